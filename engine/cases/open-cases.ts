import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import type { DocumentView as PaperView } from '../../contract/commands/documents.ts';
import type { Finding } from '../../contract/finding.ts';
import { bindingView } from '../forms/binding-view.ts';
import { formFields } from '../forms/commands.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { boundPointers } from '../forms/resolve-content.ts';
import { caseDeadlines } from '../law/deadlines/case-deadlines.ts';
import { type LawTables, lawTables } from '../law/law-tables.ts';
import { recordAct } from '../store/audit.ts';
import { openCaseIds, readCase, writeCase } from '../store/case-rows.ts';
import { type JournalEntry, readJournal } from '../store/journal.ts';
import type { WritableStore } from '../store/store.ts';
import { localDay } from '../values/local-day.ts';
import { BesideCases } from './beside-cases.ts';
import { CaseChanges } from './case-changes.ts';
import { caseOverview, caseSummary, documentSummary, searchTexts } from './case-overview.ts';
import { CaseSession, type OpenCaseFile } from './case-session.ts';
import { type CaseShape, caseShape } from './case-shape.ts';
import { type CaseView, caseView } from './case-view.ts';
import { causePhrases } from './cause-phrases.ts';
import type { CasesContext } from './context.ts';
import { GroupCommit } from './group-commit.ts';
import { documentPosition } from './issue-document.ts';
import { PaperCache } from './paper-cache.ts';
import { RevisionKeeper } from './revision-keeper.ts';
import { mayTakeNumber } from './take-number.ts';

type Judge = ReturnType<CasesContext['judge']>;

/** A case as judged at one state: kept until the next change. */
type Judged = {
  readonly file: OpenCaseFile;
  readonly station: object;
  readonly today: string;
  readonly law: LawTables;
  /** Of the other cases. */
  readonly beside: number;
  readonly judge: Judge;
  readonly view: CaseView;
  readonly findings: readonly Finding[];
};

/** What an act does to the audit. */
export type ActRecord = {
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | null>>;
};

/** The cases that are open: their sessions, views and findings, and the way to the disk. */
export class OpenCases {
  readonly context: CasesContext;
  readonly commits: GroupCommit;
  readonly shape: CaseShape;
  private readonly sessions = new Map<string, CaseSession>();
  private readonly judged = new WeakMap<CaseSession, Judged>();
  private readonly papers = new PaperCache();
  private readonly revisions: RevisionKeeper;
  private readonly changes: CaseChanges;
  private readonly beside: BesideCases;

  constructor(context: CasesContext) {
    this.context = context;
    this.shape = caseShape(context.resourcesFolder);
    this.commits = new GroupCommit(
      context.store,
      (store, session) => this.write(store, session),
      context.emit,
    );
    this.revisions = new RevisionKeeper(context.store, () => this.at());
    this.changes = new CaseChanges(context.emit);
    this.beside = new BesideCases(context.store);
  }

  /** The open case; reads it from the store the first time. Throws NOT_FOUND. */
  session(caseId: string): CaseSession {
    if (this.context.store.changedElsewhere()) this.sessions.clear();
    const kept = this.sessions.get(caseId);
    if (kept) return kept;
    const stored = readCase(this.context.store, caseId);
    if (!stored) throw new AppError('NOT_FOUND', { what: '案件', id: caseId });
    const session = new CaseSession(stored.file, readJournal(this.context.store, caseId), stored.changedAt);
    this.sessions.set(caseId, session);
    return session;
  }

  /** Puts a new case on the disk and opens it. `also` writes in the same transaction, when the case is there. */
  add(file: OpenCaseFile, record: ActRecord, also?: (store: WritableStore) => void): CaseSession {
    const session = new CaseSession(file, [], this.at());
    session.committed = null;
    this.commits.now([session], nothing, (store) => {
      also?.(store);
      this.record(store, record);
    });
    this.sessions.set(file.id, session);
    return session;
  }

  /** Writes every case again, and with it the search index: after a repair, which cannot save the index. */
  writeAll(ids: readonly string[]): void {
    for (const id of ids) {
      const session = this.session(id);
      session.committed = null;
      this.commits.now([session], nothing, nothing);
      this.sessions.delete(id);
    }
  }

  /**
   * After the law has changed: judges every case that is not closed anew and writes what the list says of it. Edits go
   * on between one case and the next.
   */
  async judgeAgain(onCase: (done: number, total: number) => void = () => undefined): Promise<void> {
    const ids = openCaseIds(this.context.store);
    for (const [index, id] of ids.entries()) {
      onCase(index, ids.length);
      await new Promise(setImmediate);
      const kept = this.sessions.get(id);
      const session = kept ?? this.known(id);
      if (!session) continue;
      this.commits.now([session], nothing, nothing);
      if (kept) this.changes.tell(session, null);
      else this.sessions.delete(id);
    }
  }

  /** The cases open now as they stand in memory, on the disk or not. */
  openFiles(): OpenCaseFile[] {
    return [...this.sessions.values()].map((session) => session.file);
  }

  view(session: CaseSession): CaseView {
    return this.judge(session).view;
  }

  findings(session: CaseSession): readonly Finding[] {
    return this.judge(session).findings;
  }

  overview(session: CaseSession): CaseOverview {
    const { view, findings } = this.judge(session);
    return caseOverview(session, view, findings, this.context.library, session.changedAt);
  }

  /** The view and findings of a state that is not (yet) the case's. */
  judgeFile(file: OpenCaseFile): { readonly view: CaseView; readonly findings: readonly Finding[] } {
    return this.judgeBy(this.context.judge(), file);
  }

  /** Form and document of an id. Throws NOT_FOUND, FORM_UNKNOWN. */
  document(session: CaseSession, id: string): { document: CaseDocument; position: number; form: LoadedForm } {
    const position = documentPosition(session.file, id);
    const document = session.file.documents[position];
    if (!document) throw new AppError('NOT_FOUND', { what: '文书', id });
    const form = this.context.library.formOf(document);
    if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
    return { document, position, form };
  }

  /** A document for the paper. */
  paper(session: CaseSession, id: string): PaperView {
    const { document, form } = this.document(session, id);
    const { library } = this.context;
    const { view, findings } = this.judge(session);
    const stack = session.stack(id);
    return {
      summary: documentSummary(view, document, library),
      caseId: session.file.id,
      version: session.version,
      page: form.layout.page,
      blocks: this.blocks(session, id),
      fields: formFields(form),
      bound: boundPointers(form, document),
      findings: findings.filter((finding) => finding.at.document === id),
      canUndo: stack.canUndo,
      canRedo: stack.canRedo,
      editable: (document.state ?? 'draft') === 'draft',
      copies: form.definition.copies,
      numbered: mayTakeNumber(session.file, document, form),
      judgedBy: document.judgedBy ?? null,
      reasons: document.reasons ?? [],
      phrases: causePhrases(session.file.facts),
    };
  }

  /** The resolved blocks of a document: the same array as long as nothing on its page changed. */
  blocks(session: CaseSession, id: string) {
    const { form } = this.document(session, id);
    return this.papers.blocks(form, this.view(session), id);
  }

  /** The binding view of a document, as edits need it. */
  bindings(file: OpenCaseFile, document: CaseDocument) {
    const { library, station } = this.context;
    return bindingView(file, document, station(), library, this.today());
  }

  /**
   * After an edit in memory (null: one that changed nothing): hands it to the group commit and tells the other pages,
   * once the answer is on its way.
   */
  applied(session: CaseSession, editId: string, entry: JournalEntry | null): void {
    if (entry === null) {
      this.commits.acknowledge(session, editId);
      return;
    }
    this.commits.add(session, entry);
    this.revisions.edited(session, entry);
    this.changes.tell(session, entry.id);
  }

  /**
   * An act: changes the case, is recorded, and is on the disk when this returns. `change` may write with the same
   * transaction (take a number); `also` writes when the case has been written. On failure nothing has changed.
   */
  act(
    session: CaseSession,
    change: (file: OpenCaseFile, store: WritableStore) => OpenCaseFile,
    record: ActRecord | (() => ActRecord),
    also?: (store: WritableStore) => void,
  ): void {
    const before = session.file;
    const changedAt = session.changedAt;
    try {
      this.commits.now(
        [session],
        (store) => session.replace(change(before, store), this.at()),
        (store) => {
          also?.(store);
          this.record(store, typeof record === 'function' ? record() : record);
        },
      );
    } catch (error) {
      session.replace(before, changedAt);
      throw error;
    }
    this.changes.tell(session, null);
  }

  /** The open case, or null where the store has none of that id. */
  known(caseId: string): CaseSession | null {
    try {
      return this.session(caseId);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  /** The case is gone from the disk: nothing of it stays in memory. */
  forget(caseId: string): void {
    this.sessions.delete(caseId);
    this.beside.changed(caseId);
  }

  /**
   * Puts many cases on the disk in one transaction, new ones and new states of those that are here; `also` writes when
   * all are there. On failure nothing has changed.
   */
  adopt(files: readonly OpenCaseFile[], also: (store: WritableStore) => void): void {
    const taken = files.map((file) => {
      const known = this.known(file.id);
      const session = known ?? new CaseSession(file, [], this.at());
      if (!known) session.committed = null;
      return { session, file, before: known && { file: known.file, changedAt: known.changedAt } };
    });
    try {
      this.commits.now(
        taken.map(({ session }) => session),
        () => {
          for (const { session, file } of taken) session.replace(file, this.at());
        },
        also,
      );
    } catch (error) {
      for (const { session, before } of taken) if (before) session.replace(before.file, before.changedAt);
      throw error;
    }
    for (const { session, file } of taken) {
      this.sessions.set(file.id, session);
      this.changes.tell(session, null);
    }
  }

  record(store: WritableStore, record: ActRecord): void {
    recordAct(store, { at: this.at(), detail: {}, ...record });
  }

  /** Commits what waits and keeps a revision of all that was edited. Throws AppError of the store. */
  flush(): void {
    this.commits.flush();
    this.revisions.keepAll('left');
  }

  /** The same, and stops all timers. */
  close(): void {
    this.changes.close();
    this.commits.close();
    this.revisions.close();
  }

  /** Now, with milliseconds: the journal's clock. */
  at(): string {
    return this.context.now().toISOString();
  }

  today(): string {
    return localDay(this.context.now());
  }

  private write(store: WritableStore, session: CaseSession): void {
    const { view, findings } = this.judge(session);
    const summary = caseSummary(
      view,
      findings,
      caseDeadlines(view, this.context.library),
      this.context.library,
      session.changedAt,
    );
    const marks = this.beside.toWrite(session, view);
    writeCase(store, session.committed, session.file, summary, searchTexts(view), marks);
  }

  private judgeBy(judge: Judge, file: OpenCaseFile) {
    const { station, library } = this.context;
    const view = caseView(file, station(), library, this.today(), this.beside.ask);
    return { view, findings: judge(view) };
  }

  private judge(session: CaseSession): Judged {
    const kept = this.judged.get(session);
    const [file, station, today, law] = [session.file, this.context.station(), this.today(), lawTables()];
    const beside = this.beside.version(file.id);
    const same = kept?.law === law;
    const unchanged = same && kept.file === file && kept.station === station && kept.today === today;
    if (unchanged && kept.beside === beside) return kept;
    // A judge remembers what rules answered by the law that it has seen.
    const judge = same ? kept.judge : this.context.judge();
    const judged = { file, station, today, law, beside, judge, ...this.judgeBy(judge, file) };
    this.judged.set(session, judged);
    return judged;
  }
}

const nothing = () => undefined;
