import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseView } from '../cases/case-view.ts';
import { caseFileReader } from '../cases/read-case-file.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { lawFindings } from '../law/law-findings.ts';
import { type Change, changed } from '../law/testing/changed-case.ts';
import { answeredChecklist, loadChecklist } from './checklist.ts';
import { mustReview } from './must-review.ts';
import { reviewState } from './review-state.ts';
import { substanceHash } from './substance-hash.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const read = (name: string) => readFileSync(join(root, 'examples', name));
const station = JSON.parse(read('station.json').toString());
const sound = caseFileReader(root, library)('case', new Uint8Array(read('ride-hailing-person.json')));
const decisionForm = library.form('penalty-decision');
if (!decisionForm) throw new Error('penalty-decision did not load');

function viewOf(changes: readonly Change[] = [], settings = station) {
  return caseView(changed(sound, changes), settings, library, '2026-11-24');
}

function decisionOf(changes: readonly Change[]) {
  const view = viewOf(changes);
  const document = view.document('decision');
  if (!document || !decisionForm) throw new Error('no decision');
  return { view, document, form: decisionForm };
}

const hashOf = (changes: readonly Change[]) => {
  const { document, form } = decisionOf(changes);
  return substanceHash(form, document.content);
};

describe('the substance of a decision', () => {
  it.each(['number', 'issuedOn', 'agencyName'])(
    'leaves %s outside when the form does not list it',
    (field) => {
      expect(decisionForm.definition.substance).not.toContain(`/${field}`);
      expect(hashOf([{ set: `documents/decision/content/${field}`, to: '改' }])).toBe(hashOf([]));
    },
  );

  it.each(decisionForm.definition.substance)('holds %s', (pointer) => {
    const path = `documents/decision/content${pointer}`;
    expect(hashOf([{ set: path, to: '与原来不同' }])).not.toBe(hashOf([]));
  });

  it('is the same whatever the order of keys', () => {
    const { document, form } = decisionOf([]);
    const turned = Object.fromEntries(Object.entries(document.content).reverse());
    expect(substanceHash(form, turned)).toBe(substanceHash(form, document.content));
  });
});

describe('a pass', () => {
  const withHash: Change = { set: 'acts/review-passed/substanceHash', to: hashOf([]) };
  const stateOf = (changes: readonly Change[]) => {
    const { view, document, form } = decisionOf(changes);
    return reviewState(view, document, form);
  };

  it('stands while the substance is what was passed', () => {
    expect(stateOf([withHash])).toBe('passed');
    expect(stateOf([withHash, { set: 'documents/decision/content/issuedOn', to: '2026-03-27' }])).toBe(
      'passed',
    );
  });

  it('is void once the fine is another', () => {
    expect(stateOf([withHash, { set: 'documents/decision/content/fine', to: 300_100 }])).toBe('voided');
  });

  it('is none before it was submitted', () => {
    expect(stateOf([{ remove: 'acts/review-submitted' }, { remove: 'acts/review-passed' }])).toBe('none');
  });
});

describe('must be reviewed (行政处罚法58)', () => {
  it.each([
    [299_999, 0],
    [300_000, 1],
  ])('a fine of %i fen gives %i reasons, by the station’s own amount', (fine, count) => {
    expect(mustReview(viewOf([{ set: 'facts/penalty/fine', to: fine }])).reasons).toHaveLength(count);
  });

  it('for revoking a licence, with the article', () => {
    const [reason] = mustReview(viewOf([{ set: 'facts/penalty/kinds', to: ['revokeLicence'] }])).reasons;
    expect(reason?.basis).toMatchObject({ article: '第五十八条' });
  });

  it('says that it cannot tell where the station entered no amount', () => {
    const { reasons, unknown } = mustReview(viewOf([], { ...station, thresholds: [] }));
    expect([reasons, unknown]).toEqual([[], [expect.stringContaining('没有填写')]]);
  });
});

describe('the checklist', () => {
  const proposalOf = (id: string, changes: readonly Change[]) => {
    const { view, document } = decisionOf(changes);
    const checklist = loadChecklist(root, 'penalty-decision');
    if (!checklist) throw new Error('no checklist');
    return answeredChecklist(checklist, document, lawFindings(view)).find((item) => item.id === id)?.proposed;
  };

  it('answers yes where every rule of the item is known and silent', () => {
    expect(proposalOf('LR-15', [])).toEqual({ answer: 'yes', because: [] });
  });

  it('answers no with the finding that stands against it', () => {
    const proposed = proposalOf('LR-15', [{ set: 'documents/decision/content/fine', to: 1_000_001 }]);
    expect(proposed?.answer).toBe('no');
    expect(proposed?.because.map(({ at }) => at.pointer)).toContain('/fine');
  });

  it('leaves to the person what rests on rules that are not there', () => {
    expect(proposalOf('LR-02', [])).toBeNull();
  });
});

it('says which rules of a checklist the program does not have, and proposes nothing for the item', () => {
  const { document } = decisionOf([]);
  const [item] = loadChecklist(root, 'penalty-decision')?.items ?? [];
  if (!item) throw new Error('no item');
  const checklist = {
    title: '清单',
    items: [{ ...item, automatic: 'yes' as const, rules: ['P-01', 'Z-99'] }],
  };
  const [answered] = answeredChecklist(checklist, document, []);
  expect(answered).toMatchObject({ unknownRules: ['Z-99'], proposed: null });
});

it('the checklists of the program name only rules that there are, or that people judge', () => {
  const { document } = decisionOf([]);
  const checklist = loadChecklist(root, 'penalty-decision');
  if (!checklist) throw new Error('no checklist');
  const unknown = answeredChecklist(checklist, document, []).flatMap(({ unknownRules }) => unknownRules);
  expect(unknown).toEqual([]);
});
