// Makes contract/case-file.generated.ts from schemas/case.schema.json. `--check` fails when the file is not what the schema says.
import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const target = 'contract/case-file.generated.ts';
const schema = JSON.parse(readFileSync('schemas/case.schema.json', 'utf8'));
// The generator makes a named type only of what it reaches with a title; draft 2020-12's $defs it knows as definitions.
const text = JSON.stringify(schema)
  .replaceAll('#/$defs/', '#/definitions/')
  .replace('"$defs"', '"definitions"');
// maxItems would be written out as unions of tuples.
const plain = JSON.parse(text, (key, value) =>
  key === 'maxItems' || key === 'minItems' ? undefined : value,
);
const source = await compile(plain, 'CaseFile', {
  bannerComment: '/* Generated from schemas/case.schema.json by scripts/generate-types.mjs. Do not edit. */',
  additionalProperties: false,
  style: { singleQuote: true },
  unreachableDefinitions: false,
});
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== source) {
    console.error(`${target} is not what schemas/case.schema.json says: run node scripts/generate-types.mjs`);
    process.exit(1);
  }
} else writeFileSync(target, source);
