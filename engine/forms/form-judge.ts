import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { once } from '../values/once.ts';
import { formAjv } from './form-ajv.ts';

/** The parts of a form that a schema of ours describes. */
export type JudgedPart = 'form' | 'layout' | 'checklist';

/** Written when the program is built, beside the forms: hashes of the files that were found sound then. */
export const soundFile = (resources: string) => join(resources, 'templates', 'sound.json');

/**
 * Judges the files of forms. A file that the build has found sound, byte for byte and by the same schema, is not
 * judged at every start again: compiling sixty schemas is the greater part of it. Any other file is judged in full.
 */
export class FormJudge {
  readonly #ajv = once(formAjv);
  readonly #known: ReadonlySet<string>;
  readonly #sound = new Set<string>();
  /** Each read when it is first asked for. */
  readonly #formats: Readonly<Record<JudgedPart, () => Format>>;

  constructor(resources: string, known: Iterable<string> = knownSound(resources)) {
    this.#known = new Set(known);
    const format = (name: JudgedPart) =>
      once(() => this.#format(join(resources, 'schemas', `${name}.schema.json`)));
    this.#formats = { form: format('form'), layout: format('layout'), checklist: format('checklist') };
  }

  /** Hashes of all that has been judged and found sound. */
  get sound(): readonly string[] {
    return [...this.#sound].sort();
  }

  /** What is wrong with a part of a form, if anything; `text` is the file, `data` what it says. */
  check(part: JudgedPart, text: string, data: unknown): ErrorObject | null {
    const format = this.#formats[part]();
    const hash = hashOf(format.text, text);
    if (this.#known.has(hash)) return null;
    const validate = format.validate();
    if (!validate(data)) return validate.errors?.[0] ?? null;
    this.#sound.add(hash);
    return null;
  }

  /** All that is wrong with a part of a form that somebody writes. */
  mistakes(part: JudgedPart, data: unknown): readonly ErrorObject[] {
    const validate = this.#formats[part]().validate();
    return validate(data) ? [] : [...(validate.errors ?? [])];
  }

  /** Compiles a form's schema, at the first call where it is known to be sound. Throws what ajv throws. */
  validator(text: string, schema: AnySchema): () => ValidateFunction {
    const hash = hashOf('schema', text);
    const validator = once(() => this.#ajv().compile(schema));
    if (this.#known.has(hash)) return validator;
    validator();
    this.#sound.add(hash);
    return validator;
  }

  #format(file: string): Format {
    const text = readFileSync(file, 'utf8');
    return { text, validate: once(() => this.#ajv().compile(JSON.parse(text))) };
  }
}

type Format = { readonly text: string; readonly validate: () => ValidateFunction };

/** None where nothing was built (the checkout), or where the file is not what the build wrote. */
function knownSound(resources: string): readonly string[] {
  const file = soundFile(resources);
  if (!existsSync(file)) return [];
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(known) ? known.filter((hash) => typeof hash === 'string') : [];
  } catch {
    return [];
  }
}

function hashOf(judgedBy: string, text: string): string {
  return createHash('sha256').update(judgedBy).update('\0').update(text).digest('hex');
}
