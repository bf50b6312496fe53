import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { BundlePurpose } from '../../contract/commands/transfer.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { readGranted } from '../export/case-file-commands.ts';
import { safeName } from '../export/safe-name.ts';
import type { Identity } from '../export/signing/identity.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { auditHead, listActs } from '../store/audit.ts';
import { keepRevision, wholeRevisions } from '../store/revisions.ts';
import { once } from '../values/once.ts';
import { caseStates } from './case-states.ts';
import type { PackedCase } from './pack-bundle.ts';

export type TransferContext = {
  readonly cases: OpenCases;
  /** The station's chosen identity, or null where none can sign. */
  readonly identity: () => Promise<Identity | null>;
  readonly trust: () => Promise<StationTrust>;
  readonly progress: (done: number, total: number, label: string) => void;
};

const purposeWords: Readonly<Record<BundlePurpose, string>> = {
  transfer: '案卷',
  review: '送审',
  reviewResult: '审核结果',
};

/** What only bundles need is loaded when one is packed or read: the program starts without it. */
const packer = () => import('./pack-bundle.ts');
const stager = () => import('./staged-imports.ts');

/** Cases that travel, of the contract. */
export function transferHandlers(
  context: TransferContext,
): Handlers<'transfer/pack' | 'transfer/certificate' | 'transfer/open' | 'transfer/apply'> {
  const { cases } = context;
  const stages = once(async () => {
    const { StagedImports } = await stager();
    const { readCase, now } = cases.context;
    const { identity, trust } = context;
    return new StagedImports(cases, {
      readCase,
      now,
      trust,
      identity,
      scratchFolder: cases.context.store.folder,
    });
  });
  return {
    'transfer/pack': async ({ caseIds, purpose, folder, recipient }) => {
      const { packBundle } = await packer();
      const target = granted(cases, folder);
      const certificate = recipient ? await certificateAt(granted(cases, recipient)) : null;
      const packed = collect(cases, caseIds);
      const identity = await context.identity();
      const agency = cases.context.station().agency.name;
      const made = await packBundle({
        cases: packed,
        head: { purpose, agency, madeAt: cases.at(), audit: auditHead(cases.context.store) },
        dataFolder: cases.context.store.folder,
        target: join(target, `${bundleName(packed, purpose)}.anjuan`),
        identity,
        onProgress: context.progress,
      });
      const size = certificate ? await encrypted(made.path, certificate) : made.size;
      const signer = identity?.subjectName ?? null;
      recordPacked(cases, caseIds, { file: basename(made.path), sha256: made.sha256, signer });
      return { file: basename(made.path), size, sha256: made.sha256, signer };
    },
    'transfer/certificate': async ({ folder }) => {
      const identity = await context.identity();
      if (!identity) throw new AppError('IDENTITY_MISSING');
      const name = `${safeName([identity.subjectName, '证书'])}.cer`;
      const path = await writeFileBeside(join(granted(cases, folder), name), identity.certificates[0]);
      return { file: basename(path) };
    },
    'transfer/open': async ({ file }) => (await stages()).open(granted(cases, file)),
    'transfer/apply': async ({ stage, choices, skip }) => (await stages()).apply(stage, { choices, skip }),
  };
}

async function certificateAt(path: string): Promise<Uint8Array> {
  const { certificateOf } = await import('./write-envelope.ts');
  return certificateOf(await readGranted(path));
}

async function encrypted(path: string, certificate: Uint8Array): Promise<number> {
  const { encryptInPlace } = await import('./write-envelope.ts');
  return encryptInPlace(path, certificate);
}

/** The cases with all that is kept of them; what is on the screen now is kept first. */
function collect(cases: OpenCases, caseIds: readonly string[]): PackedCase[] {
  const { store } = cases.context;
  cases.flush();
  const files = caseIds.map((caseId) => cases.session(caseId).file);
  if (!store.readOnly) {
    store.transaction((writable) => {
      for (const file of files) {
        for (const { documentId, state } of caseStates(file)) {
          keepRevision(writable, { caseId: file.id, documentId }, state, cases.at(), 'left');
        }
      }
    });
  }
  return files.map((file) => ({
    file,
    party: file.facts.parties?.find(({ role }) => role === 'party')?.name ?? '',
    revisions: wholeRevisions(store, file.id),
    audit: listActs(store, file.id, 100_000)
      .reverse()
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  }));
}

function recordPacked(
  cases: OpenCases,
  caseIds: readonly string[],
  detail: Readonly<Record<string, string | number | null>>,
): void {
  cases.context.store.transaction((store) => {
    for (const caseId of caseIds) {
      cases.record(store, { who: '', what: '导出案卷包', subject: `case:${caseId}`, detail });
    }
  });
}

function bundleName(packed: readonly PackedCase[], purpose: BundlePurpose): string {
  const [first] = packed;
  const name = first?.file.facts.caseNumber || first?.file.facts.cause || '案件';
  const more = packed.length > 1 ? `等${packed.length}件` : '';
  return safeName([name, first?.party ?? '', more, purposeWords[purpose]]);
}

function granted(cases: OpenCases, token: string): string {
  const path = cases.context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
  return path;
}
