import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { ImportAnswer, PartStatus, StagedCase, StagedImport } from '../../contract/commands/transfer.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { keepNumber } from '../cases/case-commands.ts';
import type { OpenCaseFile } from '../cases/case-session.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { formFields } from '../forms/commands.ts';
import { recordAttachment } from '../store/attachments.ts';
import { numberHolder } from '../store/numbers.ts';
import { addRevision, keepRevision, wholeRevisions } from '../store/revisions.ts';
import type { WritableStore } from '../store/store.ts';
import { once } from '../values/once.ts';
import { attachmentsOf } from './attachments-of.ts';
import { bundlePath } from './bundle-format.ts';
import { caseStates } from './case-states.ts';
import { differences } from './differences.ts';
import { type Choice, type ComparedPart, compareCase, mergeCase, newActs, type Side } from './merge-case.ts';
import { placeTitles } from './place-titles.ts';
import { changed, type OpenBundle } from './read-bundle.ts';
import {
  historiesOf,
  type Incoming,
  type IncomingCase,
  type ReadingContext,
  readIncoming,
} from './read-cases.ts';
import { holdsFile, takeIn } from './take-in.ts';

type Staged = { readonly path: string; readonly name: string; readonly view: StagedImport };
type Choices = Pick<CommandInput<'transfer/apply'>, 'choices' | 'skip'>;

/** A file that somebody forgot to import is let go when this many others have been opened. */
const keptStages = 8;

/**
 * Imports in two steps: first what the file would bring, with nothing written; then, with a person's choices, all of it
 * or nothing. In between only the file's place is kept: it is read and checked again.
 */
export class StagedImports {
  private readonly cases: OpenCases;
  private readonly reading: ReadingContext;
  private readonly places: () => ReturnType<typeof placeTitles>;
  private readonly stages = new Map<string, Staged>();

  constructor(cases: OpenCases, reading: ReadingContext) {
    this.cases = cases;
    this.reading = reading;
    this.places = once(() => placeTitles(cases.context.resourcesFolder));
  }

  /** Throws BUNDLE_…, CASE_…, FILE_…. */
  async open(path: string): Promise<StagedImport> {
    const name = basename(path);
    const incoming = await readIncoming(this.reading, path, name);
    try {
      const stage = randomUUID();
      const view = await this.view(stage, incoming);
      this.stages.set(stage, { path, name, view });
      const [oldest] = this.stages.keys();
      if (this.stages.size > keptStages && oldest) this.stages.delete(oldest);
      return view;
    } finally {
      incoming.bundle?.close();
    }
  }

  /** Throws IMPORT_GONE, IMPORT_UNDECIDED, IMPORT_STALE, BUNDLE_…, AppError of the store; nothing is then written. */
  async apply(stage: string, choices: Choices): Promise<ImportAnswer> {
    const staged = this.stages.get(stage);
    if (!staged) throw new AppError('IMPORT_GONE');
    const incoming = await readIncoming(this.reading, staged.path, staged.name);
    try {
      if (incoming.info.sha256 !== staged.view.info.sha256) throw new AppError('IMPORT_STALE');
      const skip = new Set(choices.skip);
      const wanted = incoming.cases.filter(({ side }) => !skip.has(side.file.id));
      requireDecided(staged.view, skip, choices);
      const answer = await this.takeAll(incoming, wanted, staged, choices);
      this.stages.delete(stage);
      return answer;
    } finally {
      incoming.bundle?.close();
    }
  }

  private async takeAll(
    incoming: Incoming,
    wanted: readonly IncomingCase[],
    staged: Staged,
    choices: Choices,
  ): Promise<ImportAnswer> {
    const bundle = incoming.bundle;
    const fresh = bundle ? await this.takeFiles(bundle, wanted, staged.name) : [];
    try {
      // From here on nothing waits: no edit can come between the look and the commit.
      this.cases.flush();
      this.requireAsStaged(staged.view, wanted);
      const merged = wanted.map((one) => this.merged(one, choices));
      const touched = wanted.flatMap((one, index) => {
        const file = merged[index];
        return file && file !== this.cases.known(file.id)?.file ? [{ one, file }] : [];
      });
      const learned = wanted.some((one) => this.bringsHistory(one));
      if (touched.length > 0 || learned) {
        this.cases.adopt(
          touched.map(({ file }) => file),
          (store) => this.record(store, incoming, wanted, merged),
        );
      }
      const ids = new Set(touched.map(({ file }) => file.id));
      return { cases: wanted.map(({ side }) => ({ caseId: side.file.id, changed: ids.has(side.file.id) })) };
    } catch (error) {
      for (const path of fresh) await rm(path, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** Revisions, numbers, attachments and the audit, in the transaction that writes the cases. */
  private record(
    store: WritableStore,
    { info, bundle }: Incoming,
    wanted: readonly IncomingCase[],
    merged: readonly OpenCaseFile[],
  ): void {
    const at = this.cases.at();
    for (const [index, { side, revisions }] of wanted.entries()) {
      const file = merged[index];
      if (!file) continue;
      for (const revision of revisions) addRevision(store, file.id, revision);
      for (const { documentId, state } of [...caseStates(side.file), ...caseStates(file)]) {
        keepRevision(store, { caseId: file.id, documentId }, state, at, 'imported');
      }
      for (const attachment of attachmentsOf(file)) recordAttachment(store, attachment, at);
      for (const { id, number } of file.documents) {
        if (number) keepNumber(this.cases, store, number, { caseId: file.id, documentId: id });
      }
      const { caseNumber } = file.facts;
      if (caseNumber) keepNumber(this.cases, store, caseNumber, { caseId: file.id, documentId: '' });
      this.cases.record(store, {
        who: '',
        what: '导入案卷包',
        subject: `case:${file.id}`,
        detail: {
          file: info.file,
          sha256: info.sha256,
          agency: info.agency,
          signer: info.signature?.integrity === 'intact' ? info.signature.signer : null,
          auditSeq: bundle?.manifest.audit?.seq ?? null,
          auditHash: bundle?.manifest.audit?.hash ?? null,
        },
      });
    }
  }

  private async takeFiles(
    bundle: OpenBundle,
    wanted: readonly IncomingCase[],
    name: string,
  ): Promise<string[]> {
    const { folder } = this.cases.context.store;
    const fresh: string[] = [];
    try {
      for (const { sha256, size } of wanted.flatMap(({ side }) => attachmentsOf(side.file))) {
        const path = bundlePath.attachment(sha256);
        const taken = await takeIn(
          folder,
          { sha256, size },
          () => bundle.stream(path),
          () => changed(name, path),
        );
        if (taken !== null) fresh.push(taken);
      }
      return fresh;
    } catch (error) {
      for (const path of fresh) await rm(path, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  private async view(stage: string, { info, cases, bundle }: Incoming): Promise<StagedImport> {
    const { folder } = this.cases.context.store;
    let newAttachments = 0;
    const wanted = new Set(cases.flatMap(({ side }) => attachmentsOf(side.file).map(({ sha256 }) => sha256)));
    for (const sha256 of wanted) if (!(await holdsFile(folder, sha256))) newAttachments++;
    return {
      stage,
      info,
      cases: cases.map((one) => this.stagedCase(one)),
      newAttachments: bundle ? newAttachments : 0,
      missingAttachments: bundle ? 0 : newAttachments,
    };
  }

  private stagedCase({ side: theirs }: IncomingCase): StagedCase {
    const ours = this.ourSide(theirs.file.id);
    const parts = compareCase(ours, theirs);
    const acts = newActs(ours?.file ?? null, theirs.file).length;
    const { file } = theirs;
    return {
      caseId: file.id,
      caseNumber: file.facts.caseNumber ?? '',
      cause: file.facts.cause,
      party: file.facts.parties?.find(({ role }) => role === 'party')?.name ?? '',
      status: ours === null ? 'new' : caseStatus(parts, acts),
      parts: parts.map((part) => ({
        documentId: part.documentId,
        title: this.title(part),
        status: part.status,
        differences:
          part.status === 'changed' || part.status === 'conflict'
            ? differences(part.ours, part.theirs, this.placeTitle(part))
            : [],
      })),
      newActs: acts,
      takenNumbers: this.takenNumbers(file),
    };
  }

  private takenNumbers(file: OpenCaseFile): string[] {
    return file.documents.flatMap(({ id, number }) => {
      const holder = number ? numberHolder(this.cases.context.store, number) : null;
      const own = holder === null || (holder.caseId === file.id && [id, ''].includes(holder.documentId));
      return number && !own ? [number] : [];
    });
  }

  private title({ documentId, theirs }: ComparedPart): string {
    if (documentId === null) return '案件事实和证据清单';
    const document = theirs as CaseDocument;
    const title = this.cases.context.library.form(document.form)?.definition.title ?? document.form;
    return document.number ? `《${title}》${document.number}` : `《${title}》`;
  }

  private placeTitle({ documentId, theirs }: ComparedPart): (pointer: string) => string {
    const titles = this.places();
    if (documentId === null) return (pointer) => titles(pointer, 'case');
    const form = this.cases.context.library.form((theirs as CaseDocument).form);
    const fields = new Map(form ? formFields(form).map((field) => [field.pattern, field.title]) : []);
    return (pointer) => {
      const [, root, field = '', ...rest] = pointer.split('/');
      const title = root === 'content' ? fields.get(`/${field}`) : undefined;
      return title ? [title, ...rest].join(' › ') : titles(pointer, 'document');
    };
  }

  /** Ours as it stands, with the current state in the history of what was kept. */
  private ourSide(caseId: string): Side | null {
    const session = this.cases.known(caseId);
    if (!session) return null;
    return { file: session.file, histories: historiesOf(wholeRevisions(this.cases.context.store, caseId)) };
  }

  private merged({ side }: IncomingCase, { choices }: Choices): OpenCaseFile {
    const ours = this.ourSide(side.file.id);
    if (ours === null) return side.file;
    const chosen = new Map<string | null, Choice>(
      choices
        .filter(({ caseId }) => caseId === side.file.id)
        .map(({ documentId, take }) => [documentId, take]),
    );
    return mergeCase(ours, side, (documentId) => chosen.get(documentId) ?? 'ours');
  }

  /** Whether it holds states that this station has never seen: a conflict decided for ours is decided once. */
  private bringsHistory({ side }: IncomingCase): boolean {
    const ours = this.ourSide(side.file.id);
    return compareCase(ours, side).some(({ status }) => status === 'conflict' || status === 'new');
  }

  private requireAsStaged(view: StagedImport, wanted: readonly IncomingCase[]): void {
    const before = new Map(view.cases.map((one) => [one.caseId, JSON.stringify(one)]));
    for (const one of wanted) {
      if (before.get(one.side.file.id) !== JSON.stringify(this.stagedCase(one))) {
        throw new AppError('IMPORT_STALE');
      }
    }
  }
}

function requireDecided(view: StagedImport, skip: ReadonlySet<string>, { choices }: Choices): void {
  const chosen = new Map(choices.map((one) => [`${one.caseId}/${one.documentId}`, one.take]));
  const open = view.cases
    .filter(({ caseId }) => !skip.has(caseId))
    .flatMap(({ caseId, parts }) =>
      parts.filter(({ status, documentId }) => {
        const take = chosen.get(`${caseId}/${documentId}`);
        return status === 'conflict' && (take === undefined || (documentId === null && take === 'both'));
      }),
    );
  if (open.length > 0) throw new AppError('IMPORT_UNDECIDED', { count: open.length });
}

function caseStatus(parts: readonly ComparedPart[], acts: number): PartStatus {
  const has = (status: PartStatus) => parts.some((part) => part.status === status);
  if (has('conflict')) return 'conflict';
  if (has('changed') || has('new') || acts > 0) return 'changed';
  return has('behind') ? 'behind' : 'same';
}
