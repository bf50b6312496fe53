import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import type { DocumentView as PaperView } from '../../contract/commands/documents.ts';
import type { DocumentChange } from '../../contract/events.ts';
import type { Finding } from '../../contract/finding.ts';
import { documentPaper } from '../export/document-paper.ts';
import { bindingView } from '../forms/binding-view.ts';
import { formFields } from '../forms/commands.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { boundPointers } from '../forms/resolve-content.ts';
import { recordAct } from '../store/audit.ts';
import { readCase, writeCase } from '../store/case-rows.ts';
import { type JournalEntry, readJournal } from '../store/journal.ts';
import type { WritableStore } from '../store/store.ts';
import { localDay } from '../values/local-day.ts';
import { caseOverview, caseSummary, documentSummary, searchTexts } from './case-overview.ts';
import { CaseSession, type OpenCaseFile } from './case-session.ts';
import { type CaseView, caseView } from './case-view.ts';
import type { CasesContext } from './context.ts';
import { caseDeadlines } from './deadlines.ts';
import { GroupCommit } from './group-commit.ts';
import { documentPosition } from './issue-document.ts';

/** A case as judged at one state: kept until the next change. */
type Judged = {
  readonly file: OpenCaseFile;
  readonly station: object;
  readonly today: string;
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

/** How an act changes a case, and how it is recorded. */
export type CaseAct = {
  readonly change: (file: OpenCaseFile) => OpenCaseFile;
  readonly record: ActRecord;
};

/** The cases that are open: their sessions, views and findings, and the way to the disk. */
export class OpenCases {
  readonly context: CasesContext;
  readonly commits: GroupCommit;
  private readonly sessions = new Map<string, CaseSession>();
  private readonly judged = new WeakMap<CaseSession, Judged>();

  constructor(context: CasesContext) {
    this.context = context;
    this.commits = new GroupCommit(
      context.store,
      (store, session) => this.write(store, session),
      context.emit,
    );
  }

  /** The open case; reads it from the store the first time. Throws NOT_FOUND. */
  session(caseId: string): CaseSession {
    const kept = this.sessions.get(caseId);
    if (kept) return kept;
    const file = readCase(this.context.store, caseId);
    if (!file) throw new AppError('NOT_FOUND', { what: '案件', id: caseId });
    const session = new CaseSession({ ...file, id: caseId }, readJournal(this.context.store, caseId));
    this.sessions.set(caseId, session);
    return session;
  }

  /** Puts a new case on the disk and opens it. */
  add(file: OpenCaseFile, record: ActRecord): CaseSession {
    const session = new CaseSession(file, []);
    session.committed = null;
    this.commits.now([session], (store) => this.record(store, record));
    this.sessions.set(file.id, session);
    return session;
  }

  view(session: CaseSession): CaseView {
    return this.judge(session).view;
  }

  findings(session: CaseSession): readonly Finding[] {
    return this.judge(session).findings;
  }

  overview(session: CaseSession): CaseOverview {
    const { view, findings } = this.judge(session);
    return caseOverview(session, view, findings, this.context.library, this.at());
  }

  /** The view and findings of a state that is not (yet) the case's. */
  judgeFile(file: OpenCaseFile): { readonly view: CaseView; readonly findings: readonly Finding[] } {
    const view = caseView(file, this.context.station(), this.context.library, this.today());
    return { view, findings: this.context.findings(view) };
  }

  /** Form and document of an id. Throws NOT_FOUND, FORM_UNKNOWN. */
  document(session: CaseSession, id: string): { document: CaseDocument; position: number; form: LoadedForm } {
    const position = documentPosition(session.file, id);
    const document = session.file.documents[position];
    if (!document) throw new AppError('NOT_FOUND', { what: '文书', id });
    const form = this.context.library.form(document.form);
    if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
    return { document, position, form };
  }

  /** A document for the paper. */
  paper(session: CaseSession, id: string): PaperView {
    const { document, form } = this.document(session, id);
    const { library, station } = this.context;
    const { view, findings } = this.judge(session);
    const paper = documentPaper(session.file, document, station(), library, this.today());
    const stack = session.stack(id);
    return {
      summary: documentSummary(view, document, library),
      caseId: session.file.id,
      version: session.version,
      page: paper.page,
      blocks: paper.blocks,
      fields: formFields(form),
      bound: boundPointers(form, document),
      findings: findings.filter((finding) => finding.at.document === id),
      canUndo: stack.canUndo,
      canRedo: stack.canRedo,
      editable: (document.state ?? 'draft') === 'draft',
      copies: form.definition.copies,
    };
  }

  /** The binding view of a document, as edits need it. */
  bindings(session: CaseSession, document: CaseDocument) {
    const { library, station } = this.context;
    return bindingView(session.file, document, station(), library, this.today());
  }

  /** After an edit in memory: hands it to the group commit and tells the other pages. */
  applied(session: CaseSession, entry: JournalEntry | null): void {
    if (entry === null) return;
    this.commits.add(session, entry);
    this.context.emit({
      kind: 'caseChanged',
      caseId: session.file.id,
      editId: entry.id,
      findings: this.findings(session),
      documents: this.changedDocuments(session, entry),
    });
  }

  /**
   * An act: `work` may read and write the store and says how the case changes and what is recorded; all is on the disk
   * when this returns. On failure nothing has changed.
   */
  perform(session: CaseSession, work: (store: WritableStore) => CaseAct): void {
    const before = session.file;
    try {
      this.commits.now([session], (store) => {
        const act = work(store);
        session.act(() => act.change(before));
        this.record(store, act.record);
      });
    } catch (error) {
      session.act(() => before);
      throw error;
    }
    const findings = this.findings(session);
    this.context.emit({
      kind: 'caseChanged',
      caseId: session.file.id,
      editId: null,
      findings,
      documents: [],
    });
  }

  /** An act whose change is known beforehand. */
  act(
    session: CaseSession,
    change: CaseAct['change'],
    record: ActRecord,
    also?: (store: WritableStore) => void,
  ): void {
    this.perform(session, (store) => {
      also?.(store);
      return { change, record };
    });
  }

  record(store: WritableStore, record: ActRecord): void {
    recordAct(store, { at: this.at(), detail: {}, ...record });
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
    const summary = caseSummary(view, findings, caseDeadlines(view), this.context.library, this.at());
    writeCase(store, session.committed, session.file, summary, searchTexts(view));
  }

  private judge(session: CaseSession): Judged {
    const kept = this.judged.get(session);
    const [file, station, today] = [session.file, this.context.station(), this.today()];
    if (kept && kept.file === file && kept.station === station && kept.today === today) return kept;
    const judged = { file, station, today, ...this.judgeFile(file) };
    this.judged.set(session, judged);
    return judged;
  }

  /** The documents whose page an edit may have changed: the edited one, or every draft where facts changed. */
  private changedDocuments(session: CaseSession, entry: JournalEntry): DocumentChange[] {
    const factsChanged = entry.patches.some((patch) => patch.path[0] !== 'documents');
    const { library, station } = this.context;
    return session.file.documents.flatMap((document) => {
      const concerned =
        document.id === entry.documentId || (factsChanged && (document.state ?? 'draft') === 'draft');
      if (!concerned || !library.form(document.form)) return [];
      const { blocks } = documentPaper(session.file, document, station(), library, this.today());
      const stack = session.stack(document.id);
      return [
        {
          documentId: document.id,
          version: session.version,
          blocks,
          canUndo: stack.canUndo,
          canRedo: stack.canRedo,
        },
      ];
    });
  }
}
