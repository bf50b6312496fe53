/** TEST SUPPORT, not part of the program: what independent verifiers have against the signed files of one document. */
import type { PrintedPdf } from '../../../contract/print.ts';
import { archiveProblems } from '../signing/archive-assertions.ts';
import {
  type LibreOfficeSignature,
  opensslCades,
  pdfsig,
  pdfText,
  qpdfCheck,
  xmlsec,
} from '../signing/independent-verifiers.ts';

/**
 * What stands against a PDF with so many signatures; empty where every one is valid and trusted, the last covers the
 * whole file, and pages, text and PDF/A-2u (as far as it is asserted) are as they were printed.
 */
export async function pdfFaults(
  pdf: Uint8Array,
  printed: PrintedPdf,
  count: number,
  authorities: readonly Uint8Array[],
): Promise<string[]> {
  const faults: string[] = [];
  const signatures = pdfsig(pdf, ...authorities);
  if (signatures.length !== count) faults.push(`pdfsig: ${signatures.length} signatures`);
  for (const [index, { valid, trusted, wholeDocument }] of signatures.entries()) {
    if (!valid) faults.push(`pdfsig: ${index + 1} is not valid`);
    if (!trusted) faults.push(`pdfsig: ${index + 1} is not trusted`);
    // An earlier signature covers its own increment alone; the last must cover all.
    if (wholeDocument !== (index === count - 1)) faults.push(`pdfsig: coverage of ${index + 1}`);
  }
  const cades = opensslCades(pdf, ...authorities);
  if (cades.length !== count) faults.push(`openssl: ${cades.length} signatures`);
  for (const said of cades)
    if (!said.includes('CAdES Verification successful')) faults.push(`openssl: ${said}`);
  const { clean, pages } = qpdfCheck(pdf);
  if (!clean) faults.push('qpdf: warnings');
  if (pages !== printed.pages) faults.push(`qpdf: ${pages} pages of ${printed.pages}`);
  if (pdfText(pdf) !== pdfText(printed.pdf)) faults.push('pdftotext: another text');
  return [...faults, ...(await archiveProblems(pdf)).map((problem) => `PDF/A: ${problem}`)];
}

/** What stands against a DOCX with so many signatures by xmlsec1: each of them, and every digest below it. */
export function xmlsecFaults(docx: Uint8Array, authorityOf: readonly Uint8Array[]): string[] {
  return authorityOf.flatMap((authority, index) => {
    const { ok, signedInfo, manifest } = xmlsec(docx, `_xmlsignatures/sig${index + 1}.xml`, authority);
    const all = [signedInfo, manifest].every((part) => /^([1-9]\d*)\/\1$/.test(part));
    return ok && all ? [] : [`xmlsec1: ${index + 1} is ${ok}, ${signedInfo}, ${manifest}`];
  });
}

/** What LibreOffice's verdicts on a DOCX with so many signatures leave to be wished. */
export function libreOfficeFaults(found: readonly LibreOfficeSignature[], count: number): string[] {
  const bad = found.filter(({ valid, status }) => !valid || status !== 0);
  return [
    ...(found.length === count ? [] : [`LibreOffice: ${found.length} signatures`]),
    ...bad.map(({ valid, status, signer }) => `LibreOffice: ${signer} is ${valid}, ${status}`),
  ];
}
