import { Ajv2020 } from 'ajv/dist/2020.js';
import { fieldFormats, holdsFormat } from './field-formats.ts';

/** Our own annotations in schemas, all without effect on validation. */
export const annotations = ['x-multiline', 'x-unit', 'x-law'] as const;

/** ajv for our schemas: draft 2020-12, strict, every error of a content at once, named formats. */
export function formAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    verbose: true,
    // Smaller code would run no faster here, and making it so takes a third of the time to start.
    code: { optimize: false },
  });
  for (const [name, format] of Object.entries(fieldFormats)) {
    ajv.addFormat(name, { type: 'string', validate: (text: string) => holdsFormat(format, text) });
  }
  ajv.addVocabulary([...annotations]);
  return ajv;
}
