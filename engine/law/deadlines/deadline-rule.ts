import type { Act } from '../../../contract/case-file.generated.ts';
import { lawTables } from '../law-tables.ts';

type Subject = Extract<Act, { kind: 'approval' }>['subject'];
type PublicationStep = Extract<Act, { kind: 'publication' }>['step'];
/** Why time does not count, as the acts of a case record it. */
export type SuspensionGround = Extract<Act, { kind: 'suspension' }>['ground'];
type LawPlace = { readonly law: string; readonly article: number; readonly paragraph?: number };
type Right = Extract<Act, { kind: 'waiver' }>['right'];

/** What sets a period running. Where no form is named, the forms whose `starts` names the deadline do. */
export type DeadlineStart =
  /** The head's approval. */
  | { readonly event: 'approved'; readonly subject: Subject }
  /** Issue of a document; `field` bears the day where it is not the document's own. */
  | { readonly event: 'issued'; readonly field?: string }
  /** Service of a document; `right`: only where the notice tells of it. */
  | { readonly event: 'served'; readonly right?: Right }
  /** The last day of another period, once it is over. */
  | { readonly event: 'ended'; readonly deadline: string; readonly form?: string }
  /** The last day of another period, as soon as its extension is approved. */
  | { readonly event: 'extended'; readonly deadline: string; readonly subject: Subject }
  /** An issued extension, from the last day that the extended decision bears in `field`. */
  | { readonly event: 'prolonged'; readonly field: string }
  /** Counted back: the last day that leaves the whole period before the day in `field`. */
  | { readonly event: 'before'; readonly form: string; readonly field: string }
  /** A measure taken before anybody approved it, from the moment in `field`. */
  | { readonly event: 'urgent'; readonly form: string; readonly subject: Subject; readonly field: string }
  /** A notice that agrees to a later payment. */
  | { readonly event: 'deferred' }
  /** A decision that was made public is changed or revoked. */
  | { readonly event: 'revoked'; readonly form: string };

/** What ends the watching of a period; the first that holds does. */
export type DeadlineCondition =
  | { readonly kind: 'served' }
  | { readonly kind: 'issued'; readonly forms: readonly string[] }
  /** A document of this form about the very list or decision that started the period. */
  | { readonly kind: 'released'; readonly form: string }
  | { readonly kind: 'approved'; readonly subject: Subject }
  | { readonly kind: 'act'; readonly act: 'hearingRequest' }
  | { readonly kind: 'waived'; readonly right: Right }
  | { readonly kind: 'noted'; readonly subject: 'publication' }
  /** The decision went through one of these steps of publication. */
  | { readonly kind: 'publication'; readonly steps: readonly PublicationStep[] }
  /** The whole fine. */
  | { readonly kind: 'paid' }
  | { readonly kind: 'deferred' };

/** A period that a case can start. Its length is the dated value of engine/law/data/thresholds.json. */
export type DeadlineRule = {
  readonly id: string;
  readonly title: string;
  /** Id of the length; absent where the document alone says when the period ends. */
  readonly value?: string;
  readonly basis?: { readonly law: string; readonly article: number; readonly paragraph?: number };
  readonly start: DeadlineStart;
  /** Where a document says the last day itself: the period ends then, though never after the law's last day. */
  readonly stated?: { readonly form?: string; readonly field: string; readonly or?: string };
  /** A last day that is not worked does not move on (limits of the agency's power). */
  readonly fixed?: boolean;
  /** Time the law leaves out and the case file does not record, in Chinese. */
  readonly excludes?: string;
  /** Time that the law leaves out, each with its article; counted where the acts record it. */
  readonly stops?: readonly { readonly grounds: readonly SuspensionGround[]; readonly basis: LawPlace }[];
  /** The article that lets other law say more: time recorded with a basis of its own is left out. */
  readonly otherLaw?: LawPlace;
  readonly runsFor: 'agency' | 'party';
  /** A party's period whose end the station still has to act on. */
  readonly late?: boolean;
  /** Natural days before the last day from which the desk reminds; 0: never. */
  readonly remindDays: number;
  readonly met: readonly DeadlineCondition[];
  /** Another period takes this one's place. */
  readonly over?: readonly DeadlineCondition[];
  readonly overNote?: string;
  readonly note?: string;
};

/** Every period that is known now. */
export function deadlineRules(): readonly DeadlineRule[] {
  return lawTables().deadlines;
}
