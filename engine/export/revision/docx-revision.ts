import { OpcPackage } from '../signing/opc-package.ts';
import { relationshipsPartOf, targetPart, writeRelationships } from '../signing/opc-relationships.ts';

const part = '/customXml/anjuan-revision.xml';
const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
const namespace = 'urn:anjuan:revision:1';

/** Puts the record into a package that is not signed yet, as custom XML of its main document. */
export function addRecordToDocx(docx: Uint8Array, record: Uint8Array): Uint8Array {
  const opc = new OpcPackage(docx);
  const main = opc.mainDocument();
  if (!main) return docx;
  const relationships = opc.relationships(main);
  const base64 = Buffer.from(record).toString('base64');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="${namespace}">${base64}</record>`;
  opc.parts.set(part, new TextEncoder().encode(xml));
  opc.declare(part, 'application/xml');
  opc.parts.set(
    relationshipsPartOf(main),
    writeRelationships([...relationships, { id: 'rIdAnjuanRevision', type, target: part, mode: 'Internal' }]),
  );
  return opc.write();
}

/** The record that `addRecordToDocx` put in; null where there is none. */
export function recordInDocx(opc: OpcPackage): Uint8Array | null {
  const main = opc.mainDocument();
  const linked = main
    ? opc.relationships(main).some((one) => one.type === type && targetPart(main, one.target) === part)
    : false;
  const xml = linked ? Buffer.from(opc.parts.get(part) ?? []).toString('utf8') : '';
  const base64 = new RegExp(`<record xmlns="${namespace}">([A-Za-z0-9+/=]*)</record>`).exec(xml)?.[1];
  return base64 === undefined ? null : Buffer.from(base64, 'base64');
}
