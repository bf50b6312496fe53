import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { formAjv } from '../engine/forms/form-ajv.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const ajv = formAjv();
const validator = (name: string) => ajv.compile(read('schemas', `${name}.schema.json`));
const formats = { form: validator('form'), layout: validator('layout'), checklist: validator('checklist') };
const library = loadFormLibrary(root);
const ids = readdirSync(join(root, 'templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** ajv's complaints as lines that name the place. */
function complaints(validate: ValidateFunction, data: unknown): string[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Every schema of a field or of a row's column, with its pointer pattern. */
function fields(schema: Record<string, unknown>, place = ''): [string, Record<string, unknown>][] {
  const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(properties).flatMap(([name, field]) => [
    [`${place}/${name}`, field] as [string, Record<string, unknown>],
    ...fields(field, `${place}/${name}`),
    ...fields((field.items ?? {}) as Record<string, unknown>, `${place}/${name}/N`),
  ]);
}

it('loads every folder', () => {
  expect(library.broken).toEqual([]);
  expect(library.forms.map((form) => form.definition.id).sort()).toEqual([...ids].sort());
});

it('starts only periods that the dated national values know', () => {
  const values: { id: string }[] = read('engine', 'law', 'data', 'thresholds.json').values;
  const known = new Set(values.map((value) => value.id));
  for (const form of library.forms) for (const id of form.definition.starts) expect(known).toContain(id);
});

describe.each(ids)('%s', (id) => {
  const schema = read('schemas', 'forms', `${id}.schema.json`);

  it('has a definition and a layout as their schemas say', () => {
    expect(complaints(formats.form, read('templates', id, 'form.json'))).toEqual([]);
    expect(complaints(formats.layout, read('templates', id, 'layout.json'))).toEqual([]);
  });

  it('has a schema whose every field is named, explained in Chinese and limited', () => {
    for (const [place, field] of fields(schema)) {
      expect(field.title, `${place} title`).toBeTruthy();
      if (field.type !== 'object')
        expect(String(field.description), `${place} description`).toMatch(/\p{Script=Han}/u);
      if (field.type === 'string') expect(field.maxLength, `${place} maxLength`).toBeGreaterThan(0);
      if (field.type === 'array') expect(field.maxItems, `${place} maxItems`).toBeGreaterThan(0);
      const items = field.items as Record<string, unknown> | undefined;
      if (items?.type === 'string') expect(items.maxLength, `${place} items maxLength`).toBeGreaterThan(0);
    }
  });

  it('has a sample that its schema and its page find nothing wrong with', () => {
    const form = library.form(id);
    expect(form).not.toBeNull();
    if (!form) return;
    expect(schemaFindings(form, 'sample', form.sample).map((finding) => finding.message)).toEqual([]);
  });

  it('says of an empty document exactly what must be filled', () => {
    const form = library.form(id);
    if (!form) return;
    const places = schemaFindings(form, 'empty', {}).map((finding) => finding.at.pointer);
    const required: string[] = [...schema.required, ...requiredOfNobody(schema)];
    expect([...places].sort()).toEqual(required.map((name) => `/${name}`).sort());
  });

  it('has a checklist as its schema says, where it has one', () => {
    if (!existsSync(join(root, 'templates', id, 'checklist.json'))) return;
    const checklist = read('templates', id, 'checklist.json');
    expect(complaints(formats.checklist, checklist)).toEqual([]);
    expect(checklist.form).toBe(id);
    const items: string[] = checklist.items.map((item: { id: string }) => item.id);
    expect(new Set(items).size).toBe(items.length);
  });
});

/** What a form asks for where neither a person nor an organization is named: the person's fields. */
function requiredOfNobody(schema: {
  allOf?: { if?: AnySchema; else?: { required?: string[] } }[];
}): string[] {
  return (schema.allOf ?? []).flatMap((part) => part.else?.required ?? []);
}

describe('a party is a person or an organization, never both', () => {
  const decision = library.form('penalty-decision');
  const organization = {
    organizationName: '示例客运有限公司',
    organizationAddress: '山东省德州市德城区示例路3号',
    organizationLegalRepresentative: '吴刚',
  };
  const without = (content: Readonly<Record<string, unknown>>, prefix: string) =>
    Object.fromEntries(Object.entries(content).filter(([name]) => !name.startsWith(prefix)));

  it('accepts an organization in the person’s place', () => {
    if (!decision) throw new Error('penalty-decision did not load');
    const content = { ...without(decision.sample, 'person'), ...organization };
    expect(schemaFindings(decision, 'd', content)).toEqual([]);
  });

  it('refuses both at once, and says so at the person’s fields', () => {
    if (!decision) throw new Error('penalty-decision did not load');
    const places = schemaFindings(decision, 'd', { ...decision.sample, ...organization }).map(
      (one) => one.at.pointer,
    );
    expect(places).toContain('/personName');
  });
});

describe('what depends on another field', () => {
  const judge = (id: string, change: Record<string, unknown>) => {
    const form = library.form(id);
    if (!form) throw new Error(`${id} did not load`);
    return schemaFindings(form, 'd', { ...form.sample, ...change }).map((one) => one.at.pointer);
  };

  it('asks for the organ’s name where the case was handed down (立案登记表, box 3)', () => {
    expect(judge('case-filing-register', { source: 'superior' })).toEqual(['/sourceText']);
    expect(judge('case-filing-register', { source: 'superior', sourceText: '德州市交通运输局' })).toEqual([]);
  });

  it('asks for the amount and the bank where a fine is imposed (行政处罚法67)', () => {
    const fined = judge('penalty-decision', {
      fine: undefined,
      payeeBank: undefined,
      payeeAccount: undefined,
    });
    expect(fined.sort()).toEqual(['/fine', '/payeeAccount', '/payeeBank']);
    const warned = {
      penaltyKinds: ['warning'],
      penaltyContent: '警告',
      fine: undefined,
      payeeBank: undefined,
      payeeAccount: undefined,
    };
    expect(judge('penalty-decision', warned)).toEqual([]);
  });

  it('checks the digits of an ID card and not those of a passport (GB 11643)', () => {
    expect(judge('interview-record', { intervieweeIdNumber: '370101199001011234' })).toEqual([
      '/intervieweeIdNumber',
    ]);
    expect(
      judge('interview-record', { intervieweeIdType: 'passport', intervieweeIdNumber: 'E12345678' }),
    ).toEqual([]);
  });

  it('wants at least one right told (行政处罚法44)', () => {
    expect(judge('violation-notice', { rights: [] })).toEqual(['/rights']);
  });
});
