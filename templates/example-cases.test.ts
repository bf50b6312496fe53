import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../contract/case-file.generated.ts';
import { StationInput } from '../contract/commands/station.ts';
import { caseFileReader } from '../engine/cases/read-case-file.ts';
import { bindingView } from '../engine/forms/binding-view.ts';
import { formAjv } from '../engine/forms/form-ajv.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { readPointer } from '../engine/forms/pointer.ts';
import { prefilledContent, resolveContent } from '../engine/forms/resolve-content.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';
import { nationalCalendar } from '../engine/law/calendar/national-calendar.ts';
import {
  isUnknownYear,
  isWorked,
  judgeDay,
  workingDaysBetween,
} from '../engine/law/calendar/working-days.ts';

const root = join(import.meta.dirname, '..');
const library = loadFormLibrary(root);
const readCase = caseFileReader(root, library);
const bytes = (name: string) => new Uint8Array(readFileSync(join(root, 'examples', name)));
const json = (name: string) => JSON.parse(readFileSync(join(root, 'examples', name), 'utf8'));
const station = json('station.json');
const load = (name: string): CaseFile => readCase(name, bytes(name));
const sound = ['ride-hailing-person.json', 'ride-hailing-organization.json'];
const all = [...sound, 'ride-hailing-defects.json'];

/** What the schema layer finds in all documents, as `document pointer rule`. */
function found(file: CaseFile): string[] {
  return file.documents.flatMap((document) => {
    const form = library.form(document.form);
    if (!form) return [`${document.id} unknown form`];
    return schemaFindings(form, document.id, document.content).map(
      (finding) => `${document.id} ${finding.at.pointer} ${finding.rule}`,
    );
  });
}

const dayOf = (act: NonNullable<CaseFile['acts']>[number]) => ('on' in act ? act.on : act.at.slice(0, 10));

it('the sample station has the shape that the settings take', () => {
  const validate = formAjv().compile(StationInput);
  validate(station);
  expect(validate.errors ?? []).toEqual([]);
});

it('marks every invented source of the sample station as an example', () => {
  for (const threshold of station.thresholds) expect(threshold.source).toMatch(/^（示例）/);
});

describe.each(all)('%s', (name) => {
  const file = load(name);

  it('has the nine documents, all issued', () => {
    expect(file.documents.map((document) => document.form).sort()).toEqual([
      'case-closing-report',
      'case-filing-register',
      'interview-record',
      'investigation-report',
      'legal-review-opinion',
      'penalty-decision',
      'scene-record',
      'service-receipt',
      'violation-notice',
    ]);
    expect(file.documents.every((document) => document.state === 'issued')).toBe(true);
  });

  it('lets every act fall on a day on which the station works, in order', () => {
    const days = (file.acts ?? []).map(dayOf);
    for (const day of days) {
      const judged = judgeDay(day, nationalCalendar);
      expect(isUnknownYear(judged) ? `${day} unknown` : isWorked(judged), day).toBe(true);
    }
    expect([...days].sort()).toEqual(days);
  });

  it('names only documents, parties and evidence that are there', () => {
    const ids = new Set(file.documents.map((document) => document.id));
    for (const act of file.acts ?? [])
      if ('document' in act && act.document) expect(ids).toContain(act.document);
    for (const document of file.documents) for (const id of document.about ?? []) expect(ids).toContain(id);
    for (const item of file.evidence ?? []) if (item.document) expect(ids).toContain(item.document);
  });
});

describe.each(sound)('%s is sound', (name) => {
  const file = load(name);
  const act = (id: string) => {
    const one = (file.acts ?? []).find((item) => item.id === id);
    if (!one) throw new Error(`${name} has no act ${id}`);
    return dayOf(one);
  };
  const content = (id: string) => file.documents.find((document) => document.id === id)?.content ?? {};
  const issuedOn = (id: string) => file.documents.find((document) => document.id === id)?.issuedOn ?? '';

  it('raises no finding of its forms', () => {
    expect(found(file)).toEqual([]);
  });

  it('holds in every issued document exactly what the facts say', () => {
    for (const document of file.documents) {
      const form = library.form(document.form);
      if (!form) throw new Error(document.form);
      const view = bindingView(file, document, station, library, '2026-07-01');
      const live = resolveContent(form, { ...document, state: 'draft', content: {} }, view);
      for (const pointer of Object.keys(form.definition.bindings)) {
        if (pointer === '/documents') continue;
        expect(readPointer(document.content, pointer), `${document.id} ${pointer}`).toEqual(
          readPointer(live, pointer),
        );
      }
    }
  });

  it('keeps the order that the law asks for: 立案 before 告知 (54), 告知 before 审核 and 决定 (44, 58)', () => {
    const order = [
      act('approval-filing-head'),
      issuedOn('report'),
      act('service-notice'),
      act('review-passed'),
      act('approval-penalty-head'),
      issuedOn('decision'),
      act('service-decision'),
      act('payment'),
      issuedOn('closing'),
    ];
    expect([...order].sort()).toEqual(order);
    expect(act('review-passed') < issuedOn('decision')).toBe(true);
  });

  it('serves the decision within seven working days (61, 85) and is paid within fifteen days (67)', () => {
    const working = workingDaysBetween(issuedOn('decision'), act('service-decision'), nationalCalendar);
    if (isUnknownYear(working)) throw new Error('the calendar has no such year');
    expect(working.count).toBeLessThanOrEqual(7);
    const days = (Date.parse(act('payment')) - Date.parse(act('service-decision'))) / 86_400_000;
    expect(days).toBeLessThanOrEqual(15);
  });

  it('fines within the range of 网约车办法34第一款第（二）项, and says the same everywhere', () => {
    const fine = file.facts.penalty?.fine ?? 0;
    expect(fine).toBeGreaterThanOrEqual(300_000);
    expect(fine).toBeLessThanOrEqual(1_000_000);
    expect(file.facts.penalty?.content).toContain(`罚款${fine / 100}元`);
    expect([content('notice').fine, content('decision').fine, content('closing').paidAmount]).toEqual([
      fine,
      fine,
      fine,
    ]);
  });
});

describe.each(sound)('a document newly made in %s', (name) => {
  /** Places that a new document of this form leaves to the person, all else being filled from facts and earlier documents. */
  const left = (id: string) => {
    const form = library.form(id);
    if (!form) throw new Error(`${id} did not load`);
    const file = load(name);
    const made = { id: 'new', form: id, state: 'draft' as const, content: {} };
    const documents = [...file.documents.filter((document) => document.form !== id), made];
    const view = bindingView({ ...file, documents }, made, station, library, '2026-07-01');
    const content = resolveContent(form, { ...made, content: prefilledContent(form, view) }, view);
    return schemaFindings(form, 'new', content)
      .map((finding) => finding.at.pointer)
      .sort();
  };

  it.each([
    ['case-filing-register', []],
    ['scene-record', ['/confirmation', '/content', '/number']],
    ['interview-record', ['/endedAt', '/place', '/questions', '/sequence', '/startedAt']],
    ['investigation-report', ['/issuedOn']],
    ['violation-notice', ['/issuedOn', '/number', '/rights']],
    ['penalty-decision', ['/issuedOn', '/number']],
    ['service-receipt', ['/documents', '/issuedOn']],
    ['case-closing-report', ['/issuedOn', '/performance']],
  ])('asks in %s only for what no fact can say', (id, own) => {
    expect(left(id)).toEqual(own);
  });
});

describe('ride-hailing-defects.json', () => {
  const file = load('ride-hailing-defects.json');
  const expected: { layer: string; rule: string; document: string; pointer: string; why: string }[] = json(
    'ride-hailing-defects.expected.json',
  ).findings;

  it('raises of its forms exactly the findings that were planted', () => {
    const planted = expected.filter((one) => one.layer === 'schema');
    expect(found(file).sort()).toEqual(
      planted.map((one) => `${one.document} ${one.pointer} ${one.rule}`).sort(),
    );
  });

  it('lists at least twelve defects, each with its reason and at a place that is there', () => {
    expect(expected.length).toBeGreaterThanOrEqual(12);
    for (const one of expected) {
      expect(one.why).toMatch(/\p{Script=Han}/u);
      expect(file.documents.map((document) => document.id)).toContain(one.document);
    }
  });
});
