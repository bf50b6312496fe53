import type { CaseFile } from '../../contract/case-file.generated.ts';
import { type CaseMarks, type OtherCases, otherCases } from '../store/case-marks.ts';
import type { ReadableStore } from '../store/store.ts';
import { caseMarks, officerTimes } from './case-marks.ts';
import type { CaseSession } from './case-session.ts';
import type { AskElsewhere, CaseView } from './case-view.ts';

/** What each case is compared with in the others, and whether that has changed since it was last looked at. */
export class BesideCases {
  private readonly store: ReadableStore;
  private readonly written = new WeakMap<CaseSession, { readonly file: CaseFile; readonly text: string }>();
  private readonly changes = new Map<string, number>();
  private readonly asked = new Map<string, { readonly key: string; readonly answer: OtherCases }>();
  private total = 0;

  constructor(store: ReadableStore) {
    this.store = store;
  }

  /** Rises whenever a case other than this one has changed what it is compared by. */
  version(caseId: string): number {
    return this.total - (this.changes.get(caseId) ?? 0);
  }

  /** Looks up the other cases for one view; not again while it asks the same and no other case has changed. */
  readonly ask: AskElsewhere = (view) => {
    const { violation, causeId, cause } = view.facts;
    const caseId = view.file.id ?? '';
    const marks = {
      times: officerTimes(view.documents),
      violatedOn: violation?.startedAt?.slice(0, 10) ?? '',
      party: view.party?.name ?? '',
      idNumber: view.party?.idNumber ?? view.party?.creditCode ?? '',
      cause: causeId ?? cause,
    };
    const key = JSON.stringify([this.version(caseId), marks]);
    const kept = this.asked.get(caseId);
    if (kept?.key === key) return kept.answer;
    const answer = otherCases(this.store, caseId, marks);
    this.asked.set(caseId, { key, answer });
    return answer;
  };

  /** The marks to write with a case; null where they lie on the disk already. */
  toWrite(session: CaseSession, view: CaseView): CaseMarks | null {
    const { committed, file } = session;
    if (committed?.facts === file.facts && committed.documents === file.documents) return null;
    const marks = caseMarks(view);
    const text = JSON.stringify(marks);
    const before = this.written.get(session);
    // A state that was to be written and is not the committed one did not reach the disk.
    if (before?.text !== text || before.file !== committed) this.changed(file.id);
    this.written.set(session, { file, text });
    return marks;
  }

  /** A case is other than it was, or gone. */
  changed(caseId: string): void {
    this.changes.set(caseId, (this.changes.get(caseId) ?? 0) + 1);
    this.total++;
  }
}
