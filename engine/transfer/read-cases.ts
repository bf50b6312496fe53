import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { BundleInfo } from '../../contract/commands/transfer.ts';
import type { CaseFileReader } from '../cases/read-case-file.ts';
import { verifyCms } from '../export/signing/cms-verification.ts';
import type { Identity } from '../export/signing/identity.ts';
import { judgeSigner } from '../export/signing/signer-verdict.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import type { WholeRevision } from '../store/revisions.ts';
import { attachmentsOf } from './attachments-of.ts';
import { attachmentOfPath, bundlePath } from './bundle-format.ts';
import { stateHash } from './compare-part.ts';
import type { Side } from './merge-case.ts';
import { changed, type OpenBundle, openBundle, readRevisions } from './read-bundle.ts';
import { decryptEnvelope, isEnvelope } from './read-envelope.ts';

/** A case as it came, with everything kept of it. */
export type IncomingCase = {
  readonly side: Side;
  readonly revisions: readonly WholeRevision[];
  /** audit.jsonl, or null: a plain case file has none. */
  readonly audit: Buffer | null;
};

/** What a file brings, read and checked; its attachments are still in it. */
export type Incoming = {
  readonly info: BundleInfo;
  readonly cases: readonly IncomingCase[];
  /** Null for a plain case file. */
  readonly bundle: OpenBundle | null;
};

export type ReadingContext = {
  readonly readCase: CaseFileReader;
  readonly trust: () => Promise<StationTrust>;
  readonly now: () => Date;
  /** What opens an envelope; null where there is none at hand. */
  readonly identity: () => Promise<Identity | null>;
  /** Where an opened envelope lies while it is read. */
  readonly scratchFolder: string;
};

/** Opens a bundle or a plain CASE.json. Throws BUNDLE_…, CASE_…, FILE_…; the caller closes the bundle. */
export async function readIncoming(context: ReadingContext, path: string, name: string): Promise<Incoming> {
  return /\.json$/i.test(name) ? readPlain(context, path, name) : readBundle(context, path, name);
}

async function readBundle(context: ReadingContext, path: string, name: string): Promise<Incoming> {
  const bundle = await openPlain(context, path, name);
  try {
    const { manifest } = bundle;
    const cases: IncomingCase[] = [];
    for (const { id } of manifest.cases) cases.push(await readCaseOf(context, bundle, name, id));
    checkContents(bundle, cases, name);
    const attachments = manifest.files.filter((file) => attachmentOfPath(file.path) !== null);
    const info: BundleInfo = {
      file: name,
      sha256: createHash('sha256').update(bundle.manifestBytes).digest('hex'),
      purpose: manifest.purpose,
      agency: manifest.agency,
      madeAt: manifest.madeAt,
      signature: bundle.signature ? await judge(context, bundle, bundle.signature) : null,
      cases: cases.map(({ side }) => summary(side.file)),
      attachments: attachments.length,
      attachmentSize: attachments.reduce((sum, { size }) => sum + size, 0),
    };
    return { info, cases, bundle };
  } catch (error) {
    bundle.close();
    throw error;
  }
}

/** A bundle, taken out of its envelope first where it has one; what was taken out is gone when it is closed. */
async function openPlain(context: ReadingContext, path: string, name: string): Promise<OpenBundle> {
  if (!(await isEnvelope(path))) return openBundle(path, name);
  const plain = join(context.scratchFolder, `.${randomUUID()}.part`);
  await decryptEnvelope(path, name, plain, await context.identity());
  const remove = () => rm(plain, { force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
  try {
    const bundle = await openBundle(plain, name);
    return {
      ...bundle,
      close: () => {
        bundle.close();
        void remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function readPlain(context: ReadingContext, path: string, name: string): Promise<Incoming> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new AppError('FILE_UNREADABLE', { file: name, problem: '文件不存在或没有读取权限' }, error);
  });
  const read = context.readCase(name, bytes);
  // A file without an id is the same case whenever the same content comes.
  const id = read.id ?? `file-${stateHash(read).slice(0, 32)}`;
  const { $schema: _schema, ...rest } = read;
  const file = {
    ...rest,
    id,
    evidence: read.evidence ?? [],
    acts: read.acts ?? [],
    documents: read.documents.map((document) => ({ state: 'draft' as const, ...document })),
  };
  return {
    info: {
      file: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      purpose: 'transfer',
      agency: file.facts.agency?.name ?? '',
      madeAt: '',
      signature: null,
      cases: [summary(file)],
      attachments: 0,
      attachmentSize: 0,
    },
    cases: [{ side: { file, histories: new Map() }, revisions: [], audit: null }],
    bundle: null,
  };
}

function summary(file: CaseFile & { readonly id: string }): BundleInfo['cases'][number] {
  return {
    caseId: file.id,
    caseNumber: file.facts.caseNumber ?? '',
    cause: file.facts.cause,
    party: file.facts.parties?.find(({ role }) => role === 'party')?.name ?? '',
    documents: file.documents.length,
  };
}

async function readCaseOf(
  context: ReadingContext,
  bundle: OpenBundle,
  name: string,
  id: string,
): Promise<IncomingCase> {
  const place = bundlePath.caseFile(id);
  const file = context.readCase(`${name}:${place}`, await bundle.text(place));
  if (file.id !== id) throw invalid(name, place, '编号与清单不符');
  const at = bundlePath.revisions(id);
  const revisions = readRevisions(name, at, await bundle.text(at)) as WholeRevision[];
  checkRevisions(context, name, at, revisions);
  return {
    side: { file: { ...file, id }, histories: historiesOf(revisions) },
    revisions,
    audit: await bundle.text(bundlePath.audit(id)),
  };
}

/** Hashes of all kept states, by document. */
export function historiesOf(revisions: readonly WholeRevision[]): Map<string | null, ReadonlySet<string>> {
  const histories = new Map<string | null, Set<string>>();
  for (const { documentId, sha256 } of revisions) {
    const known = histories.get(documentId) ?? new Set();
    histories.set(documentId, known.add(sha256));
  }
  return histories;
}

/** Each must be what its SHA-256 says, and a state that the case format allows: people will look at it and restore it. */
function checkRevisions(
  { readCase }: ReadingContext,
  name: string,
  place: string,
  revisions: readonly WholeRevision[],
): void {
  const seen = new Set<string>();
  for (const [index, { data, sha256, documentId }] of revisions.entries()) {
    const at = `${place}/${index}`;
    if (createHash('sha256').update(data).digest('hex') !== sha256) throw changed(name, at);
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    const state = parse(data);
    if (state === null) throw invalid(name, at, '不是有效的 JSON');
    const blank = { procedure: 'ordinary', cause: '' };
    const whole =
      documentId === null ? { ...state, documents: [] } : { facts: blank, documents: [loose(state)] };
    readCase(`${name}:${at}`, Buffer.from(JSON.stringify({ format: 'anjuan-case/1', ...whole })));
    if (documentId !== null && state.id !== documentId) throw invalid(name, at, '文书编号不符');
  }
}

/** A document by itself: the others that it names are not there to be found. */
function loose({ about: _about, ...document }: Readonly<Record<string, unknown>>): unknown {
  return document;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Every attachment that a case names is there, and none that no case names. */
function checkContents(bundle: OpenBundle, cases: readonly IncomingCase[], name: string): void {
  const listed = new Map(bundle.manifest.files.map(({ path, size }) => [path, size]));
  const expected = new Set<string>();
  for (const { side } of cases) {
    const { id } = side.file;
    for (const path of [bundlePath.caseFile(id), bundlePath.revisions(id), bundlePath.audit(id)])
      expected.add(path);
    for (const { sha256, size } of attachmentsOf(side.file)) {
      const path = bundlePath.attachment(sha256);
      if (listed.get(path) !== size) throw invalid(name, path, '案件所附的文件不在包内或大小不符');
      expected.add(path);
    }
  }
  for (const path of listed.keys()) if (!expected.has(path)) throw invalid(name, path, '没有案件用到它');
}

function invalid(file: string, place: string, problem: string): AppError {
  return new AppError('BUNDLE_INVALID', { file, place, problem });
}

async function judge(
  { trust, now }: ReadingContext,
  { manifest, manifestBytes }: OpenBundle,
  signature: Buffer,
): Promise<NonNullable<BundleInfo['signature']>> {
  const cms = verifyCms(signature, [manifestBytes], true);
  const { problems, ...signer } = await judgeSigner(cms.signer, cms.certificates, new Date(manifest.madeAt), {
    ...(await trust()),
    now: now(),
  });
  return {
    name: 'manifest.p7s',
    integrity: cms.problems.length === 0 ? 'intact' : 'broken',
    ...signer,
    coverage: 'whole',
    problems: [...cms.problems, ...problems],
  };
}
