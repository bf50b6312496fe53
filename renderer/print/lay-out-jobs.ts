import type { LaidOut } from '../../contract/bridge.ts';
import type { PagePlace, PrintJob } from '../../contract/print.ts';
import { faceInUse, paperFontsReady } from '../paper/paper-fonts.ts';
import { missingGlyphs } from './missing-glyphs.ts';

type Draw = (job: PrintJob, onPages: (pages: number) => void) => void;

const pointsPerPixel = 72 / 96;
const pageHeight = (297 / 25.4) * 72;

/** Makes the print page's answer to a job: drawn, fonts and pictures there, places measured. Rejects after a minute. */
export function layOutJobs(draw: Draw): (job: PrintJob) => Promise<LaidOut> {
  return async (job) => {
    await paperFontsReady();
    const pages = await new Promise<number>((done) => draw(job, done));
    await nextFrame();
    await Promise.all([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
    const missing = missingGlyphs(job.blocks, pageFamilies());
    return { pages, sealPlace: sealPlace(), faces: facesOnPage(), missing };
  };
}

/** The pages were committed when their number came; a frame later they are laid out. Timers run in hidden windows. */
function nextFrame(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

/** Where the last seal lies, in points from the lower left corner of its page; null without one. */
function sealPlace(): PagePlace | null {
  const element = [...document.querySelectorAll<HTMLElement>('[data-seal-place]')].at(-1);
  const sheet = element?.closest<HTMLElement>('[data-page]');
  if (!element || !sheet) return null;
  const seal = element.getBoundingClientRect();
  const page = sheet.getBoundingClientRect();
  const height = seal.height * pointsPerPixel;
  return {
    page: Number(sheet.dataset.page) - 1,
    x: (seal.left - page.left) * pointsPerPixel,
    y: pageHeight - (seal.top - page.top) * pointsPerPixel - height,
    width: seal.width * pointsPerPixel,
    height,
  };
}

/** The list of faces that the page's paragraphs are set in. */
function pageFamilies(): string {
  const paragraph = document.querySelector('.paper-sheet p');
  return paragraph ? getComputedStyle(paragraph).fontFamily : 'serif';
}

/** Family names of the faces that draw the page's texts. */
function facesOnPage(): string[] {
  const texts = document.querySelectorAll('.paper-sheet p, .paper-sheet h1, .paper-sheet b, .paper-box');
  const families = new Set([...texts].map((text) => getComputedStyle(text).fontFamily));
  return [...new Set([...families].map(faceInUse))].sort();
}
