import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockTexts } from '../engine/forms/block-text.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { resolveLayout } from '../engine/forms/resolve-layout.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..'));

function load(id: string) {
  const form = library.form(id);
  if (!form) throw new Error(`${id} did not load`);
  return form;
}

const page = (id: string, content: Readonly<Record<string, unknown>>) =>
  resolveLayout(load(id), content, []).flatMap(blockTexts).join('\n');

/** Where the sample, so changed, has findings. */
const judge = (id: string, change: Record<string, unknown>) =>
  schemaFindings(load(id), 'd', { ...load(id).sample, ...change })
    .map((finding) => finding.at.pointer)
    .sort();

describe('what depends on another field', () => {
  it('asks for the day where the party has time to correct, and for none where it has not (行政处罚法28)', () => {
    expect(judge('correction-order', { correctionKind: 'byDate' })).toEqual(['/correctBy']);
    expect(judge('correction-order', { correctionKind: 'byDate', correctBy: '2026-03-20' })).toEqual([]);
    expect(judge('correction-order', { correctBy: '2026-03-20' })).toEqual(['/correctBy']);
  });

  it('knows no penalty on the spot but a warning and a fine (行政处罚法51)', () => {
    const kinds = judge('summary-penalty-decision', { penaltyKinds: ['suspendBusiness'] });
    expect(kinds.some((pointer) => pointer?.startsWith('/penaltyKinds'))).toBe(true);
    const warned = { penaltyKinds: ['warning'], penaltyContent: '警告', fine: undefined, paymentMethod: undefined };
    expect(judge('summary-penalty-decision', warned)).toEqual([]);
  });

  it('asks for the bank only where the fine is not paid on the spot (行政处罚法67、68)', () => {
    const unpaid = { payeeBank: undefined, payeeAccount: undefined };
    expect(judge('summary-penalty-decision', unpaid)).toEqual(['/payeeAccount', '/payeeBank']);
    expect(judge('summary-penalty-decision', { ...unpaid, paymentMethod: 'onSpot' })).toEqual([]);
  });

  it('keeps evidence no longer than seven days (行政处罚法56)', () => {
    expect(judge('evidence-preservation-list', { days: 8 })).toEqual(['/days']);
  });

  it.each(['coercive-measure-decision', 'coercive-measure-extension', 'coercive-measure-release'])(
    'asks %s for the name of another measure, and prints that name',
    (id) => {
      expect(judge(id, { measure: 'other' })).toEqual(['/otherMeasure']);
      expect(page(id, { measure: 'other', otherMeasure: '暂扣' })).toMatch(/暂扣\s*的行政强制措施/);
    },
  );

  it.each([
    ['noViolation', '（一）'],
    ['unrelated', '（二）'],
    ['decided', '（三）'],
    ['expired', '（四）'],
    ['otherGround', '（五）'],
  ])('prints the item of 行政强制法28 for %s', (ground, item) => {
    expect(page('coercive-measure-release', { ground })).toContain(`第一款第${item}项的规定`);
  });

  it('asks for a person invited where the party is not there', () => {
    expect(judge('inspection-record', { presentName: undefined })).toEqual(['/invitedEmployer', '/invitedName']);
  });
});
