/**
 * TEST SUPPORT, not part of the program: incremental saving (ISA), signature wrapping (SWA) and universal signature
 * forgery (USF), of "1 Trillion Dollar Refund" (CCS 2019).
 */
import { appendObjects, replacedPage, signAlong, wrapSignature } from '../pdf-attacks.ts';
import { signPdf } from '../pdf-signature.ts';
import type { Attack, AttackFiles, AttackGround } from './attack.ts';
import { drawnText, onePage, plainPdf } from './plain-pdf.ts';

const own = 'own verifier without the check';

export const updateAttacks: readonly Attack[] = [
  { name: 'ISA: body update', build: isa, acceptedBy: 'pdfsig', refusal: ['PDF_APPENDED'] },
  { name: 'ISA: without a table', build: isaWithoutTable, acceptedBy: 'pdfsig', refusal: ['PDF_APPENDED'] },
  {
    name: 'ISA: covered by a further signature',
    build: isaSigned,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_CHANGED'],
  },
  {
    name: 'SWA: dictionary redefined',
    build: swaRedefined,
    acceptedBy: 'pdfsig',
    refusal: ['PDF_BYTE_RANGE', 'PDF_HIDDEN_SIGNATURE'],
  },
  { name: 'SWA: objects in the gap', build: swaGap, acceptedBy: 'pdfsig', refusal: ['PDF_BYTE_RANGE'] },
  {
    name: 'USF: no ByteRange',
    build: usf(/\/ByteRange \[[^\]]*\]/, ''),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
  {
    name: 'USF: ByteRange null',
    build: usf(/\/ByteRange \[[^\]]*\]/, '/ByteRange null'),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
  {
    name: 'USF: ByteRange negative',
    build: usf(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 -1 2 3]'),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
  {
    name: 'USF: no Contents',
    build: usf(/\/Contents <[^>]*>/, ''),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
  {
    name: 'USF: Contents null',
    build: usf(/\/Contents <[^>]*>/, '/Contents null'),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
  {
    name: 'USF: Contents zero',
    build: usf(/\/Contents <[^>]*>/, '/Contents <00>'),
    acceptedBy: own,
    refusal: ['PDF_BYTE_RANGE'],
  },
];

async function signedBase({ victim, at }: AttackGround): Promise<Uint8Array> {
  const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };
  return signPdf(plainPdf(onePage(drawnText('fine 5000 yuan'))), {
    ...about,
    identity: victim,
    at,
    certify: true,
  });
}

async function isa(ground: AttackGround): Promise<AttackFiles> {
  const signed = await signedBase(ground);
  return { signed, attack: appendObjects(signed, replacedPage(signed)) };
}

/** Some readers rebuild the table themselves and take the last object of a number. */
async function isaWithoutTable(ground: AttackGround): Promise<AttackFiles> {
  const signed = await signedBase(ground);
  const objects = Object.entries(replacedPage(signed)).map(
    ([number, body]) => `${number} 0 obj\n${body}\nendobj\n`,
  );
  return {
    signed,
    attack: Uint8Array.from(Buffer.concat([signed, Buffer.from(objects.join(''), 'latin1')])),
  };
}

async function isaSigned(ground: AttackGround): Promise<AttackFiles> {
  const { signed, attack } = await isa(ground);
  return { signed, attack: await signAlong(attack, { identity: ground.stranger, at: ground.at }, () => {}) };
}

/** The page replaced, and the signature dictionary defined again with the old range. */
async function swaRedefined(ground: AttackGround): Promise<AttackFiles> {
  const signed = await signedBase(ground);
  return { signed, attack: wrapSignature(signed, replacedPage(signed)) };
}

/** The unused digits of /Contents give room for entries that no digest covers. */
async function swaGap(ground: AttackGround): Promise<AttackFiles> {
  const signed = await signedBase(ground);
  const text = Buffer.from(signed).toString('latin1');
  const hidden = '>/Note(fine 5 yuan)/More<';
  const room = new RegExp(`0{${hidden.length}}(?=0>)`);
  return { signed, attack: Uint8Array.from(Buffer.from(text.replace(room, hidden), 'latin1')) };
}

/** The sum changed in place, and the signature dictionary left without what a verifier needs. */
function usf(from: RegExp, to: string) {
  return async (ground: AttackGround): Promise<AttackFiles> => {
    const signed = await signedBase(ground);
    const text = Buffer.from(signed).toString('latin1');
    const found = from.exec(text)?.[0];
    if (found === undefined) throw new Error('no such signature dictionary');
    const changed = text.replace(found, to.padEnd(found.length)).replace('fine 5000', 'fine    5');
    return { signed, attack: Uint8Array.from(Buffer.from(changed, 'latin1')) };
  };
}
