import { join } from 'node:path';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { ExportedFile, ProduceReport } from '../../contract/commands/export.ts';
import type { Finding } from '../../contract/finding.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { documentPaper } from './document-paper.ts';
import { exportDocument, type Makers } from './export-document.ts';
import { safeName } from './safe-name.ts';
import { replaceFile, writeFileBeside } from './write-file.ts';

type ProduceOptions = {
  readonly file: CaseFile;
  readonly findings: readonly Finding[];
  readonly station: StationSettings;
  readonly library: FormLibrary;
  readonly today: string;
  readonly folder: string;
  readonly makers: Makers;
  readonly onProgress: (done: number, total: number, label: string) => void;
};

/**
 * Every live document of a case as PDF and DOCX in `folder`, with manifest.json. A case with an open `block` is
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
  };
  if (!refused)
    await replaceFile(join(folder, 'manifest.json'), Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
  return report;
}

async function writeDocuments(options: ProduceOptions): Promise<ExportedFile[]> {
  const { file, station, library, today, folder, makers, onProgress } = options;
  const live = file.documents.filter(
    (document) => document.state !== 'void' && document.state !== 'withdrawn',
  );
  const files: ExportedFile[] = [];
  for (const [index, document] of live.entries()) {
    const paper = documentPaper(file, document, station, library, today);
    onProgress(index, live.length, paper.title);
    for (const kind of ['pdf', 'docx'] as const) {
      const made = await exportDocument(paper, kind, makers);
      const name = safeName([document.number ?? file.facts.caseNumber ?? '', paper.title]);
      const path = await writeFileBeside(join(folder, `${name}.${kind}`), made.bytes);
      files.push({
        file: path,
        form: document.form,
        documentId: document.id,
        kind,
        sha256: made.sha256,
        size: made.bytes.length,
        signer: made.signer,
        draft: paper.watermark !== null,
        verdict: made.verdict,
      });
    }
  }
  onProgress(live.length, live.length, '');
  return files;
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
