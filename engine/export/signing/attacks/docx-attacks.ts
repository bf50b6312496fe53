/**
 * TEST SUPPORT, not part of the program: content and style injection, value injection, content masking, document
 * duality, legacy wrapping, malicious repair and universal forgery, of "Every Signature is Broken" (USENIX Security
 * 2023), on packages that our program or a laxer one signed.
 */
import { unzipSync } from 'fflate';
import { signDocx } from '../docx-signature.ts';
import { editPart, editZip, sampleDocx } from '../signing-test-support.ts';
import type { Attack, AttackFiles, AttackGround } from './attack.ts';
import { inCompoundFile, withTwin } from './disguised-archive.ts';
import { inject, officeType, propertiesType, signLaxly } from './lax-docx.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sig = '_xmlsignatures/sig1.xml';

export const docxAttacks: readonly Attack[] = [
  {
    name: 'Content injection: a part that nothing covers',
    build: content,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Content injection: comments by a new relationship',
    build: comments,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_RELATIONSHIP_UNSIGNED', 'DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Style injection: a second styles part',
    build: secondStyles,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_RELATIONSHIP_UNSIGNED', 'DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Style injection: styles that a lax signer left out',
    build: laxStyles,
    lax: true,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Value injection: a file property shown in the text',
    build: value,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_PROPERTY_SHOWN'],
  },
  {
    name: 'Content masking: a header drawn over the text',
    build: mask,
    lax: true,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Document duality: another format beside',
    build: duality,
    acceptedBy: 'xmlsec1',
    refusal: ['DOCX_PART_UNSIGNED', 'DOCX_PART_UNSIGNED'],
  },
  {
    name: 'Legacy wrapping: in an old Word file',
    build: legacy,
    acceptedBy: 'xmlsec1',
    refusal: ['FILE_KIND_UNKNOWN'],
  },
  {
    name: 'Malicious repair: a part twice in the archive',
    build: twin,
    acceptedBy: 'LibreOffice',
    refusal: ['DOCX_UNREADABLE'],
  },
  {
    name: 'Universal forgery: the signature of another document',
    build: forged,
    acceptedBy: 'own verifier without the check',
    refusal: ['DOCX_PART_CHANGED'],
  },
];

async function signed({ victim, at }: AttackGround, docx?: Uint8Array): Promise<Uint8Array> {
  return signDocx(docx ?? (await sampleDocx()), { identity: victim, at });
}

async function content(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  return {
    signed: file,
    attack: editZip(file, (entries) => {
      entries['word/evil.xml'] = bytesOf('<a/>');
    }),
  };
}

async function comments(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  return { signed: file, attack: inject(file, 'word/evil.xml', '<a/>', officeType('comments')) };
}

async function secondStyles(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  return { signed: file, attack: inject(file, 'word/styles2.xml', '<a/>', officeType('stylesWithEffects')) };
}

/** White text for everything, where the signature never covered the styles. */
async function laxStyles(ground: AttackGround): Promise<AttackFiles> {
  const file = await signLaxly(await signed(ground), ground, ['/word/styles.xml']);
  const white = '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault>';
  const attack = editZip(file, (entries) => {
    const styles = Buffer.from(entries['word/styles.xml'] ?? []).toString('utf8');
    const plain = styles.replace(/<w:rPrDefault\/>|<w:rPrDefault>.*?<\/w:rPrDefault>/s, white);
    entries['word/styles.xml'] = bytesOf(plain);
  });
  return { signed: file, attack };
}

async function value(ground: AttackGround): Promise<AttackFiles> {
  const field = '<w:fldSimple w:instr=" TITLE "><w:r><w:t>5000</w:t></w:r></w:fldSimple></w:p>';
  const file = await signed(ground, editPart(await sampleDocx(), 'word/document.xml', '</w:p>', field));
  const core =
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>5</dc:title></cp:coreProperties>';
  return { signed: file, attack: inject(file, 'docProps/core.xml', core, propertiesType, '_rels/.rels') };
}

/** A header that a lax signer left out now holds a text box over the whole page. */
async function mask(ground: AttackGround): Promise<AttackFiles> {
  const base = await sampleDocx();
  const header = Object.keys(unzipSync(base)).find((name) => /^word\/header\d+\.xml$/.test(name));
  if (!header) throw new Error('no header');
  const file = await signLaxly(await signed(ground, base), ground, [`/${header}`]);
  const box =
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;width:600pt;height:800pt" fillcolor="white"/></w:pict></w:r></w:p>';
  return { signed: file, attack: editPart(file, header, '</w:p>', box) };
}

async function duality(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  return {
    signed: file,
    attack: editZip(file, (entries) => {
      entries['content.xml'] = bytesOf('<a/>');
      entries['META-INF/manifest.xml'] = bytesOf('<a/>');
    }),
  };
}

async function legacy(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  return { signed: file, attack: inCompoundFile(file) };
}

async function twin(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  const text = Buffer.from(unzipSync(file)['word/document.xml'] ?? []).toString('utf8');
  return {
    signed: file,
    attack: withTwin(file, 'word/document.xml', bytesOf(text.replace('伍仟元', '伍元'))),
  };
}

async function forged(ground: AttackGround): Promise<AttackFiles> {
  const file = await signed(ground);
  const other = await signed(ground, editPart(await sampleDocx(), 'word/document.xml', '伍仟元', '伍元'));
  return {
    signed: file,
    attack: editZip(other, (entries) => {
      entries[sig] = unzipSync(file)[sig] ?? new Uint8Array();
    }),
  };
}
