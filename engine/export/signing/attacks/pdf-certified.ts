/**
 * TEST SUPPORT, not part of the program: evil annotations (EAA) and sneaky signatures (SSA) on certified files, of
 * "Breaking the Specification: PDF Certification" (S&P 2021).
 */
import { PDFArray, PDFDict, PDFName, PDFRef, PDFString } from 'pdf-lib';
import { buildCms } from '../cms-signature.ts';
import type { Identity } from '../identity.ts';
import { appendObjects, signAlong } from '../pdf-attacks.ts';
import { PdfFile } from '../pdf-file.ts';
import { fillContents, type PdfIncrement } from '../pdf-increment.ts';
import { signPdf } from '../pdf-signature.ts';
import { arrayOf, pageRefs } from '../pdf-signature-fields.ts';
import { samplePng } from '../signing-test-support.ts';
import type { Attack, AttackFiles, AttackGround } from './attack.ts';
import { drawnText, onePage, plainPdf } from './plain-pdf.ts';

const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };

export const certificationAttacks: readonly Attack[] = [
  {
    name: 'EAA: annotation on a file certified with P 2',
    build: annotate(2),
    acceptedBy: 'pdfsig',
    refusal: ['PDF_APPENDED'],
  },
  {
    name: 'EAA: annotation on a file certified with P 3',
    build: annotate(3),
    acceptedBy: 'pdfsig',
    refusal: ['PDF_APPENDED'],
  },
  {
    name: 'EAA: annotation within a further signature',
    build: annotateSigned,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_CHANGED'],
  },
  {
    name: 'SSA: a picture of a further signature',
    build: sneak,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_DRAWN_OVER'],
  },
  {
    name: 'SSA: a background of a further signature',
    build: sneakBackground,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_DRAWN_OVER'],
  },
];

async function certified({ victim, at }: AttackGround): Promise<Uint8Array> {
  return signPdf(plainPdf(onePage(drawnText('fine 5000 yuan'))), {
    ...about,
    identity: victim,
    at,
    certify: true,
  });
}

/** Certified anew with permission for annotations (P 3), which our program never gives. */
async function withPermission(pdf: Uint8Array, permission: 2 | 3, victim: Identity): Promise<Uint8Array> {
  const text = Buffer.from(pdf)
    .toString('latin1')
    .replace('/TransformParams/P 2', `/TransformParams/P ${permission}`);
  const bytes = Uint8Array.from(Buffer.from(text, 'latin1'));
  const gapStart = text.indexOf('/Contents <') + 10;
  const gapEnd = text.indexOf('>', gapStart) + 1;
  const content = [bytes.subarray(0, gapStart), bytes.subarray(gapEnd)];
  bytes.fill(0x30, gapStart + 1, gapEnd - 1);
  return fillContents({ bytes, gapStart, gapEnd }, await buildCms(content, victim));
}

function annotate(permission: 2 | 3) {
  return async (ground: AttackGround): Promise<AttackFiles> => {
    const signed = await withPermission(await certified(ground), permission, ground.victim);
    const file = new PdfFile(signed);
    const page = pageRefs(file)[0];
    if (!page) throw new Error('no page');
    const free = file.highestObjectNumber + 1;
    const dict = file.object(page);
    if (!(dict instanceof PDFDict)) throw new Error('no page');
    const changed = dict.clone();
    changed.set(PDFName.of('Annots'), PDFArray.withContext(dict.context));
    for (const one of [...arrayOf(file, dict.get(PDFName.of('Annots'))), PDFRef.of(free)]) {
      changed.lookup(PDFName.of('Annots'), PDFArray).push(one);
    }
    const note =
      '<</Type/Annot/Subtype/FreeText/F 4/Rect[30 90 380 130]/C[1 1 1]/DA(/Helv 24 Tf 0 g)/Contents(fine 5 yuan)>>';
    return {
      signed,
      attack: appendObjects(signed, { [page.objectNumber]: changed.toString(), [free]: note }),
    };
  };
}

async function annotateSigned(ground: AttackGround): Promise<AttackFiles> {
  const signed = await certified(ground);
  const attack = await signAlong(signed, { identity: ground.stranger, at: ground.at }, (increment, file) => {
    const page = pageRefs(file)[0];
    if (page) increment.annotate(page, increment.context.register(noteOf(increment)));
  });
  return { signed, attack };
}

function noteOf({ context }: PdfIncrement) {
  return context.obj({
    Type: 'Annot',
    Subtype: 'FreeText',
    F: 4,
    Rect: [30, 90, 380, 130],
    Contents: PDFString.of('fine 5 yuan'),
  });
}

async function sneak(ground: AttackGround): Promise<AttackFiles> {
  const signed = await certified(ground);
  const attack = await signPdf(signed, {
    ...about,
    fieldName: 'sneak',
    identity: ground.stranger,
    at: ground.at,
    appearance: { page: 0, rect: [30, 90, 380, 130], png: samplePng() },
  });
  return { signed, attack };
}

async function sneakBackground(ground: AttackGround): Promise<AttackFiles> {
  const signed = await certified(ground);
  const attack = await signAlong(
    signed,
    { identity: ground.stranger, at: ground.at },
    ({ context }, file, field) => {
      const [page] = pageRefs(file);
      if (page) field.set(PDFName.of('P'), page);
      field.set(PDFName.of('F'), context.obj(4));
      field.set(PDFName.of('Rect'), context.obj([30, 90, 380, 130]));
      field.set(PDFName.of('MK'), context.obj({ BG: [1, 1, 1] }));
    },
  );
  return { signed, attack };
}
