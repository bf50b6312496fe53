import { fieldFormats } from '../forms/field-formats.ts';
import type { FieldSchema } from '../forms/field-schema.ts';
import { isRecord, type Json, type Say, unknownKeys } from './json-walk.ts';

/** `allOf` of a form's fields: if, then, else over its own fields, nothing more. */
export function checkConditions(allOf: Json, form: FieldSchema, at: string, say: Say): void {
  if (!Array.isArray(allOf) || allOf.length > 100) {
    say(at, '应当是一列 { "if": …, "then": … }，最多 100 条');
    return;
  }
  allOf.forEach((rule: Json, index) => {
    const here = `${at}/${index}`;
    if (!isRecord(rule)) {
      say(here, '应当写 { "if": …, "then": … }');
      return;
    }
    if (rule.if === undefined) say(here, '缺少 if（在什么情况下）');
    if (rule.then === undefined && rule.else === undefined) say(here, '缺少 then（那时怎样）');
    checkRule(rule, form, here, say);
  });
}

const ruleKeys = ['if', 'then', 'else', 'properties', 'required'];
const valueKeys = ['const', 'enum', 'format', 'contains', 'minLength', 'minItems', 'minimum', 'maximum'];

function checkRule(rule: Json, form: FieldSchema, at: string, say: Say): void {
  if (!isRecord(rule)) {
    say(at, '应当写在 { } 里');
    return;
  }
  unknownKeys(rule, ruleKeys, at, say);
  for (const part of ['if', 'then', 'else'] as const)
    if (rule[part] !== undefined) checkRule(rule[part], form, `${at}/${part}`, say);
  const fields = form.properties ?? {};
  const isField = (name: unknown) => typeof name === 'string' && Object.hasOwn(fields, name);
  if (rule.required !== undefined) {
    if (!Array.isArray(rule.required)) {
      say(`${at}/required`, '应当列在 [ ] 里');
      return;
    }
    rule.required.forEach((name: Json, index) => {
      if (!isField(name)) say(`${at}/required/${index}`, `没有“${String(name)}”这个栏目`);
    });
  }
  if (rule.properties === undefined) return;
  if (!isRecord(rule.properties)) {
    say(`${at}/properties`, '应当写在 { } 里');
    return;
  }
  for (const [name, value] of Object.entries(rule.properties)) {
    const here = `${at}/properties/${name}`;
    if (isField(name)) checkValue(value, here, say);
    else say(here, `没有“${name}”这个栏目`);
  }
}

/** What a condition asks of one field; `false`: that it is left empty. */
function checkValue(value: Json, at: string, say: Say): void {
  if (value === false) return;
  if (!isRecord(value)) {
    say(at, '应当写在 { } 里');
    return;
  }
  unknownKeys(value, valueKeys, at, say);
  const { contains, enum: choices, format } = value;
  if (contains !== undefined) checkValue(contains, `${at}/contains`, say);
  if (choices !== undefined && (!Array.isArray(choices) || choices.length === 0 || choices.length > 100))
    say(`${at}/enum`, '应当列出一到一百个值');
  if (format !== undefined && (typeof format !== 'string' || !Object.hasOwn(fieldFormats, format)))
    say(`${at}/format`, `只能是 ${Object.keys(fieldFormats).join('、')} 之一`);
  for (const key of ['minLength', 'minItems', 'minimum', 'maximum'] as const)
    if (value[key] !== undefined && !Number.isInteger(value[key])) say(`${at}/${key}`, '应当是整数');
}
