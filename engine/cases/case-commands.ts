import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import { DUE_WITHIN_DAYS } from '../../contract/due-within-days.ts';
import { safeName } from '../export/safe-name.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { causes, findCause } from '../law/causes/cause-library.ts';
import { penaltySentence } from '../law/causes/penalty-sentence.ts';
import { listActs } from '../store/audit.ts';
import { claimNumber } from '../store/numbers.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import { keepRevision } from '../store/revisions.ts';
import { listCases } from '../store/search.ts';
import type { WritableStore } from '../store/store.ts';
import { addDays } from '../values/day.ts';
import { summaryOn } from './case-overview.ts';
import { stateOf } from './case-parts.ts';
import type { OpenCaseFile } from './case-session.ts';
import { copiedCase, importedCase, newCase } from './new-case.ts';
import type { OpenCases } from './open-cases.ts';

type CaseCommands =
  | 'cases/list'
  | 'cases/create'
  | 'cases/copy'
  | 'cases/open'
  | 'cases/causes'
  | 'cases/export'
  | 'cases/import'
  | 'cases/asFile'
  | 'preferences/get'
  | 'preferences/set'
  | 'audit/list'
  | 'app/flush';

/** Cases as a whole. */
export function caseHandlers(cases: OpenCases): Handlers<CaseCommands> {
  const { context } = cases;
  return {
    'cases/list': (options) => {
      const today = cases.today();
      const dueBy = addDays(today, DUE_WITHIN_DAYS);
      const { summaries, total } = listCases(context.store, { ...options, dueBy });
      return { cases: summaries.map((summary) => summaryOn(JSON.parse(summary), today)), total };
    },
    'cases/create': ({ causeId, cause, procedure }) => {
      const known = causeId === null ? null : findCause(causeId);
      if (causeId !== null && known === null) throw new AppError('NOT_FOUND', { what: '案由', id: causeId });
      const file = newCase({
        cause: known,
        title: cause,
        procedure,
        today: cases.today(),
        station: context.station(),
      });
      const detail = { cause: file.facts.cause };
      cases.add(file, { who: '', what: '新建案件', subject: `case:${file.id}`, detail }, (store) =>
        keepBeginning(cases, store, file, 'created'),
      );
      return { caseId: file.id };
    },
    'cases/copy': ({ caseId }) => {
      const file = copiedCase(cases.session(caseId).file, cases.today());
      const record = { who: '', what: '复制案件', subject: `case:${file.id}`, detail: { from: caseId } };
      cases.add(file, record, (store) => keepBeginning(cases, store, file, 'created'));
      return { caseId: file.id };
    },
    'cases/open': ({ caseId }) => cases.overview(cases.session(caseId)),
    'cases/causes': () => ({
      causes: causes().map((cause) => ({
        id: cause.id,
        title: cause.title,
        penalty: penaltySentence(cause, cases.today()),
      })),
    }),
    'cases/asFile': ({ caseId }) => cases.session(caseId).file,
    'cases/export': async ({ caseId, folder }) => {
      const { file } = cases.session(caseId);
      const name = safeName([file.facts.caseNumber ?? '', file.facts.cause, '案件']);
      const target = join(granted(cases, folder), `${name}.json`);
      const written = await writeFileBeside(target, Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
      return { file: basename(written) };
    },
    'cases/import': async ({ file }) => {
      const path = granted(cases, file);
      const read = context.readCase(basename(path), await bytesOf(path));
      const imported = importCase(cases, read);
      return { caseId: imported.id };
    },
    'preferences/get': ({ key }) => ({ value: readPreference(context.store, `page.${key}`) }),
    'preferences/set': ({ key, value }) => {
      context.store.transaction((store) => writePreference(store, `page.${key}`, value));
      return { saved: true };
    },
    'audit/list': ({ caseId, limit }) => ({
      entries: listActs(context.store, caseId, limit).map(({ seq, at, who, what, subject }) => ({
        seq,
        at,
        who,
        what,
        subject,
      })),
    }),
    'app/flush': () => {
      cases.flush();
      return { flushed: true };
    },
  };
}

/**
 * Puts a case file into the store under an id of its own, with a revision of everything that it brings; its numbers
 * are taken from then on. A number that another document here bears already stays with that one.
 */
export function importCase(cases: OpenCases, read: CaseFile): OpenCaseFile {
  const file = importedCase(read, cases.today());
  const record = {
    who: '',
    what: '导入案件',
    subject: `case:${file.id}`,
    detail: { cause: file.facts.cause },
  };
  cases.add(file, record, (store) => {
    keepBeginning(cases, store, file, 'imported');
    for (const document of file.documents) {
      const place = { caseId: file.id, documentId: document.id };
      if (document.number) keepNumber(cases, store, document.number, place);
    }
    const { caseNumber } = file.facts;
    if (caseNumber) keepNumber(cases, store, caseNumber, { caseId: file.id, documentId: '' });
  });
  return file;
}

/** The first state of a case's facts and of each document: what the first edit can be taken back to for ever. */
function keepBeginning(
  cases: OpenCases,
  store: WritableStore,
  file: OpenCaseFile,
  reason: 'created' | 'imported',
): void {
  for (const documentId of [null, ...file.documents.map(({ id }) => id)]) {
    keepRevision(store, { caseId: file.id, documentId }, stateOf(file, documentId), cases.at(), reason);
  }
}

/** Takes a number that came with a case; one that another document here bears stays with that one. */
export function keepNumber(
  cases: OpenCases,
  store: WritableStore,
  number: string,
  place: { readonly caseId: string; readonly documentId: string },
): void {
  const { numbering, stationCode } = cases.context.station();
  try {
    claimNumber(store, numbering, stationCode, number, { ...place, at: cases.at() });
  } catch (error) {
    // The same case imported again: its numbers are known, and that is all this is for.
    if (!(error instanceof AppError && error.code === 'NUMBER_TAKEN')) throw error;
  }
}

/** The sample station's cases, from the resources folder. */
export function sampleCase(cases: OpenCases, name: string): OpenCaseFile {
  const path = join(cases.context.resourcesFolder, 'examples', name);
  return importCase(cases, cases.context.readCase(name, readFileSync(path)));
}

function granted(cases: OpenCases, token: string): string {
  const path = cases.context.grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
  return path;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > 20_000_000) throw new AppError('FILE_TOO_LARGE', { file: basename(path), limit: '20 MB' });
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'FILE_UNREADABLE',
      { file: basename(path), problem: '文件不存在或没有读取权限' },
      error,
    );
  }
}
