import { expect, it } from 'vitest';
import type { Finding, Severity } from '../../contract/finding.ts';
import type { DocumentView } from '../cases/case-view.ts';
import { submissionRefusal } from './submission-refusal.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

function decision(reasons: readonly string[] = []): DocumentView {
  const { station, place } = stationWithDraft();
  const document = station.cases.view(station.cases.session(place.caseId)).document('decision');
  station.close();
  if (!document) throw new Error('no decision');
  const given = reasons.map((finding) => ({ finding, reason: '已核实。' }));
  return { ...document, raw: { ...document.raw, reasons: given } };
}

const finding = (severity: Severity, pointer = '/facts', document = 'decision'): Finding => ({
  id: `${severity}${pointer}`,
  layer: 'law',
  rule: 'X-01',
  severity,
  message: '违法事实不清。',
  basis: { law: '中华人民共和国行政处罚法', article: '第四十条' },
  at: { document, pointer },
});

it.each([
  ['a finding that blocks', [finding('block')], [], 'SUBMIT_BLOCKED'],
  ['a major one without a reason', [finding('major')], [], 'SUBMIT_REASON_NEEDED'],
  ['a major one whose reason is for another', [finding('major')], ['major/defense'], 'SUBMIT_REASON_NEEDED'],
])('%s stops the submission', (_what, findings, reasons, code) => {
  expect(submissionRefusal(decision(reasons), findings)).toMatchObject({ code });
});

it.each([
  ['a major one with its reason', [finding('major')], ['major/facts']],
  ['minor ones and hints', [finding('minor'), finding('hint')], []],
  ['what another document lacks', [finding('block', '/facts', 'closing')], []],
  [
    'the number and the date that come after',
    [finding('block', '/number'), finding('block', '/issuedOn')],
    [],
  ],
])('%s does not', (_what, findings, reasons) => {
  expect(submissionRefusal(decision(reasons), findings)).toBeNull();
});
