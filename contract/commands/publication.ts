import { Type } from 'typebox';
import type { PageStyle, ResolvedBlock } from '../blocks.ts';
import { command } from '../command.ts';
import { closed, Day, Id, Line, Name, Prose, Token } from './inputs.ts';
import { PublicationDecision, type PublicationRemoval, type PublicationReport } from './publish.ts';

/**
 * Where the publication of a decision stands. `toWithdraw`: it is public and may no longer be; `toEnd`: its time is
 * over; `minor`: never to be public; `ageUnknown`: nobody can tell yet whether it may be.
 */
export type PublicationState =
  | 'open'
  | 'submitted'
  | 'returned'
  | 'confirmed'
  | 'made'
  | 'published'
  | 'toWithdraw'
  | 'withdrawn'
  | 'toEnd'
  | 'ended'
  | 'withheld'
  | 'minor'
  | 'ageUnknown';

/** What is to be done by which day; `daysLeft` is negative when it is late. */
export type PublicationDue = {
  readonly what: 'publish' | 'withdraw' | 'end';
  readonly on: string;
  readonly daysLeft: number;
};

/** A decision in the queue. */
export type PublicationItem = {
  readonly caseId: string;
  readonly documentId: string;
  readonly number: string;
  readonly party: string;
  readonly cause: string;
  readonly decidedOn: string;
  readonly state: PublicationState;
  readonly since: string;
  readonly due: PublicationDue | null;
};

/** `work`: something is to be done; `public`: stands on the site; `closed`: withdrawn, ended, or not to be public. */
export type PublicationFilter = 'work' | 'public' | 'closed' | 'all';

export type PublicationQueue = {
  readonly items: readonly PublicationItem[];
  readonly counts: Readonly<Record<PublicationFilter, number>>;
  /** How many of the filter and query there are, of which `items` are the first. */
  readonly total: number;
};

/** A step that was taken. */
export type PublicationStepTaken = {
  readonly id: string;
  readonly step: string;
  readonly on: string;
  readonly by: string;
  readonly reason: string;
  readonly site: string;
  readonly receipt: string;
};

/** What may be done next with a publication, apart from who may do it. */
export type PublicationAct =
  | 'choose'
  | 'submit'
  | 'confirm'
  | 'return'
  | 'withhold'
  | 'make'
  | 'publish'
  | 'withdraw'
  | 'end';

/** The publication of one decision: its paper as it is and as it would be public, side by side. */
export type PublicationView = {
  readonly item: PublicationItem;
  readonly title: string;
  readonly steps: readonly PublicationStepTaken[];
  readonly page: PageStyle;
  /** The decision, with what goes marked as removed. */
  readonly original: readonly ResolvedBlock[];
  /** The published copy, with what takes its place marked as added. */
  readonly redacted: readonly ResolvedBlock[];
  readonly removals: readonly PublicationRemoval[];
  readonly choices: readonly {
    readonly text: string;
    readonly treatment: 'remove' | 'keep';
    readonly reason: string;
    readonly by: string;
    readonly on: string;
  }[];
  /** People named in the text and in no field: each is to be decided. */
  readonly questions: readonly { readonly text: string; readonly context: string }[];
  /** The copy is no longer what was submitted or confirmed: settings, or the rules, have changed since. */
  readonly changed: boolean;
  readonly may: readonly PublicationAct[];
  /** Who may not confirm: the handlers and whoever prepared the copy. */
  readonly insiders: readonly string[];
  readonly site: string;
};

/** What the rules say of publication and where they leave a choice. */
export type PublicationOptions = {
  /** Rules with more than one choice. */
  readonly rules: readonly {
    readonly kind: string;
    readonly title: string;
    readonly treatment: string;
    readonly choices: readonly string[];
    readonly basis: string;
    readonly unverified: string | null;
  }[];
  /** Periods of publication that some rule knows; none binds a transport station by itself. */
  readonly periods: readonly {
    readonly id: string;
    readonly title: string;
    readonly months: number;
    readonly basis: string;
    readonly unverified: string;
  }[];
};

const place = { caseId: Id, documentId: Id };

export const publicationCommands = {
  /** Every decision that is or was to be public, what is due first. At most `limit` of them. */
  'publication/queue': command<PublicationQueue>()(
    closed({
      filter: Type.Union([
        Type.Literal('work'),
        Type.Literal('public'),
        Type.Literal('closed'),
        Type.Literal('all'),
      ]),
      query: Name,
      limit: Type.Integer({ minimum: 1, maximum: 1000 }),
    }),
  ),
  'publication/options': command<PublicationOptions>()(closed({})),
  'publication/open': command<PublicationView>()(closed(place)),
  /** Decides about a text of the copy; `treatment` null takes the decision back. */
  'publication/choose': command<PublicationView>()(
    closed({
      ...place,
      text: PublicationDecision.properties.text,
      treatment: Type.Union([PublicationDecision.properties.treatment, Type.Null()]),
      reason: Line,
      by: Name,
    }),
    '决定公开稿文字去留',
  ),
  /** Hands the copy over for confirmation; refused while somebody named in it is undecided. */
  'publication/submit': command<PublicationView>()(closed({ ...place, by: Name, on: Day }), '提交公开稿'),
  /** Confirms, returns, or decides that the decision is not public; by somebody who had no part in case or copy. */
  'publication/judge': command<PublicationView>()(
    closed({
      ...place,
      result: Type.Union([Type.Literal('confirmed'), Type.Literal('returned'), Type.Literal('withheld')]),
      reason: Prose,
      by: Name,
      on: Day,
    }),
    '审核公开稿',
  ),
  /** The package of the confirmed copy, into a folder of its own inside `folder`, signed by the agency's identity. */
  'publication/make': command<{ report: PublicationReport; view: PublicationView }>()(
    closed({ ...place, folder: Token, by: Name }),
    '制作公示包',
  ),
  /** What happened at the public site: published with its receipt, withdrawn, or ended. */
  'publication/record': command<PublicationView>()(
    closed({
      ...place,
      step: Type.Union([Type.Literal('published'), Type.Literal('withdrawn'), Type.Literal('ended')]),
      on: Day,
      site: Line,
      receipt: Line,
      reason: Prose,
      by: Name,
    }),
    '登记公示',
  ),
};
