import { produce } from 'immer';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Act, Attachment, CaseFile, Evidence } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import { recordAttachment, takeAttachment } from '../store/attachments.ts';
import type { WritableStore } from '../store/store.ts';
import { completeRows } from './complete-rows.ts';
import type { OpenCases } from './open-cases.ts';
import { writePointer } from './write-pointer.ts';

type FactCommands =
  | 'facts/edit'
  | 'facts/undo'
  | 'facts/redo'
  | 'acts/record'
  | 'acts/attachScan'
  | 'evidence/attach';

/** What a person may change by pointer: the facts and the evidence list; documents and acts have ways of their own. */
const editable = /^\/(facts|evidence)\//;

/** Acts with a command of their own, which checks what must be checked first. */
const ownCommands: ReadonlySet<string> = new Set(['review', 'stateChange', 'scan', 'publication']);

/** Facts, evidence and acts of the contract. */
export function factHandlers(cases: OpenCases): Handlers<FactCommands> {
  return {
    'facts/edit': ({ caseId, editId, changes }) => {
      const session = cases.session(caseId);
      if (session.knows(editId)) {
        cases.applied(session, editId, null);
        return { overview: cases.overview(session) };
      }
      const recipe = (draft: CaseFile) => {
        for (const { pointer, value } of changes) {
          if (!editable.test(pointer))
            throw new AppError('INPUT_INVALID', { place: pointer, problem: '不是案件事实' });
          writePointer(draft as unknown as Record<string, unknown>, pointer, value);
        }
        completeRows(draft);
      };
      const problem = cases.shape.problem(produce(session.file, recipe));
      if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
      cases.applied(session, editId, session.edit(editId, null, cases.at(), recipe));
      return { overview: cases.overview(session) };
    },
    'facts/undo': (input) => stepped(cases, input, 'undo'),
    'facts/redo': (input) => stepped(cases, input, 'redo'),
    'acts/record': ({ caseId, act }) => {
      if (ownCommands.has(String(act.kind))) {
        throw new AppError('INPUT_INVALID', {
          place: '/act/kind',
          problem: '这种经过由审核、签发、公示或附扫描件记录',
        });
      }
      if (act.kind === 'suspension' && typeof act.until === 'string' && act.until < String(act.on)) {
        throw new AppError('INPUT_INVALID', { place: '/act/until', problem: '最后一日早于第一日' });
      }
      return recorded(cases, caseId, { ...act, id: uuid() } as Act);
    },
    'acts/attachScan': async ({ caseId, document, file, on }) => {
      const session = cases.session(caseId);
      cases.document(session, document);
      const attachment = await takeAttachment(cases.context.store.folder, granted(cases, file));
      return recorded(cases, caseId, { id: uuid(), kind: 'scan', document, on, attachment }, (store) =>
        recordAttachment(store, attachment, cases.at()),
      );
    },
    'evidence/attach': async ({ caseId, evidence, file }) => {
      const session = cases.session(caseId);
      if (!session.file.evidence?.some((item) => item.id === evidence)) {
        throw new AppError('NOT_FOUND', { what: '证据', id: evidence });
      }
      const path = granted(cases, file);
      const attachment = await takeAttachment(cases.context.store.folder, path);
      const { fileRecord } = await import('../evidence/file-record.ts');
      const record = await fileRecord(path);
      cases.act(
        session,
        (whole) => ({
          ...whole,
          evidence: (whole.evidence ?? []).map((item) =>
            item.id === evidence ? withFile(item, attachment, record) : item,
          ),
        }),
        {
          who: '',
          what: '附证据文件',
          subject: `case:${caseId}`,
          detail: { evidence, sha256: attachment.sha256 },
        },
        (store) => recordAttachment(store, attachment, cases.at()),
      );
      return { overview: cases.overview(session) };
    },
  };
}

/** A file in the place of the one before: what that one said of itself goes with it. */
function withFile(
  { fileRecord: _before, ...item }: Evidence,
  attachment: Attachment,
  record: Evidence['fileRecord'] | null,
): Evidence {
  return { ...item, attachment, ...(record ? { fileRecord: record } : {}) };
}

function granted(cases: OpenCases, token: string): string {
  const path = cases.context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件', id: token });
  return path;
}

function recorded(cases: OpenCases, caseId: string, act: Act, also?: (store: WritableStore) => void) {
  const session = cases.session(caseId);
  if ('document' in act && act.document !== undefined) cases.document(session, act.document);
  const problem = cases.shape.actProblem(act);
  if (problem)
    throw new AppError('INPUT_INVALID', { place: `/act${problem.pointer}`, problem: problem.problem });
  const subject =
    'document' in act && act.document !== undefined ? `document:${caseId}/${act.document}` : `case:${caseId}`;
  const record = {
    who: 'by' in act ? (act.by ?? '') : '',
    what: '记录经过',
    subject,
    detail: { kind: act.kind, act: act.id },
  };
  cases.act(session, (file) => ({ ...file, acts: [...(file.acts ?? []), act] }), record, also);
  return { actId: act.id, overview: cases.overview(session) };
}

function stepped(
  cases: OpenCases,
  { caseId, editId }: { caseId: string; editId: string },
  way: 'undo' | 'redo',
) {
  const session = cases.session(caseId);
  const entry = session.knows(editId) ? null : session[way](editId, null, cases.at());
  cases.applied(session, editId, entry);
  return { overview: cases.overview(session) };
}
