import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandInput, Handlers } from '../../contract/commands.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { caseView } from '../cases/case-view.ts';
import type { CaseFileReader } from '../cases/read-case-file.ts';
import { emptyStation, type StationSettings } from '../cases/station-settings.ts';
import { caseFindings } from '../findings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { runningDeadlines } from '../law/deadlines/case-deadlines.ts';
import { deadlineDays } from '../law/deadlines/deadline-days.ts';
import { wholeRecord } from '../record/whole-record.ts';
import { isIsoDay } from '../values/day.ts';
import type { Makers } from './export-document.ts';
import { withGivenTrust } from './given-trust.ts';
import { requireNotRevoked } from './not-revoked.ts';
import { safeName } from './safe-name.ts';
import type { Identity } from './signing/identity.ts';
import type { Signer } from './signing/signers.ts';
import { trialSeal } from './signing/trial-seal.ts';
import { noTrust, type StationTrust } from './signing/trust/station-trust.ts';
import { stamperFor } from './stamper-for.ts';

/** What the commands over files need; no store. */
export type CaseFileContext = {
  readonly library: FormLibrary;
  readonly readCase: CaseFileReader;
  readonly printPdf: PdfPrinter;
  readonly now: () => Date;
  readonly today: () => string;
  readonly grantedPath: (token: string) => string | null;
  readonly trust: () => Promise<StationTrust>;
  readonly progress: (job: string, done: number, total: number, label: string) => void;
};

/** What only producing needs is loaded when one produces: the program starts without it. */
const producer = () => import('./produce-case.ts');

/** The terminal's commands over CASE.json and finished files. */
export function caseFileHandlers(
  context: CaseFileContext,
): Handlers<
  | 'caseFile/validate'
  | 'caseFile/deadlines'
  | 'caseFile/record'
  | 'caseFile/produce'
  | 'caseFile/dossier'
  | 'caseFile/publish'
  | 'signedFile/extend'
  | 'verify/file'
> {
  return {
    'caseFile/validate': async ({ file }) => {
      const { caseName, notJudged, reportFindings } = await producer();
      const opened = await openCase(context, file);
      const findings = caseFindings(viewOf(context, opened), context.library);
      const refused = findings.some((finding) => finding.severity === 'block');
      return {
        case: caseName(opened),
        folder: '',
        refused,
        files: [],
        findings: reportFindings(opened, findings),
        notJudged: notJudged(),
      };
    },
    'caseFile/deadlines': async ({ file, on }) => {
      if (on !== undefined && !isIsoDay(on))
        throw new AppError('INPUT_INVALID', { place: '--on', problem: '没有这一天，日期写作 2026-04-20' });
      const { caseName } = await producer();
      const opened = await openCase(context, file);
      const view = caseView(opened, stationOf(opened), context.library, on ?? context.today());
      const deadlines = runningDeadlines(view, context.library).map((one) => ({
        ...one.shown,
        days: deadlineDays(one),
      }));
      return { case: caseName(opened), on: view.today, deadlines };
    },
    'caseFile/record': async ({ file }) => {
      const { caseName } = await producer();
      const opened = await openCase(context, file);
      return { case: caseName(opened), ...wholeRecord(viewOf(context, opened), context.library) };
    },
    'caseFile/produce': async ({ file, folder, identity, signers: wanted, tsa, kinds, trust: given }) => {
      const { caseName, produceCase } = await producer();
      const opened = await openCase(context, file);
      const view = viewOf(context, opened);
      const signers = await signersOf(context, view.station.agency.name, identity, wanted);
      const trust = await withGivenTrust(noTrust, given, (token) => namedFile(context, token));
      await requireNotRevoked(signers, trust, context.now());
      return produceCase({
        file: opened,
        findings: caseFindings(view, context.library),
        station: view.station,
        library: context.library,
        today: view.today,
        folder: join(pathOf(context, folder), safeName([caseName(opened)])),
        ...(kinds ? { kinds } : {}),
        makers: {
          ...(await makersOf(context, opened, signers.at(-1)?.identity ?? null)),
          ...(await stamperFor(tsa)),
          trust,
          signers,
        },
        onProgress: (done, total, label) => context.progress('produce', done, total, label),
      });
    },
    'caseFile/dossier': async ({ file, folder, identity }) => {
      const { makeDossier } = await import('../dossier/make-dossier.ts');
      const opened = await openCase(context, file);
      const station = stationOf(opened);
      return makeDossier({
        file: opened,
        station,
        library: context.library,
        today: context.today(),
        folder: pathOf(context, folder),
        makers: await makersOf(context, opened, await signerOf(context, station.agency.name, identity)),
        attachmentPath: null,
        onProgress: (done, total, label) => context.progress('dossier', done, total, label),
      });
    },
    'caseFile/publish': async ({ file, folder, identity, decisions, isAgency }) => {
      const { requireAgencyIdentity } = await import('../publish/station-publication.ts');
      const { makePublication } = await import('../publish/make-package.ts');
      const opened = await openCase(context, file);
      const signer = await signerOf(context, opened.facts.agency?.name ?? '', identity);
      if (!signer) throw new AppError('IDENTITY_MISSING', {});
      requireAgencyIdentity(signer, opened.facts.agency?.name ?? '', isAgency ?? false);
      return makePublication({
        file: opened,
        library: context.library,
        settings: {},
        decisions,
        folder: pathOf(context, folder),
        makers: { ...(await makersOf(context, opened, signer)), identity: signer },
        onProgress: (done, total, label) => context.progress('publish', done, total, label),
      });
    },
    'signedFile/extend': async ({ file, folder, revocation }) => {
      const { extendFile } = await import('./extend-file.ts');
      const given = { signers: [], timeStamps: [], revocation };
      const trust = await withGivenTrust(noTrust, given, (token) => namedFile(context, token));
      const target = pathOf(context, folder);
      return { file: await extendFile(await namedFile(context, file), target, trust, context.now()) };
    },
    'verify/file': async ({ file, trust: given }) => {
      const named = pathOf(context, file);
      const path = (await isFolder(named)) ? join(named, 'manifest.json') : named;
      const bytes = await readGranted(path);
      const trust = await withGivenTrust(await context.trust(), given, (token) => namedFile(context, token));
      const options = { ...trust, now: context.now() };
      const { isPublicationManifest, verifyPublication } = await import('../publish/verify-package.ts');
      if (isPublicationManifest(bytes)) return verifyPublication(dirname(path), bytes, options);
      const { verifyFile } = await import('./signing/verify-file.ts');
      return verifyFile(basename(path), bytes, options);
    },
  };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** 200 MB: above what any document of ours comes to. */
const maxFileBytes = 200_000_000;

/** Reads a file that the person chose. Throws FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function readGranted(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw new AppError('FILE_TOO_LARGE', { file: basename(path), limit: '200 MB' });
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('FILE_UNREADABLE', { file: basename(path), problem: reasons[code] ?? code }, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '这是一个文件夹',
};

async function makersOf(
  { printPdf, now }: CaseFileContext,
  file: CaseFile,
  identity: Identity | null,
): Promise<Makers> {
  return {
    printPdf,
    identity,
    seal: identity?.trial ? await trialSeal() : null,
    agencyName: file.facts.agency?.name ?? '',
    place: file.facts.agency?.district ?? '',
    now,
  };
}

async function namedFile(context: GrantContext, token: string) {
  const path = pathOf(context, token);
  return { name: basename(path), bytes: await readGranted(path) };
}

type GrantContext = Pick<CaseFileContext, 'grantedPath'>;

function pathOf(context: GrantContext, token: string): string {
  const path = context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件', id: token });
  return path;
}

async function openCase(context: CaseFileContext, token: string): Promise<CaseFile> {
  const path = pathOf(context, token);
  return context.readCase(basename(path), await readGranted(path));
}

function viewOf(context: CaseFileContext, file: CaseFile) {
  return caseView(file, stationOf(file), context.library, context.today());
}

/** A case file carries what it needs of its station; thresholds and people it does not, and rules then say so. */
function stationOf(file: CaseFile): StationSettings {
  const station = emptyStation();
  return {
    ...station,
    agency: { ...station.agency, ...file.facts.agency },
    remedy: { ...station.remedy, ...file.facts.remedy },
    payee: { ...station.payee, ...file.facts.payee },
  };
}

/** Those whom the terminal names, in order; else `identity` for the agency. Throws what openKeyFile throws, SIGNERS_MIXED. */
async function signersOf(
  context: CaseFileContext,
  agencyName: string,
  identity: IdentityInput,
  wanted: CommandInput<'caseFile/produce'>['signers'],
): Promise<readonly Signer[]> {
  if (!wanted) {
    const one = await signerOf(context, agencyName, identity);
    return one ? [{ role: 'agency', identity: one }] : [];
  }
  const signers: Signer[] = [];
  for (const { role, file, password } of wanted) {
    const opened = await signerOf(context, agencyName, { file, password });
    if (opened) signers.push({ role, identity: opened });
  }
  const { requireUniform } = await import('./signing/signers.ts');
  requireUniform(signers);
  return signers;
}

type IdentityInput = 'trial' | 'none' | { readonly file: string; readonly password: string };

/** The identity that the terminal names; a trial one is made out to the agency. Throws what openKeyFile throws. */
export async function signerOf(
  context: GrantContext & Pick<CaseFileContext, 'now'>,
  agencyName: string,
  wanted: IdentityInput,
): Promise<Identity | null> {
  if (wanted === 'none') return null;
  const now = context.now();
  const { openKeyFile } = await import('./signing/key-file.ts');
  if (wanted === 'trial') {
    // The key lives for this run only, so any password serves.
    const password = 'trial';
    const { createTrialIdentity } = await import('./signing/trial-identity.ts');
    const { pkcs12 } = await createTrialIdentity({
      agencyName,
      password,
      now,
      years: 1,
    });
    return openKeyFile(pkcs12, password, now);
  }
  return openKeyFile(await readGranted(pathOf(context, wanted.file)), wanted.password, now);
}
