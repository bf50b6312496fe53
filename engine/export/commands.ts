import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { DossierReport } from '../../contract/commands/dossier.ts';
import type { ExportedFile } from '../../contract/commands/export.ts';
import type { CommandInput, Handlers } from '../../contract/commands.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { wasIssued } from '../cases/document-state.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { attachmentPath } from '../store/attachments.ts';
import { readGranted } from './case-file-commands.ts';
import { documentPaper } from './document-paper.ts';
import type { SealPicture } from './docx/docx-seal.ts';
import type { MadeFile, Makers } from './export-document.ts';
import type { Identities } from './identities.ts';
import { requireNotRevoked } from './not-revoked.ts';
import { requireClock } from './require-clock.ts';
import { safeName } from './safe-name.ts';
import type { Identity } from './signing/identity.ts';
import type { Signer } from './signing/signers.ts';
import { trialSeal } from './signing/trial-seal.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';
import { stamperFor } from './stamper-for.ts';
import { writeFileBeside } from './write-file.ts';

/** What exporting and the station's identities need of the engine. */
export type ExportContext = {
  readonly library: FormLibrary;
  readonly identities: Identities;
  readonly station: () => StationSettings;
  /** The open case as it stands, with all edits. Throws NOT_FOUND. */
  readonly caseFile: (caseId: string) => CaseFile;
  readonly printPdf: PdfPrinter;
  readonly now: () => Date;
  /** Holds files/ with the attachments. */
  readonly dataFolder: string;
  readonly progress: (done: number, total: number, label: string) => void;
  readonly recordDossier: (caseId: string, report: DossierReport) => void;
  readonly today: () => string;
  /** Whom the station trusts, and its lists: what its PDFs carry of them. */
  readonly trust: () => Promise<StationTrust>;
  readonly grantedPath: (token: string) => string | null;
  /** When the station's newest act was recorded (ISO, UTC); null: none yet. */
  readonly lastActAt: () => string | null;
  /** Records what was handed over: file name, SHA-256, signer, faces. */
  readonly recordExport: (
    caseId: string,
    documentId: string,
    file: ExportedFile,
    faces: readonly string[],
  ) => void;
};

type MakingContext = Pick<ExportContext, 'station' | 'printPdf' | 'now' | 'trust'>;

type ExportCommands =
  | 'dossier/make'
  | 'export/document'
  | 'export/paymentSlip'
  | 'export/printJob'
  | 'identity/list'
  | 'identity/import'
  | 'identity/makeTrial'
  | 'identity/listToken'
  | 'identity/addToken'
  | 'identity/unlock'
  | 'identity/choose';

/** What only exporting needs is loaded when one exports: the program starts without it. */
const exporter = () => import('./export-document.ts');

/** What exporting answers of the contract. */
export function exportHandlers(context: ExportContext): Handlers<ExportCommands> {
  const { identities } = context;
  return {
    'export/document': async ({ caseId, documentId, kinds, folder, signers: wanted, clockConfirmed }) => {
      const { exportDocument } = await exporter();
      const target = granted(context, folder);
      const { file, document, paper } = paperOf(context, caseId, documentId);
      const signers = wasIssued(document) ? await signersOf(identities, wanted) : [];
      await requireNotRevoked(signers, await context.trust(), context.now());
      await requireSignable(kinds, signers);
      if (signers.length > 0 && !clockConfirmed) requireClock(context.now(), context.lastActAt());
      const makers = { ...(await makersOf(context, signers.at(-1)?.identity ?? null)), signers };
      const name = safeName([document.number ?? file.facts.caseNumber ?? '', paper.title]);
      const files: ExportedFile[] = [];
      for (const kind of new Set(kinds)) {
        const made = await exportDocument(paper, kind, makers);
        const written = await writeFileBeside(join(target, `${name}.${kind}`), made.bytes);
        const exported = exportedFile(written, document, made);
        context.recordExport(caseId, documentId, exported, made.faces);
        files.push(exported);
      }
      return { files };
    },
    'export/paymentSlip': async ({ caseId, documentId, folder }) => {
      const { paymentSlip } = await import('./payment-slip.ts');
      const target = granted(context, folder);
      const { document } = paperOf(context, caseId, documentId);
      const slip = await paymentSlip(document, context.station(), context.printPdf, context.now());
      const name = `${safeName([document.number ?? '', '缴款单'])}.pdf`;
      const exported = unsignedFile(await writeFileBeside(join(target, name), slip.pdf), document, slip.pdf);
      context.recordExport(caseId, documentId, exported, slip.faces);
      return exported;
    },
    'dossier/make': async ({ caseId, folder }) => {
      const { makeDossier } = await import('../dossier/make-dossier.ts');
      const identity = await identities.chosen().catch(() => null);
      const report = await makeDossier({
        file: context.caseFile(caseId),
        station: context.station(),
        library: context.library,
        today: context.today(),
        folder: granted(context, folder),
        makers: await makersOf(context, identity),
        attachmentPath: (sha256) => attachmentPath(context.dataFolder, sha256),
        onProgress: context.progress,
      });
      context.recordDossier(caseId, report);
      return report;
    },
    'export/printJob': async ({ caseId, documentId }) => {
      const { printJob } = await exporter();
      const { paper } = paperOf(context, caseId, documentId);
      return printJob(paper, await stationSeal(context, null));
    },
    'identity/list': () => identities.list(),
    'identity/import': async ({ file, password }) =>
      identities.import(await readGranted(granted(context, file)), password),
    'identity/makeTrial': () => identities.makeTrial(context.station().agency.name),
    'identity/listToken': async ({ driver }) => ({
      certificates: await identities.tokenCertificates(granted(context, driver)),
    }),
    'identity/addToken': ({ driver, certificate, pin }) =>
      identities.addToken(granted(context, driver), certificate, pin),
    'identity/unlock': ({ id, password }) => identities.unlock(id, password),
    'identity/choose': ({ id }) => identities.choose(id),
  };
}

function granted(context: ExportContext, token: string): string {
  const path = context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
  return path;
}

function paperOf(context: ExportContext, caseId: string, documentId: string) {
  const file = context.caseFile(caseId);
  const document = file.documents.find((item) => item.id === documentId);
  if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
  return {
    file,
    document,
    paper: documentPaper(file, document, context.station(), context.library, context.today()),
  };
}

/** What makes finished files at this station, signed by `identity` and sealed as it goes with it. */
export async function makersOf(context: MakingContext, identity: Identity | null): Promise<Makers> {
  const { agency, tsa } = context.station();
  const trust = await context.trust();
  if (identity) await requireNotRevoked([{ identity }], trust, context.now());
  return {
    printPdf: context.printPdf,
    identity,
    seal: await stationSeal(context, identity),
    agencyName: agency.name,
    place: agency.district,
    now: context.now,
    trust,
    ...(await stamperFor(tsa)),
  };
}

/** A trial identity seals with the trial seal only, a real one with the station's imported seal only. */
async function stationSeal(
  context: Pick<ExportContext, 'station'>,
  identity: Identity | null,
): Promise<SealPicture | null> {
  if (identity?.trial) return trialSeal();
  const { seal } = context.station();
  const png = seal?.match(/^data:image\/png;base64,(.+)$/)?.[1];
  return png ? { png: Buffer.from(png, 'base64'), millimetres: 42 } : null;
}

type Wanted = CommandInput<'export/document'>['signers'];

/** The identities that sign, opened, in order. Throws IDENTITY_MISSING, IDENTITY_LOCKED, NOT_FOUND, SIGNERS_MIXED. */
async function signersOf(identities: Identities, wanted: Wanted): Promise<readonly Signer[]> {
  if (!wanted) return [{ role: 'agency', identity: await identities.chosen() }];
  const signers: Signer[] = [];
  for (const { role, identity } of wanted)
    signers.push({ role, identity: await identities.opened(identity) });
  const { requireUniform } = await import('./signing/signers.ts');
  requireUniform(signers);
  return signers;
}

async function requireSignable(
  kinds: readonly ('pdf' | 'docx')[],
  signers: readonly Signer[],
): Promise<void> {
  const { requireKinds } = await import('./signing/signers.ts');
  requireKinds(kinds, signers);
}

function exportedFile(path: string, document: CaseDocument, made: MadeFile): ExportedFile {
  return {
    file: basename(path),
    form: document.form,
    documentId: document.id,
    kind: made.kind,
    sha256: made.sha256,
    size: made.bytes.length,
    signer: made.signer,
    signers: made.signers,
    draft: !wasIssued(document),
    verdict: made.verdict,
  };
}

/** What goes with a document and is none itself: a payment slip. */
function unsignedFile(path: string, { form, id }: CaseDocument, bytes: Uint8Array): ExportedFile {
  return {
    file: basename(path),
    form,
    documentId: id,
    kind: 'pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    signer: null,
    signers: [],
    draft: false,
    verdict: null,
  };
}
