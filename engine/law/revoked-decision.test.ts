import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import { caseView } from '../cases/case-view.ts';
import { caseFindings } from '../findings.ts';
import { loadFormLibrary } from '../forms/form-library.ts';

const root = resolve(import.meta.dirname, '../..');
const library = loadFormLibrary(root);
const read = (name: string) => JSON.parse(readFileSync(join(root, 'examples', name), 'utf8'));
const sound: CaseFile = read('ride-hailing-person.json');
const station = read('station.json');

const revocation: CaseDocument = {
  id: 'revocation',
  form: 'revocation-decision',
  state: 'issued',
  about: ['decision'],
  number: '鲁德交撤〔2026〕1号',
  issuedOn: '2026-04-20',
  content: {
    number: '鲁德交撤〔2026〕1号',
    partyName: '张伟',
    decisionNumber: '鲁德交罚〔2026〕9号',
    decisionOn: '2026-03-26',
    cause: sound.facts.cause,
    scope: 'whole',
    reason: '违法事实认定有误。',
    after: 'none',
    returned: '罚款已退还当事人。',
    reconsiderationOrgan: sound.facts.remedy?.reconsiderationOrgan,
    court: sound.facts.remedy?.court,
    agencyName: station.agency.name,
    issuedOn: '2026-04-20',
  },
};

/** The sound case as far as its revocation, served on the party. */
function revokedCase(): CaseFile {
  const before = sound.documents.filter(({ form }) => form !== 'case-closing-report');
  return {
    ...sound,
    documents: [
      ...before.map((one) => (one.id === 'decision' ? { ...one, state: 'revoked' as const } : one)),
      revocation,
    ],
    acts: [
      ...(sound.acts ?? []).filter(
        (act) =>
          !('document' in act && act.document === 'closing') &&
          !(act.kind === 'approval' && act.subject === 'closing'),
      ),
      {
        id: 'revoked',
        kind: 'stateChange',
        document: 'decision',
        to: 'revoked',
        on: '2026-04-20',
        because: 'revocation',
      },
      {
        id: 'revocation-served',
        kind: 'service',
        document: 'revocation',
        method: 'direct',
        on: '2026-04-21',
        recipient: '张伟',
        relation: '本人',
        servers: ['李明', '陈静'],
      },
    ],
  };
}

it('raises nothing over a decision that was revoked and the revocation served', () => {
  const view = caseView(revokedCase(), station, library, '2026-04-22');
  expect(
    caseFindings(view, library).map(({ rule, at, message }) => [rule, at.document, at.pointer, message]),
  ).toEqual([]);
});
