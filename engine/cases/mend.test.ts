import { expect, it } from 'vitest';
import { openTestStation } from './test-station.ts';
import { editId } from './test-steps.ts';

const on = '2026-04-01';

/** The sound example, every document issued and the decision served. */
async function servedCase() {
  const station = openTestStation(undefined, () => new Date(2026, 3, 1, 9, 30));
  const { handlers } = station;
  const { caseId } = await handlers['cases/import']({
    file: station.grant(station.example('ride-hailing-person.json')),
  });
  const file = () => handlers['cases/asFile']({ caseId });
  const decisionId = (await file()).documents.find(({ form }) => form === 'penalty-decision')?.id ?? '';
  const documentOf = async (id: string) => (await file()).documents.find((one) => one.id === id);
  const summaryOf = async (id: string) =>
    (await handlers['cases/open']({ caseId })).documents.find((one) => one.id === id);
  return { ...station, caseId, decisionId, file, documentOf, summaryOf };
}

const tick = (pointer: string, value: string) => ({ kind: 'tick' as const, pointer, value });
const text = (pointer: string, written: string) => ({ kind: 'type' as const, pointer, text: written });

type Served = Awaited<ReturnType<typeof servedCase>>;

async function revocation({ handlers, caseId, decisionId }: Served, scope: 'whole' | 'part') {
  const { documentId } = await handlers['documents/mend']({ caseId, documentId: decisionId, way: 'revokes' });
  await handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [
      tick('/scope', scope),
      ...(scope === 'part' ? [text('/part', '罚款数额超过二千元的部分')] : []),
      text('/reason', '适用法律条款有误。'),
      tick('/after', 'again'),
      text('/returned', '没有'),
    ],
  });
  await handlers['documents/takeNumber']({ caseId, documentId });
  return documentId;
}

const issue = async ({ handlers, caseId }: Served, documentId: string) =>
  handlers['documents/issue']({ caseId, documentId, on, by: '李明' });

it('a decision is revoked by the paper that says so, and stays as it was issued', async () => {
  const station = await servedCase();
  const { decisionId, handlers, caseId } = station;
  const before = await station.documentOf(decisionId);
  const runs = async () =>
    (await handlers['cases/open']({ caseId })).deadlines.filter((one) => one.document === decisionId);
  expect((await runs()).length).toBeGreaterThan(0);
  const revocationId = await revocation(station, 'whole');
  expect((await station.documentOf(decisionId))?.state).toBe('issued');
  await issue(station, revocationId);
  expect(await station.documentOf(decisionId)).toEqual({ ...before, state: 'revoked' });
  expect(await station.summaryOf(decisionId)).toMatchObject({
    state: 'revoked',
    relations: [{ kind: 'revokedBy', documentId: revocationId }],
  });
  expect(await runs()).toEqual([]);
  expect((await station.file()).acts?.slice(-2)).toMatchObject([
    { kind: 'stateChange', document: revocationId, to: 'issued' },
    { kind: 'stateChange', document: decisionId, to: 'revoked', because: revocationId },
  ]);
  station.close();
});

it('a decision revoked in part stays in force and says so', async () => {
  const station = await servedCase();
  const revocationId = await revocation(station, 'part');
  await issue(station, revocationId);
  expect(await station.summaryOf(station.decisionId)).toMatchObject({
    state: 'issued',
    relations: [{ kind: 'partlyRevokedBy', documentId: revocationId }],
  });
  station.close();
});

it('a revocation taken back before its service lets the decision stand again', async () => {
  const station = await servedCase();
  const { handlers, caseId, decisionId } = station;
  const revocationId = await revocation(station, 'whole');
  await issue(station, revocationId);
  await handlers['documents/withdraw']({
    caseId,
    documentId: revocationId,
    reason: '理由写错。',
    by: '李明',
  });
  expect((await station.documentOf(decisionId))?.state).toBe('issued');
  expect((await station.summaryOf(decisionId))?.relations).toEqual([]);
  station.close();
});

it.each(['documents/withdraw', 'documents/void', 'documents/reissue'] as const)(
  '%s is refused for a decision that the party holds, and changes nothing',
  async (command) => {
    const station = await servedCase();
    const before = await station.file();
    const act = async () =>
      station.handlers[command]({
        caseId: station.caseId,
        documentId: station.decisionId,
        reason: '写错了。',
        by: '李明',
      });
    await expect(act()).rejects.toMatchObject({ code: 'DOCUMENT_SERVED' });
    expect(await station.file()).toEqual(before);
    station.close();
  },
);

it('a correction is about its document, leaves it in force, and is begun once', async () => {
  const station = await servedCase();
  const { handlers, caseId, decisionId } = station;
  const mend = () => handlers['documents/mend']({ caseId, documentId: decisionId, way: 'corrects' });
  const { documentId } = await mend();
  expect((await mend()).documentId).toBe(documentId);
  expect(await station.documentOf(documentId)).toMatchObject({
    form: 'correction-notice',
    about: [decisionId],
    state: 'draft',
  });
  const { blocks } = await handlers['documents/open']({ caseId, documentId });
  expect(JSON.stringify(blocks)).toContain((await station.documentOf(decisionId))?.number);
  station.close();
});

it('what was revoked is made anew with its own words, and with the facts of today', async () => {
  const station = await servedCase();
  const { handlers, caseId, decisionId } = station;
  await issue(station, await revocation(station, 'whole'));
  const old = await station.documentOf(decisionId);
  const { documentId } = await handlers['documents/reissue']({
    caseId,
    documentId: decisionId,
    reason: '原决定已撤销。',
    by: '李明',
  });
  const made = await station.documentOf(documentId);
  expect(made).toMatchObject({ form: 'penalty-decision', state: 'draft', replaces: decisionId });
  expect(made?.number).toBeUndefined();
  expect(made?.content.personName).toBeUndefined();
  expect(made?.content.defense).toEqual(old?.content.defense);
  expect((await station.documentOf(decisionId))?.state).toBe('revoked');
  station.close();
});

it('a revocation that names no decision is not issued', async () => {
  const station = await servedCase();
  const { handlers, caseId } = station;
  const { documentId } = await handlers['documents/create']({ caseId, form: 'revocation-decision' });
  const before = await station.file();
  await handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [
      tick('/scope', 'whole'),
      text('/reason', '有误。'),
      tick('/after', 'none'),
      text('/returned', '没有'),
    ],
  });
  await handlers['documents/takeNumber']({ caseId, documentId });
  await expect(issue(station, documentId)).rejects.toMatchObject({ code: 'ABOUT_NEEDED' });
  expect((await station.file()).acts).toEqual(before.acts);
  station.close();
});

it('a draft has nothing to be corrected or made anew', async () => {
  const station = await servedCase();
  const { handlers, caseId } = station;
  const { documentId } = await handlers['documents/create']({ caseId, form: 'interview-record' });
  const reissue = async () =>
    handlers['documents/reissue']({ caseId, documentId, reason: '重写。', by: '李明' });
  const mend = async () => handlers['documents/mend']({ caseId, documentId, way: 'corrects' });
  await expect(reissue()).rejects.toMatchObject({ code: 'DOCUMENT_STATE' });
  await expect(mend()).rejects.toMatchObject({ code: 'DOCUMENT_STATE' });
  station.close();
});
