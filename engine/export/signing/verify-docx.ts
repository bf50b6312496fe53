import type { SignatureVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import { compareManifest, strayParts } from './opc-coverage.ts';
import { OpcPackage } from './opc-package.ts';
import { relationshipsPartOf, relationshipTypes, targetPart } from './opc-relationships.ts';
import { checkSignature } from './opc-signature-check.ts';
import { judgeSigner } from './signer-verdict.ts';
import { type DocumentVerdict, problem, type VerifyOptions } from './verdict-problem.ts';

/**
 * Verifies every signature of a DOCX. Beyond what Word and LibreOffice check, each part and relationship of the
 * package has to be covered, with its content type: an added, changed or left-out part is named. A signature whose
 * own data are sound but which leaves something uncovered is intact with coverage `partial`, and the file is not ok.
 * @throws AppError DOCX_UNREADABLE
 */
export async function verifyDocx(bytes: Uint8Array, options: VerifyOptions): Promise<DocumentVerdict> {
  const opc = new OpcPackage(bytes);
  const problems: VerdictProblem[] = [];
  if (!opc.mainDocument()) problems.push(problem('DOCX_PART_MISSING', '/word/document.xml'));
  const listed = signatureParts(opc);
  const signatures: SignatureVerdict[] = [];
  const signers: Uint8Array[] = [];
  for (const part of listed.signatures) {
    const xml = opc.parts.get(part);
    if (xml) {
      const { verdict, signer } = await judge(opc, part, xml, options);
      signatures.push(verdict);
      if (signer && verdict.integrity === 'intact') signers.push(signer);
    } else problems.push(problem('DOCX_SIGNATURE_MISSING', part));
  }
  problems.push(...strayParts(opc, new Set([...listed.own, ...listed.signatures])));
  if (signatures.length === 0) problems.push(problem('NOT_SIGNED'));
  return {
    kind: 'docx',
    signed: signatures.length > 0,
    ok:
      problems.length === 0 &&
      signatures.every((one) => one.integrity === 'intact' && one.problems.length === 0),
    signatures,
    problems,
    signers,
  };
}

/** The origin and the signatures that the package's relationships lead to (ECMA-376-2, 12.2.1). */
function signatureParts(opc: OpcPackage): { readonly own: string[]; readonly signatures: string[] } {
  const origins = opc
    .relationships('/')
    .filter(({ type }) => type === relationshipTypes.origin)
    .map(({ target }) => targetPart('/', target));
  const [origin] = origins;
  if (!origin || origins.length !== 1) return { own: [], signatures: [] };
  const signatures = opc
    .relationships(origin)
    .filter(({ type, mode }) => type === relationshipTypes.signature && mode === 'Internal')
    .map(({ target }) => targetPart(origin, target))
    .filter((part) => part !== null);
  return { own: [origin, relationshipsPartOf(origin)], signatures };
}

async function judge(
  opc: OpcPackage,
  part: string,
  xml: Uint8Array,
  options: VerifyOptions,
): Promise<{ readonly verdict: SignatureVerdict; readonly signer: Uint8Array | null }> {
  const check = checkSignature(xml, part);
  const coverage = check.manifest ? compareManifest(opc, check.manifest, part) : { changes: [], gaps: [] };
  const broken = [...check.problems, ...coverage.changes];
  const { problems, ...signer } = await judgeSigner(check.signer, check.certificates, check.claimed, options);
  const verdict: SignatureVerdict = {
    name: part,
    integrity: broken.length === 0 ? 'intact' : 'broken',
    ...signer,
    coverage: check.manifest && coverage.gaps.length === 0 ? 'whole' : 'partial',
    problems: [...broken, ...coverage.gaps, ...problems],
  };
  return { verdict, signer: check.signer?.der ?? null };
}
