import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { PublicationReport } from '../../contract/commands/publish.ts';
import type { DocumentPaper } from '../export/document-paper.ts';
import { exportDocument, type Makers } from '../export/export-document.ts';
import { contentRevision, redactedRevision } from '../export/revision/content-revision.ts';
import { safeName } from '../export/safe-name.ts';
import { buildCms } from '../export/signing/cms-signature.ts';
import type { Identity } from '../export/signing/identity.ts';
import { asFolderError, freeName, writeFileBeside } from '../export/write-file.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { once } from '../values/once.ts';
import { indexPage } from './index-page.ts';
import { leftovers, refuseLeftovers } from './leftovers.ts';
import { manifestName, type PublicationManifest, sha256Of, signatureName } from './publication-manifest.ts';
import { lastPublicationDay } from './publication-standing.ts';
import { publishableDecision } from './publishable.ts';
import { type PublicationDecision, type RedactedDocument, redactDocument } from './redact-document.ts';
import type { RedactionSettings } from './redaction-rules.ts';
import { recordCsv, summaryRecord } from './summary-record.ts';

export type PublicationOptions = {
  readonly file: CaseFile;
  /** The decision; absent: the case's latest. */
  readonly documentId?: string;
  readonly library: FormLibrary;
  readonly settings: RedactionSettings;
  readonly decisions: readonly PublicationDecision[];
  /** The package becomes a folder of its own in here. */
  readonly folder: string;
  readonly makers: Makers & { readonly identity: Identity };
  readonly onProgress: (done: number, total: number, label: string) => void;
};

type NamedFile = { readonly file: string; readonly bytes: Uint8Array };

/**
 * The publication package of a case's latest decision: redacted PDF and DOCX, record, page, signed manifest. Every file
 * has passed the leftovers check before the folder takes its name; at any failure nothing is left.
 * @throws AppError PUBLICATION_*, and what exporting and writing throw.
 */
export async function makePublication(options: PublicationOptions): Promise<PublicationReport> {
  const { file, library, settings, decisions, folder, makers } = options;
  const document = publishableDecision(file, options.documentId);
  const redacted = redactedDecision(file, document, library, settings, decisions);
  const files = await makeFiles(options, document, redacted);
  const sealed = [...files, ...(await sealedManifest(files, document.number ?? '', makers))];
  const path = await writeFolder(join(folder, safeName(['公示', document.number ?? ''])), sealed);
  return {
    folder: path,
    number: document.number ?? '',
    publishBy: document.issuedOn === undefined ? null : lastPublicationDay(document.issuedOn),
    signer: makers.identity.subjectName,
    files: sealed.map(({ file: name, bytes }) => ({
      file: name,
      size: bytes.length,
      sha256: sha256Of(bytes),
    })),
    removals: redacted.removals.map(({ kind: _, ...removal }) => removal),
    kept: redacted.kept.map(({ text, reason }) => ({ text, reason })),
  };
}

/** Redacted, with nobody left undecided and nothing kept without a reason. @throws AppError PUBLICATION_UNDECIDED, PUBLICATION_REASON */
export function redactedDecision(
  file: CaseFile,
  document: CaseDocument,
  library: FormLibrary,
  settings: RedactionSettings,
  decisions: readonly PublicationDecision[],
): RedactedDocument {
  const form = library.formOf(document);
  if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
  const bare = decisions.find(({ treatment, reason }) => treatment === 'keep' && reason.trim() === '');
  if (bare) throw new AppError('PUBLICATION_REASON', { text: bare.text });
  const redacted = redactDocument(file, document, form, library, settings, decisions);
  const [open] = redacted.questions;
  if (open) {
    throw new AppError('PUBLICATION_UNDECIDED', { name: open.text, count: redacted.questions.length });
  }
  return redacted;
}

async function makeFiles(
  { file, makers, onProgress }: PublicationOptions,
  document: CaseDocument,
  redacted: RedactedDocument,
): Promise<NamedFile[]> {
  const { form, blocks, content, sought } = redacted;
  const { title } = form.definition;
  const revision = once(() =>
    redactedRevision(
      contentRevision(document.form, document.number ?? '', document.content),
      content,
      blocks,
    ),
  );
  const paper: DocumentPaper = {
    form,
    title,
    content,
    blocks,
    page: form.layout.page,
    watermark: null,
    revision,
  };
  const name = safeName([document.number ?? '', title, '公开稿']);
  const papers: NamedFile[] = [];
  for (const [index, kind] of (['pdf', 'docx'] as const).entries()) {
    onProgress(index, 3, `${title} ${kind.toUpperCase()}`);
    const { bytes } = await exportDocument(paper, kind, makers);
    refuseLeftovers(`${name}.${kind}`, bytes, kind, title, sought);
    papers.push({ file: `${name}.${kind}`, bytes });
  }
  onProgress(2, 3, '摘要与网页');
  const record = summaryRecord(file, document, redacted);
  const json = `${JSON.stringify({ format: 'anjuan-publication-record/1', fields: record }, null, 2)}\n`;
  const texts = [
    { file: 'index.html', text: pageOf(title, name, makers.agencyName, record, redacted) },
    { file: 'record.json', text: json },
    { file: 'record.csv', text: recordCsv(record) },
  ];
  for (const { file: part, text } of texts) {
    const [first] = leftovers([{ part, kind: 'text', text }], sought);
    if (first) throw new AppError('PUBLICATION_LEFTOVER', { file: part, ...first });
  }
  onProgress(3, 3, '');
  return [...papers, ...texts.map((one) => ({ file: one.file, bytes: Buffer.from(one.text) }))];
}

function pageOf(
  title: string,
  name: string,
  agency: string,
  record: ReturnType<typeof summaryRecord>,
  { removals }: RedactedDocument,
): string {
  return indexPage({
    title: `${title}（${record[0]?.value ?? ''}）`,
    agency,
    record,
    files: [
      { file: `${name}.pdf`, title: `${title}（PDF，公开稿）` },
      { file: `${name}.docx`, title: `${title}（DOCX，公开稿）` },
      { file: 'record.json', title: '摘要数据（JSON）' },
      { file: 'record.csv', title: '摘要数据（CSV）' },
    ],
    removed: [...new Set(removals.map((removal) => removal.title))],
  });
}

async function sealedManifest(
  files: readonly NamedFile[],
  number: string,
  { identity, agencyName, now }: PublicationOptions['makers'],
): Promise<NamedFile[]> {
  const manifest: PublicationManifest = {
    format: 'anjuan-publication/1',
    number,
    agency: agencyName,
    madeAt: now().toISOString(),
    files: files.map(({ file, bytes }) => ({ file, size: bytes.length, sha256: sha256Of(bytes) })),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const signature = await buildCms([bytes], identity);
  return [
    { file: manifestName, bytes },
    { file: signatureName, bytes: signature },
  ];
}

/** Beside its place first: a folder of that name is whole. */
async function writeFolder(wanted: string, files: readonly NamedFile[]): Promise<string> {
  const beside = join(wanted, '..', `.${randomUUID()}.part`);
  try {
    for (const { file, bytes } of files) await writeFileBeside(join(beside, file), bytes);
    const path = await freeName(wanted);
    await rename(beside, path);
    return path;
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : asFolderError(wanted, error);
  }
}
