import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import { schemaAt } from '../forms/field-schema.ts';
import { formatYuan } from '../values/money.ts';
import { partyOf } from './private-value.ts';
import type { RedactedDocument } from './redact-document.ts';

/** One line of 行政处罚信息公示: title and value, in the order in which it is handed over. */
export type SummaryField = { readonly title: string; readonly value: string };

/** The summary of a decision, made of the redacted content alone. */
export function summaryRecord(
  file: CaseFile,
  document: CaseDocument,
  { content, form }: RedactedDocument,
): SummaryField[] {
  const text = (key: string) => (typeof content[key] === 'string' ? content[key] : '');
  const organization = partyOf(file, document)?.kind === 'organization';
  const kinds = Array.isArray(content.penaltyKinds) ? content.penaltyKinds : [];
  const options = schemaAt(form.schema, '/penaltyKinds/0')?.oneOf ?? [];
  const kindTitles = kinds.map(
    (kind) => options.find((option) => option.const === kind)?.title ?? String(kind),
  );
  return [
    { title: '行政处罚决定书文号', value: text('number') },
    { title: '行政相对人名称', value: text(organization ? 'organizationName' : 'personName') },
    { title: '行政相对人类别', value: organization ? '法人及非法人组织' : '自然人' },
    { title: '统一社会信用代码', value: organization ? text('organizationCreditCode') : '' },
    { title: '法定代表人', value: organization ? text('organizationLegalRepresentative') : '' },
    { title: '案由', value: file.facts.cause ?? '' },
    { title: '违法事实', value: text('facts') },
    { title: '违反的规定', value: text('prohibition') },
    { title: '处罚依据', value: text('penaltyBasis') },
    { title: '处罚类别', value: kindTitles.join('、') },
    { title: '处罚内容', value: text('penaltyContent') },
    { title: '罚款数额', value: typeof content.fine === 'number' ? formatYuan(content.fine) : '' },
    { title: '处罚决定日期', value: text('issuedOn') },
    { title: '处罚机关', value: text('agencyName') },
  ];
}

/** The record as CSV (RFC 4180) with a mark for spreadsheets; a value that they would take for a formula is text. */
export function recordCsv(record: readonly SummaryField[]): string {
  const lines = [record.map(({ title }) => title), record.map(({ value }) => value)];
  return `\ufeff${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}

function csvField(value: string): string {
  const safe = /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
