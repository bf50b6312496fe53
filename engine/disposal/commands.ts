import { rm } from 'node:fs/promises';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { DisposalLook, DisposalRecord } from '../../contract/commands/disposal.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { attachmentPath } from '../store/attachments.ts';
import { destroyCase, isUsedElsewhere, listDisposals } from '../store/disposals.ts';
import { wholeRevisions } from '../store/revisions.ts';
import { attachmentsOf } from '../transfer/attachments-of.ts';
import { missingCase } from '../values/missing-case.ts';
import { type Retention, retentionOf } from './retention.ts';

/** Destruction after the retention term, of the contract. */
export function disposalHandlers(
  cases: OpenCases,
): Handlers<'disposal/look' | 'disposal/destroy' | 'disposal/list'> {
  const { store } = cases.context;
  return {
    'disposal/look': ({ caseId }) => look(cases, caseId),
    'disposal/destroy': async ({ caseId, by, reason }) => {
      cases.flush();
      const { file } = cases.session(caseId);
      const { problem, closedOn, retention } = look(cases, caseId);
      const name = file.facts.caseNumber || file.facts.cause;
      if (problem !== null || closedOn === null || retention === null) {
        throw new AppError('DISPOSAL_REFUSED', { case: name, problem: problem ?? '' });
      }
      const attachments = ownAttachments(cases, file);
      const disposal = {
        caseId,
        caseNumber: file.facts.caseNumber ?? '',
        cause: file.facts.cause,
        closedOn,
        retention,
        at: cases.at(),
        who: by.trim(),
        reason: reason.trim(),
      };
      const record: DisposalRecord = store.transaction((writable) => {
        const hashes = destroyCase(writable, disposal, attachments);
        const detail = { closedOn, retention, reason: disposal.reason, hashes: hashes.length };
        cases.record(writable, {
          who: disposal.who,
          what: '到期销毁案卷',
          subject: `case:${caseId}`,
          detail,
        });
        return { ...disposal, hashes };
      });
      cases.forget(caseId);
      // The rows are gone: a file that cannot be removed now is named by nothing any more.
      for (const sha256 of attachments) {
        await rm(attachmentPath(store.folder, sha256), { force: true, maxRetries: 3 });
      }
      store.eraseLog();
      return record;
    },
    'disposal/list': () => ({ records: listDisposals(store) }),
  };
}

function look(cases: OpenCases, caseId: string): DisposalLook {
  const { file } = cases.session(caseId);
  const retention = retentionOf(file, cases.today());
  const has = retention.state === 'over' || retention.state === 'running';
  return {
    problem: problemOf(retention),
    closedOn: retention.state === 'open' ? null : retention.closedOn,
    retention: has ? retention.term : null,
    until: has ? retention.until : null,
    documents: file.documents.length,
    revisions: wholeRevisions(cases.context.store, caseId).length,
    attachments: ownAttachments(cases, file).length,
  };
}

function problemOf(retention: Retention): string | null {
  switch (retention.state) {
    case 'open':
      return '案件还没有批准结案';
    case 'noTerm':
      return '《卷宗封面》没有写明保管期限（例如“30年”），请先填写';
    case 'permanent':
      return '保管期限是永久';
    case 'running':
      return `保管期限${retention.term}，到 ${retention.until} 才满`;
    case 'over':
      return null;
    default:
      return missingCase(retention);
  }
}

function ownAttachments(cases: OpenCases, file: CaseFile & { readonly id: string }): string[] {
  return attachmentsOf(file)
    .map(({ sha256 }) => sha256)
    .filter((sha256) => !isUsedElsewhere(cases.context.store, sha256, file.id));
}
