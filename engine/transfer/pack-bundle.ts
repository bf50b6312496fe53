import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { AppError } from '../../contract/app-error.ts';
import type { Attachment, CaseFile } from '../../contract/case-file.generated.ts';
import { buildCms } from '../export/signing/cms-signature.ts';
import type { Identity } from '../export/signing/identity.ts';
import { asFolderError, freeName } from '../export/write-file.ts';
import { attachmentPath } from '../store/attachments.ts';
import { attachmentsOf } from './attachments-of.ts';
import { bundlePath, type Manifest, manifestName, signatureName } from './bundle-format.ts';
import { hashingStream } from './hashing-stream.ts';

/** A case with all that goes with it. */
export type PackedCase = {
  readonly file: CaseFile & { readonly id: string };
  readonly party: string;
  /** revisions.json and audit.jsonl. */
  readonly revisions: unknown;
  readonly audit: string;
};

export type PackOptions = {
  readonly cases: readonly PackedCase[];
  readonly head: Pick<Manifest, 'purpose' | 'agency' | 'madeAt' | 'audit'>;
  /** Holds files/ with the attachments. */
  readonly dataFolder: string;
  readonly target: string;
  /** Null: the bundle is not signed. */
  readonly identity: Identity | null;
  /** Told before each attachment. */
  readonly onProgress: (done: number, total: number, label: string) => void;
};

/**
 * Writes a bundle: a ZIP archive (with ZIP64 where it must be) of the cases and their attachments, a manifest of
 * SHA-256 over every entry, and the manifest's detached CMS signature. Attachments are streamed and held against their
 * SHA-256 on the way. Written beside its place and renamed: there is never half a bundle.
 * Throws ATTACHMENT_MISSING, DISK_FULL, FOLDER_UNWRITABLE.
 */
export async function packBundle(
  options: PackOptions,
): Promise<{ readonly path: string; readonly size: number; readonly sha256: string }> {
  const folder = dirname(options.target);
  const beside = join(folder, `.${randomUUID()}.part`);
  const zip = new ZipFile();
  const archive = zip.outputStream as unknown as Readable;
  // An attachment that fails is told by its own promise.
  (zip as unknown as Readable).on('error', () => undefined);
  try {
    await mkdir(folder, { recursive: true });
    const whole = hashingStream(null, unread);
    const written = pipeline(archive, whole.stream, createWriteStream(beside, { flags: 'wx' }));
    written.catch(() => undefined);
    await Promise.race([written, fill(zip, options)]);
    await written;
    await force(beside);
    const path = await freeName(options.target);
    await rename(beside, path);
    return { path, size: whole.size(), sha256: whole.digest() };
  } catch (error) {
    archive.destroy();
    await rm(beside, { force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : asFolderError(folder, error);
  }
}

const unread = () => new Error('unreachable: nothing is expected');

async function fill(zip: ZipFile, options: PackOptions): Promise<void> {
  const { head, cases, identity } = options;
  const at = new Date(head.madeAt);
  const files: Manifest['files'] = [];
  const put = (path: string, text: string) => {
    const bytes = Buffer.from(text);
    files.push({ path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    zip.addBuffer(bytes, path, { mtime: at, mode: 0o100644 });
  };
  for (const { file, revisions, audit } of cases) {
    put(bundlePath.caseFile(file.id), JSON.stringify(file, null, 1));
    put(bundlePath.revisions(file.id), JSON.stringify(revisions));
    put(bundlePath.audit(file.id), audit);
  }
  const attachments = new Map(
    cases.flatMap(({ file }) => attachmentsOf(file)).map((attachment) => [attachment.sha256, attachment]),
  );
  let done = 0;
  for (const attachment of attachments.values()) {
    options.onProgress(done++, attachments.size, attachment.name);
    files.push(await addAttachment(zip, options.dataFolder, attachment, at));
  }
  const manifest: Manifest = {
    format: 'anjuan-bundle/1',
    ...head,
    cases: cases.map(({ file, party }) => ({
      id: file.id,
      caseNumber: file.facts.caseNumber ?? '',
      cause: file.facts.cause,
      party,
      documents: file.documents.length,
    })),
    files,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  zip.addBuffer(bytes, manifestName, { mtime: at, mode: 0o100644 });
  if (identity) {
    const cms = await buildCms([bytes], identity);
    zip.addBuffer(Buffer.from(cms), signatureName, { mtime: at, mode: 0o100644, compress: false });
  }
  zip.end();
}

/** One at a time: it is answered for when its bytes are in the archive. */
async function addAttachment(
  zip: ZipFile,
  dataFolder: string,
  { sha256, name }: Attachment,
  at: Date,
): Promise<Manifest['files'][number]> {
  const missing = () => new AppError('ATTACHMENT_MISSING', { name });
  const path = attachmentPath(dataFolder, sha256);
  const { size } = await stat(path).catch(() => {
    throw missing();
  });
  const checked = hashingStream({ sha256, size }, missing);
  const through = pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), checked.stream);
  zip.addReadStream(checked.stream, bundlePath.attachment(sha256), {
    mtime: at,
    mode: 0o100644,
    compress: false,
    size,
  });
  await through;
  return { path: bundlePath.attachment(sha256), size, sha256 };
}

async function force(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
