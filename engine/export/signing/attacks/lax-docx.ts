/** TEST SUPPORT, not part of the program: packages signed as other programs may, and parts slipped into packages. */
import { OpcPackage } from '../opc-package.ts';
import { type ManifestEntry, writeSignatureXml } from '../opc-signature-xml.ts';
import { editZip } from '../signing-test-support.ts';
import type { AttackGround } from './attack.ts';

export const propertiesType =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

export function officeType(name: string): string {
  return `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`;
}

/** Adds a part and a relationship to it from the main document or the package. */
export function inject(
  docx: Uint8Array,
  part: string,
  text: string,
  type: string,
  rels = 'word/_rels/document.xml.rels',
): Uint8Array {
  return editZip(docx, (entries) => {
    entries[part] = new TextEncoder().encode(text);
    const relation = `<Relationship Id="rIdEvil" Type="${type}" Target="/${part}"/></Relationships>`;
    const old = Buffer.from(entries[rels] ?? []).toString('utf8');
    entries[rels] = new TextEncoder().encode(old.replace('</Relationships>', relation));
  });
}

/** Signs a package of ours anew with some parts left out of the Manifest. */
export async function signLaxly(
  docx: Uint8Array,
  { victim, at }: AttackGround,
  leftOut: readonly string[],
): Promise<Uint8Array> {
  const opc = new OpcPackage(docx);
  const xml = Buffer.from(opc.parts.get('/_xmlsignatures/sig1.xml') ?? []).toString('utf8');
  const entries = manifestEntries(xml).filter(({ part }) => !leftOut.includes(part));
  const lax = await writeSignatureXml(entries, { identity: victim, at, comments: '' });
  opc.parts.set('/_xmlsignatures/sig1.xml', new TextEncoder().encode(lax));
  return opc.write();
}

/** Read back from the text that `writeSignatureXml` wrote. */
function manifestEntries(xml: string): ManifestEntry[] {
  const reference =
    /<Reference URI="(\/[^"?]*)\?ContentType=([^"]*)">(.*?)<DigestMethod[^>]*><\/DigestMethod><DigestValue>([^<]*)/g;
  return [...xml.matchAll(reference)].map(
    ([, part = '', contentType = '', transforms = '', digest = '']) => ({
      part: decodeURI(part),
      contentType,
      digest: Buffer.from(digest, 'base64'),
      sourceIds:
        transforms === ''
          ? null
          : [...transforms.matchAll(/SourceId="([^"]*)"/g)].map((match) => match[1] ?? ''),
    }),
  );
}
