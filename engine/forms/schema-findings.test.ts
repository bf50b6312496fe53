import { expect, test } from 'vitest';
import { loadFormLibrary } from './form-library.ts';
import { schemaFindings } from './schema-findings.ts';

const library = loadFormLibrary(process.cwd());

function findingsOf(form: string, change: Readonly<Record<string, unknown>>) {
  const loaded = library.form(form);
  if (!loaded) throw new Error(form);
  return schemaFindings(loaded, 'd', { ...loaded.sample, ...change });
}

test('names the field as the form does', () => {
  const [finding] = findingsOf('penalty-decision', { court: undefined });
  expect(finding).toMatchObject({ severity: 'block', at: { document: 'd', pointer: '/court' } });
  expect(finding?.message).toContain('法院');
});

test('an ID number with a wrong check digit stops, one written in small letters or with spaces is mended by a key', () => {
  // 34052419800101001X is the worked example of GB 11643-1999.
  expect(findingsOf('penalty-decision', { personIdNumber: '340524198001010011' })).toMatchObject([
    { severity: 'block', at: { pointer: '/personIdNumber' } },
  ]);
  expect(findingsOf('penalty-decision', { personIdNumber: '34052419800101001X' })).toEqual([]);
  const [written] = findingsOf('penalty-decision', { personIdNumber: '340524 19800101 001x' });
  expect(written).toMatchObject({ severity: 'minor' });
  expect(written?.fix?.changes).toEqual([
    { at: { document: 'd', pointer: '/personIdNumber' }, value: '34052419800101001X' },
  ]);
});

test('money that cannot be read is kept and said, not lost', () => {
  expect(findingsOf('penalty-decision', { fine: '三千' })).toMatchObject([
    { severity: 'block', at: { pointer: '/fine' } },
  ]);
});

test('person and organization together: one of them must go', () => {
  const found = findingsOf('penalty-decision', { organizationName: '某公司', organizationAddress: '某地' });
  expect(found.some((finding) => finding.message.includes('只能填一种'))).toBe(true);
});
