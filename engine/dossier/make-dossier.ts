import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error.ts';
import type { Attachment, CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { DossierLine, DossierReport } from '../../contract/commands/dossier.ts';
import { stands } from '../cases/document-state.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { documentPaper } from '../export/document-paper.ts';
import { exportDocument, type Makers, printJob } from '../export/export-document.ts';
import { safeName } from '../export/safe-name.ts';
import { buildCms } from '../export/signing/cms-signature.ts';
import { signPdf } from '../export/signing/pdf-signature.ts';
import { dataToEmbed } from '../export/signing/trust/embedding.ts';
import { asFolderError, freeName, writeFileBeside } from '../export/write-file.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { hashingStream } from '../transfer/hashing-stream.ts';
import { type BoundPart, bindPages, pageCount } from './bind-pages.ts';
import { bindingForms, dossierItems } from './dossier-order.ts';
import { evidencePages } from './evidence-pages.ts';
import { type RecordLine, recordLines, recordListJob, recordListTitle } from './record-list.ts';

export type DossierOptions = {
  readonly file: CaseFile;
  readonly station: StationSettings;
  readonly library: FormLibrary;
  readonly today: string;
  /** The dossier becomes a folder of its own in this one. */
  readonly folder: string;
  readonly makers: Makers;
  /** Where an attachment lies, or null where it is not at hand (a CASE.json brings none). */
  readonly attachmentPath: ((sha256: string) => string) | null;
  readonly onProgress: (done: number, total: number, label: string) => void;
};

/** One thing that is bound: its pages, and the files that go beside it. */
type Made = {
  readonly title: string;
  readonly number: string;
  /** Null: it has no pages and lies beside. */
  readonly pdf: Uint8Array | null;
};

type Written = { readonly file: string; readonly size: number; readonly sha256: string };

/**
 * Binds a case: cover, index, documents and evidence with page numbers, note; as one PDF with bookmarks, signed where
 * there is an identity; the single documents and the evidence files beside it; a manifest of SHA-256, signed too.
 * Everything is counted anew each time, so that index and pages agree after any insertion. Written into a hidden
 * folder that gets its name at the end. Throws ATTACHMENT_MISSING, DISK_FULL, FOLDER_UNWRITABLE, what printing and
 * signing throw.
 */
export async function makeDossier(options: DossierOptions): Promise<DossierReport> {
  const { file, makers, folder } = options;
  const title = safeName([file.facts.caseNumber ?? '', partyName(file), '案卷']);
  const beside = join(folder, `.${title}.part`);
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { recursive: true });
    const made = await makeItems(options, beside);
    const record = recordLines(file, options.station, options.library, options.today);
    made.items.push(await recordItem(options, record));
    const lines = numbered(await Promise.all(made.items.map(withCount)));
    const pages = lines.reduce((sum, { count }) => sum + count, 0);
    const parts = await boundParts(options, made.items, lines, pages);
    const bound = await bindPages(title, parts);
    const pdf = makers.identity ? await signed(bound, options) : bound;
    const path = await writeFileBeside(join(beside, `${title}.pdf`), pdf);
    const files = [writtenBytes(parse(path).base, pdf), ...made.files];
    await writeManifest(options, beside, { title, files, lines, pages, record });
    const target = await freeName(join(folder, title));
    await rename(beside, target);
    return {
      folder: target,
      lines: lines.map(({ line }) => line),
      pages,
      signer: makers.identity?.subjectName ?? null,
      leftOut: drafts(options),
    };
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : asFolderError(folder, error);
  }
}

async function makeItems(
  options: DossierOptions,
  beside: string,
): Promise<{ items: Made[]; files: Written[] }> {
  const { file, library, onProgress } = options;
  const order = dossierItems(file, library);
  const items: Made[] = [];
  const files: Written[] = [];
  for (const [index, item] of order.entries()) {
    const before = items.length;
    if (item.kind === 'document') await makeDocument(options, item.document, beside, items, files);
    else if (item.evidence.attachment) {
      await makeAttachment(options, item.evidence.name, item.evidence.attachment, beside, items, files);
    }
    onProgress(index, order.length, items[before]?.title ?? '');
  }
  return { items, files };
}

async function makeDocument(
  options: DossierOptions,
  document: CaseDocument,
  beside: string,
  items: Made[],
  files: Written[],
): Promise<void> {
  const { file, station, library, today, makers } = options;
  const paper = documentPaper(file, document, station, library, today);
  // The agency's signature stands for the whole bound file; its seal is drawn where the paper bears it.
  const printed = await makers.printPdf(printJob(paper, makers.identity ? makers.seal : null));
  const number = document.number ?? '';
  items.push({ title: paper.title, number, pdf: printed.pdf });
  const single = await exportDocument(paper, 'pdf', makers);
  const name = `${safeName([String(items.length).padStart(3, '0'), paper.title, number])}.pdf`;
  const path = await writeFileBeside(join(beside, '文书', name), single.bytes);
  files.push(writtenBytes(`文书/${parse(path).base}`, single.bytes));
  for (const act of file.acts ?? []) {
    if (act.kind !== 'scan' || act.document !== document.id) continue;
    await makeAttachment(options, `${paper.title}（签名件扫描）`, act.attachment, beside, items, files);
  }
}

async function makeAttachment(
  { attachmentPath }: DossierOptions,
  title: string,
  attachment: Attachment,
  beside: string,
  items: Made[],
  files: Written[],
): Promise<void> {
  const path = attachmentPath?.(attachment.sha256) ?? null;
  if (path === null) {
    items.push({ title, number: '', pdf: null });
    return;
  }
  const number = String(items.length + 1).padStart(3, '0');
  const file = `证据/${safeName([number, title])}${parse(attachment.name).ext.slice(0, 12)}`;
  await mkdir(join(beside, '证据'), { recursive: true });
  await copyChecked(path, join(beside, file), attachment);
  files.push({ file, size: attachment.size, sha256: attachment.sha256 });
  items.push({ title, number: '', pdf: await evidencePages(path, attachment.size) });
}

/** Streamed, and held against the SHA-256 it was taken in with. Throws ATTACHMENT_MISSING. */
async function copyChecked(from: string, to: string, { name, sha256, size }: Attachment): Promise<void> {
  const missing = () => new AppError('ATTACHMENT_MISSING', { name });
  const source = createReadStream(from, { highWaterMark: 1 << 20 });
  await pipeline(source, hashingStream({ sha256, size }, missing).stream, createWriteStream(to)).catch(
    (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      throw code === 'ENOENT' ? missing() : error;
    },
  );
}

type Counted = Made & { readonly count: number };
type Numbered = { readonly line: DossierLine; readonly count: number };

async function withCount(made: Made): Promise<Counted> {
  return { ...made, count: made.pdf ? await pageCount(made.pdf) : 0 };
}

/** The lines of the index: pages in the order of binding, from 1. */
function numbered(items: readonly Counted[]): Numbered[] {
  let last = 0;
  return items.map(({ title, number, count }) => {
    const first = last + 1;
    last += count;
    const pages = count === 0 ? '另存' : count === 1 ? String(first) : `${first}-${last}`;
    return { line: { title, number, pages }, count };
  });
}

async function boundParts(
  options: DossierOptions,
  items: readonly Made[],
  lines: readonly Numbered[],
  pages: number,
): Promise<BoundPart[]> {
  const materials = lines.map(({ line: { title, number, pages: at } }) => ({
    title,
    ...(number ? { number } : {}),
    pages: at,
  }));
  const count = lines.length;
  return [
    await bindingForm(options, 'dossier-cover', {}),
    await bindingForm(options, 'dossier-index', { materials }),
    ...items.flatMap(({ title, pdf }) => (pdf ? [{ title, pdf, numbered: true }] : [])),
    await bindingForm(options, 'dossier-note', { items: Math.max(1, count), pages: Math.max(1, pages) }),
  ];
}

/** Cover, index or note: as the person filled it, with what is counted in its place; fields that nobody filled stay free for the pen. */
async function bindingForm(
  { file, station, library, today, makers }: DossierOptions,
  form: string,
  counted: Readonly<Record<string, unknown>>,
): Promise<BoundPart> {
  const own = file.documents.findLast((document) => document.form === form && stands(document));
  const result = form === 'dossier-cover' ? file.facts.penalty?.content : undefined;
  const document: CaseDocument = {
    id: own?.id ?? form,
    form,
    state: own?.state ?? 'draft',
    issuedOn: own?.issuedOn ?? today,
    content: { ...(result ? { result } : {}), ...own?.content, ...counted },
  };
  const paper = documentPaper(file, document, station, library, today);
  const printed = await makers.printPdf(printJob({ ...paper, watermark: null }, null));
  return { title: paper.title, pdf: printed.pdf, numbered: false };
}

async function signed(pdf: Uint8Array, { makers, file }: DossierOptions): Promise<Uint8Array> {
  const { identity, trust } = makers;
  if (!identity) return pdf;
  const validation = trust
    ? await dataToEmbed([identity], makers.stamper !== undefined, trust, makers.now())
    : null;
  return signPdf(pdf, {
    identity,
    at: makers.now(),
    fieldName: 'agency',
    name: makers.agencyName || identity.subjectName,
    reason: `案卷归档 ${file.facts.caseNumber ?? ''}`.trim(),
    location: makers.place,
    certify: true,
    ...(makers.stamper ? { stamper: makers.stamper } : {}),
    ...(validation ? { validation } : {}),
  });
}

/** The list of the whole record is bound last, before the note. */
async function recordItem({ file, makers }: DossierOptions, record: readonly RecordLine[]): Promise<Made> {
  const job = recordListJob(file.facts.caseNumber ?? '', record);
  return { title: recordListTitle, number: '', pdf: (await makers.printPdf(job)).pdf };
}

type ManifestParts = {
  readonly title: string;
  readonly files: readonly Written[];
  readonly lines: readonly Numbered[];
  readonly pages: number;
  readonly record: readonly RecordLine[];
};

async function writeManifest(
  { makers, file }: DossierOptions,
  folder: string,
  { title, files, lines, pages, record }: ManifestParts,
): Promise<void> {
  const manifest = {
    format: 'anjuan-dossier/1',
    title,
    caseNumber: file.facts.caseNumber ?? '',
    madeAt: makers.now().toISOString(),
    pages,
    materials: lines.map(({ line }) => line),
    files,
    record,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await writeFileBeside(join(folder, 'manifest.json'), bytes);
  if (!makers.identity) return;
  const cms = await buildCms([bytes], makers.identity);
  await writeFileBeside(join(folder, 'manifest.p7s'), cms);
}

function writtenBytes(file: string, bytes: Uint8Array): Written {
  return { file, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function drafts({ file, library }: DossierOptions): string[] {
  return file.documents
    .filter(({ state, form }) => (state ?? 'draft') === 'draft' && !bindingForms.has(form))
    .map(({ form }) => library.form(form)?.definition.title ?? form);
}

function partyName(file: CaseFile): string {
  return file.facts.parties?.find(({ role }) => role === 'party')?.name ?? '';
}
