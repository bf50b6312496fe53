import { basename } from 'node:path';
import Table from 'cli-table3';
import type { DossierReport } from '../contract/commands/dossier.ts';
import type { ProduceReport } from '../contract/commands/export.ts';
import type { CommandAnswer } from '../contract/commands.ts';
import type { FileVerdict } from '../contract/verdict.ts';
import { containerWords, saidCoverage, saidRevision, summarise } from '../contract/verdict-summary.ts';
import { signatureLines } from './signature-lines.ts';

const severities: Readonly<Record<string, string>> = {
  block: '必须改正',
  major: '重要',
  minor: '一般',
  hint: '提示',
};

/** The rules of law, in the order of a case's way. */
export function printRules({ rules }: CommandAnswer<'law/rules'>): void {
  const table = new Table({ head: ['编号', '必须成立的事', '依据', '程度', '施行'], style: plain });
  for (const { id, title, basis, severity, since, until, unverified } of rules) {
    const sources = basis.map(({ law, article, clause }) => `《${law}》${article}${clause ?? ''}`).join('；');
    const words = unverified === null ? title : `${title}（${unverified}）`;
    table.push([
      id,
      words,
      sources,
      severities[severity] ?? severity,
      until ? `${since} 至 ${until}` : since,
    ]);
  }
  console.log(table.toString());
  console.log(`共 ${rules.length} 条`);
}

/** The form library, in its official order. */
export function printForms(answer: CommandAnswer<'forms/list'>): void {
  const table = new Table({ head: ['式样', '编号', '名称', '版本', '阶段', '依据'], style: plain });
  for (const form of answer.forms) {
    const basis = form.basis.map((one) => `《${one.law}》${one.article}`).join('；');
    table.push([
      form.series === null ? '—' : String(form.series),
      form.id,
      form.title,
      form.version,
      form.stageTitle,
      basis,
    ]);
  }
  console.log(table.toString());
  for (const broken of answer.broken) {
    console.log(`有误：${broken.form} ${broken.file} ${broken.pointer} ${broken.problem}`);
  }
}

/** Findings, then the files made, then how it ended. */
export function printReport(report: ProduceReport): void {
  console.log(`案件 ${report.case}`);
  printFindings(report);
  const [first] = report.notJudged;
  if (first) console.log(`没有判断：${report.notJudged.map(({ rule }) => rule).join('、')}。${first.reason}`);
  if (report.files.length > 0) {
    const table = new Table({ head: ['文件', '签名人', '自检', 'SHA-256'], style: plain });
    for (const file of report.files) {
      table.push([
        basename(file.file),
        file.signer ?? (file.draft ? '草稿，未签' : '未签'),
        verdictWord(file.verdict),
        file.sha256,
      ]);
    }
    console.log(table.toString());
    console.log(`共 ${report.files.length} 个文件，在 ${report.folder}`);
  }
  if (report.refused) console.log('有必须改正的问题，没有制作文书。请改正后重试。');
}

function printFindings(report: ProduceReport): void {
  if (report.findings.length === 0) {
    console.log('没有发现问题。');
    return;
  }
  const table = new Table({
    head: ['程度', '规则', '文书', '问题', '依据'],
    style: plain,
    colWidths: [10, 22, 24, 60, 40],
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const finding of report.findings) {
    const place = `${finding.document ?? '案件事实'} ${finding.pointer}`;
    table.push([
      severities[finding.severity] ?? finding.severity,
      finding.rule,
      place,
      finding.message,
      finding.basis,
    ]);
  }
  console.log(table.toString());
}

function verdictWord(verdict: FileVerdict | null): string {
  if (verdict === null) return '—';
  return verdict.ok ? '通过' : '不通过';
}

/** Each thing that verification found, said apart. */
export function printVerdicts(verdicts: readonly FileVerdict[]): void {
  for (const verdict of verdicts) {
    console.log(`${verdict.file}  ${summarise(verdict).text}  SHA-256 ${verdict.sha256}`);
    for (const signature of verdict.signatures) {
      for (const line of signatureLines(signature)) console.log(`  ${line}`);
      console.log(`    范围：${saidCoverage(verdict, signature).text}`);
    }
    for (const problem of verdict.problems)
      console.log(`  ${problem.code} ${problem.part ?? ''} ${problem.message}`);
    const code = saidRevision(verdict);
    if (code) console.log(`  核验码：${code.text}`);
    if (verdict.kind !== 'publication') console.log(`  导出记录：${containerWords[verdict.container]}`);
  }
}

/** No colours: the output is often kept in a file. */
export const plain = { head: [], border: [] };

/** What was bound, as its index has it. */
export function printDossier({ folder, lines, pages, signer, leftOut }: DossierReport): void {
  const table = new Table({ head: ['序号', '材料名称', '文号', '页码'], style: plain });
  for (const [index, line] of lines.entries()) table.push([index + 1, line.title, line.number, line.pages]);
  console.log(table.toString());
  if (leftOut.length > 0) console.log(`草稿没有装入：${leftOut.join('、')}`);
  const signed = signer === null ? '没有签名' : `由 ${signer} 签名`;
  console.log(`共 ${lines.length} 件 ${pages} 页，${signed}\n${folder}`);
}
