import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findStatute } from '../statutes/statute-library.ts';
import { conflictingGrounds, grounds } from './grounds.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/case.schema.json', import.meta.url), 'utf8'),
);
const ids = grounds.map(({ id }) => id);

it('knows every circumstance that a case may have, each once', () => {
  const { circumstances } = schema.$defs.violation.properties;
  expect(ids.toSorted()).toEqual(circumstances.items.enum.toSorted());
  for (const pair of conflictingGrounds) for (const id of pair) expect(ids).toContain(id);
});

it('cites articles that the statute library has', () => {
  for (const { basis } of grounds) expect(findStatute(basis.law), basis.law).not.toBeNull();
});
