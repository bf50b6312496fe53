import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { produce } from 'immer';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Act, CaseFile } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import { formAjv } from '../forms/form-ajv.ts';
import { takeAttachment } from '../store/attachments.ts';
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

/** Facts, evidence and acts of the contract. */
export function factHandlers(cases: OpenCases): Handlers<FactCommands> {
  const check = caseChecker(cases.context.resourcesFolder);
  return {
    'facts/edit': ({ caseId, editId, changes }) => {
      const session = cases.session(caseId);
      if (session.knows(editId)) return { overview: cases.overview(session) };
      const recipe = (draft: CaseFile) => {
        for (const { pointer, value } of changes) {
          if (!editable.test(pointer))
            throw new AppError('INPUT_INVALID', { place: pointer, problem: '不是案件事实' });
          writePointer(draft as unknown as Record<string, unknown>, pointer, value);
        }
      };
      check(produce(session.file, recipe));
      cases.applied(session, session.edit(editId, null, cases.at(), recipe));
      return { overview: cases.overview(session) };
    },
    'facts/undo': (input) => stepped(cases, input, 'undo'),
    'facts/redo': (input) => stepped(cases, input, 'redo'),
    'acts/record': ({ caseId, act }) => recorded(cases, check, caseId, { ...act, id: uuid() } as Act),
    'acts/attachScan': async ({ caseId, document, file, on }) => {
      const session = cases.session(caseId);
      cases.document(session, document);
      const attachment = await takeAttachment(cases.context.store.folder, granted(cases, file));
      return recorded(cases, check, caseId, { id: uuid(), kind: 'scan', document, on, attachment });
    },
    'evidence/attach': async ({ caseId, evidence, file }) => {
      const session = cases.session(caseId);
      const index = (session.file.evidence ?? []).findIndex((item) => item.id === evidence);
      if (index < 0) throw new AppError('NOT_FOUND', { what: '证据', id: evidence });
      const attachment = await takeAttachment(cases.context.store.folder, granted(cases, file));
      cases.act(
        session,
        (whole) => ({
          ...whole,
          evidence: (whole.evidence ?? []).map((item, at) => (at === index ? { ...item, attachment } : item)),
        }),
        {
          who: '',
          what: '附证据文件',
          subject: `case:${caseId}`,
          detail: { evidence, sha256: attachment.sha256 },
        },
      );
      return { overview: cases.overview(session) };
    },
  };
}

function granted(cases: OpenCases, token: string): string {
  const path = cases.context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件', id: token });
  return path;
}

function recorded(cases: OpenCases, check: (file: CaseFile) => void, caseId: string, act: Act) {
  const session = cases.session(caseId);
  if ('document' in act && act.document !== undefined) cases.document(session, act.document);
  check({ format: 'anjuan-case/1', facts: session.file.facts, documents: [], acts: [act] });
  const subject =
    'document' in act && act.document !== undefined ? `document:${caseId}/${act.document}` : `case:${caseId}`;
  cases.act(session, (file) => ({ ...file, acts: [...(file.acts ?? []), act] }), {
    who: 'by' in act ? (act.by ?? '') : '',
    what: '记录经过',
    subject,
    detail: { kind: act.kind, act: act.id },
  });
  return { actId: act.id, overview: cases.overview(session) };
}

function stepped(
  cases: OpenCases,
  { caseId, editId }: { caseId: string; editId: string },
  way: 'undo' | 'redo',
) {
  const session = cases.session(caseId);
  if (!session.knows(editId)) cases.applied(session, session[way](editId, null, cases.at()));
  return { overview: cases.overview(session) };
}

/** Refuses facts, evidence or acts that the case format does not allow. Throws INPUT_INVALID with the place. */
function caseChecker(resources: string): (file: CaseFile) => void {
  const schema = JSON.parse(readFileSync(join(resources, 'schemas', 'case.schema.json'), 'utf8'));
  const validate: ValidateFunction = formAjv().compile(schema);
  return (file) => {
    // Documents are held by their forms, not by this.
    if (validate({ ...file, documents: [] })) return;
    const error = deepest(validate.errors ?? []);
    throw new AppError('INPUT_INVALID', { place: error?.instancePath ?? '', problem: error?.message ?? '' });
  };
}

function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
}
