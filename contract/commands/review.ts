import { Type } from 'typebox';
import { command } from '../command.ts';
import type { Basis, Place } from '../finding.ts';
import type { CaseOverview, Deadline } from './cases.ts';
import { closed, Day, Id, Name, Prose } from './inputs.ts';

/** A question of a checklist, with the program's answer where a rule gives one and the person's where one was given. */
export type ChecklistItem = {
  readonly id: string;
  readonly question: string;
  readonly basis: readonly Basis[];
  readonly howToJudge: string;
  /** `yes` the program answers; `part` it proposes and a person confirms; `no` a person answers. */
  readonly automatic: 'yes' | 'part' | 'no';
  /** Rules that the checklist names and this program does not have: the item is then a person's to answer. */
  readonly unknownRules: readonly string[];
  /** From the findings of the item's rules. `yes` = nothing against it. */
  readonly proposed: {
    readonly answer: 'yes' | 'no' | 'undecided';
    readonly because: readonly { message: string; at: Place }[];
  } | null;
  readonly answer: {
    readonly answer: 'yes' | 'no' | 'notApplicable';
    readonly note: string;
    readonly by: string;
    readonly on: string;
  } | null;
};

export type ReviewView = {
  readonly document: string;
  readonly title: string;
  readonly state: 'none' | 'submitted' | 'passed' | 'returned' | 'voided';
  readonly round: number;
  /** Under review, and its substance is no longer what was submitted. */
  readonly changed: boolean;
  /** Why this document must be reviewed by law or the station's list; empty where it need not. */
  readonly mustBecause: readonly { readonly text: string; readonly basis: Basis }[];
  readonly checklist: readonly ChecklistItem[];
  readonly rounds: readonly {
    readonly round: number;
    readonly result: string;
    readonly by: string;
    readonly on: string;
    readonly opinion: string;
  }[];
};

export const reviewCommands = {
  'review/open': command<ReviewView>()(closed({ caseId: Id, documentId: Id })),
  'review/queue': command<{
    items: readonly {
      caseId: string;
      documentId: string;
      title: string;
      cause: string;
      party: string;
      submittedOn: string;
      /** Calendar days since then. */
      waitingDays: number;
      round: number;
      /** Its substance is no longer what was submitted. */
      changed: boolean;
      /** The next one of the case that runs; null without any. */
      deadline: Deadline | null;
      openAnnotations: number;
    }[];
  }>()(closed({})),
  'review/submit': command<{ overview: CaseOverview; review: ReviewView }>()(
    closed({ caseId: Id, documentId: Id, by: Name, on: Day }),
    '提交法制审核',
  ),
  'review/answer': command<ReviewView>()(
    closed({
      caseId: Id,
      documentId: Id,
      item: Id,
      answer: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('notApplicable')]),
      note: Prose,
      by: Name,
    }),
    '回答审核清单',
  ),
  /** Passes or returns. Refuses a reviewer who handled the case (REVIEWER_IS_HANDLER). */
  'review/conclude': command<{ overview: CaseOverview; review: ReviewView }>()(
    closed({
      caseId: Id,
      documentId: Id,
      result: Type.Union([Type.Literal('passed'), Type.Literal('returned')]),
      opinion: Prose,
      by: Name,
      on: Day,
    }),
    '法制审核结论',
  ),
};
