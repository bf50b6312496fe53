import { join } from 'node:path';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { ExportedFile, ProduceReport } from '../../contract/commands/export.ts';
import type { Finding } from '../../contract/finding.ts';
import { stands, wasIssued } from '../cases/document-state.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { rules } from '../law/rules/index.ts';
import { type DocumentPaper, documentPaper } from './document-paper.ts';
import { exportDocument, type MadeFile, type Makers } from './export-document.ts';
import { safeName } from './safe-name.ts';
import { requireKinds } from './signing/signers.ts';
import { replaceFile, writeFileBeside } from './write-file.ts';

type ProduceOptions = {
  readonly file: CaseFile;
  readonly findings: readonly Finding[];
  readonly station: StationSettings;
  readonly library: FormLibrary;
  readonly today: string;
  readonly folder: string;
  /** Both where absent. */
  readonly kinds?: readonly ('pdf' | 'docx')[];
  readonly makers: Makers;
  readonly onProgress: (done: number, total: number, label: string) => void;
};

/**
 * Every live document of a case as PDF and DOCX, or as one of them, in `folder`, with manifest.json. A case with an open `block` is
 * refused: nothing is written, the report says what stands against it.
 */
export async function produceCase(options: ProduceOptions): Promise<ProduceReport> {
  const { file, findings, folder } = options;
  const refused = findings.some((finding) => finding.severity === 'block');
  const files = refused ? [] : await writeDocuments(options);
  const report: ProduceReport = {
    case: caseName(file),
    folder,
    refused,
    files,
    findings: reportFindings(file, findings),
    notJudged: notJudged(),
  };
  if (!refused)
    await replaceFile(join(folder, 'manifest.json'), Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
  return report;
}

async function writeDocuments(options: ProduceOptions): Promise<ExportedFile[]> {
  const { file, folder, onProgress } = options;
  const live = file.documents.filter((document) => stands(document) || wasIssued(document));
  if (live.some(wasIssued)) requireKinds(kindsOf(options), options.makers.signers ?? []);
  const making = makeAhead(live, (document) => makeDocument(options, document));
  const files: ExportedFile[] = [];
  for (const [index, document] of live.entries()) {
    const { paper, made } = await making(index);
    onProgress(index, live.length, paper.title);
    const name = safeName([document.number ?? file.facts.caseNumber ?? '', paper.title]);
    // Written one after another: two documents of one name take their names in turn.
    for (const one of made) {
      const path = await writeFileBeside(join(folder, `${name}.${one.kind}`), one.bytes);
      files.push(producedFile(path, document, paper, one));
    }
  }
  onProgress(live.length, live.length, '');
  return files;
}

async function makeDocument(options: ProduceOptions, document: CaseDocument) {
  const { file, station, library, today, makers } = options;
  const paper = documentPaper(file, document, station, library, today);
  const made = await Promise.all(kindsOf(options).map((kind) => exportDocument(paper, kind, makers)));
  return { paper, made };
}

function kindsOf({ kinds }: ProduceOptions): readonly ('pdf' | 'docx')[] {
  return kinds ? [...new Set(kinds)] : ['pdf', 'docx'];
}

/** How many documents are in the making while one is waited for: the window prints one while the engine signs another. */
const ahead = 2;

/** Makes items in order, a few ahead; the function answered waits for one. A failure is thrown by its own wait. */
function makeAhead<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>) {
  const begun: Promise<Made>[] = [];
  return async (index: number): Promise<Made> => {
    while (begun.length < Math.min(items.length, index + 1 + ahead)) {
      const promise = make(items[begun.length] as Item);
      promise.catch(() => undefined);
      begun.push(promise);
    }
    return begun[index] as Promise<Made>;
  };
}

function producedFile(
  path: string,
  document: CaseDocument,
  paper: DocumentPaper,
  made: MadeFile,
): ExportedFile {
  return {
    file: path,
    form: document.form,
    documentId: document.id,
    kind: made.kind,
    sha256: made.sha256,
    size: made.bytes.length,
    signer: made.signer,
    signers: made.signers,
    draft: paper.watermark !== null,
    verdict: made.verdict,
  };
}

/** How a case is called in lists and folders: its number, else its cause. */
export function caseName(file: CaseFile): string {
  return file.facts.caseNumber || file.facts.cause || file.id || '案件';
}

/** Findings as the terminal prints them. */
export function reportFindings(file: CaseFile, findings: readonly Finding[]): ProduceReport['findings'] {
  const forms = new Map(file.documents.map((document) => [document.id, document.form]));
  return findings.map((finding) => ({
    document: finding.at.document,
    form: finding.at.document === null ? null : (forms.get(finding.at.document) ?? null),
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    basis: `《${finding.basis.law.replace(/^《|》$/g, '')}》${finding.basis.article}${finding.basis.clause ?? ''}`,
    pointer: finding.at.pointer,
  }));
}

/** What needs the station's other cases: a case file has none of them. */
export function notJudged(): ProduceReport['notJudged'] {
  const reason = '只有一个案件文件，没有与本站其他案件比较；收入本站案件库后会自动比较。';
  return rules.filter(({ acrossCases }) => acrossCases).map(({ id }) => ({ rule: id, reason }));
}
