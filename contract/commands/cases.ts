import { Type } from 'typebox';
import type { Act, CaseFile, Evidence, Facts } from '../case-file.generated.ts';
import { command } from '../command.ts';
import type { Finding } from '../finding.ts';
import { closed, Day, Id, Line, Name, Pointer, Prose, Token } from './inputs.ts';

export type CaseState = 'open' | 'closed';

export type Deadline = {
  /** Id of the deadline in law, e.g. `decision-period`; the same may run several times in a case. */
  readonly id: string;
  /** Tells apart what runs in one case. */
  readonly key: string;
  readonly title: string;
  /** The document that started it; null where an approval did. */
  readonly document: string | null;
  /** The day that is not counted yet. */
  readonly startsOn: string;
  /** null: cannot be computed, and `unknown` says why. */
  readonly endsOn: string | null;
  /**
   * The last day as far as it is certain: `endsOn`, or where a year's holidays are not published the day that the count
   * alone comes to, which can only move on. null where not even that is known.
   */
  readonly earliest: string | null;
  /** For hours: the moment of the end, YYYY-MM-DDTHH:mm. */
  readonly endsAt: string | null;
  readonly unknown: string | null;
  /** Natural days from today to `earliest`. */
  readonly daysLeft: number | null;
  /** e.g. 7个工作日. */
  readonly length: string;
  /** `over`: it is past and nothing was to be done, or another period took its place. */
  readonly state: 'running' | 'met' | 'late' | 'over';
  readonly metOn: string | null;
  readonly met: boolean;
  readonly runsFor: 'agency' | 'party';
  /** The station should look at it now. */
  readonly remind: boolean;
  /** What has to be known besides, in Chinese. */
  readonly notes: readonly string[];
  readonly basis: { readonly law: string; readonly article: string };
};

export type CaseSummary = {
  readonly id: string;
  readonly caseNumber: string;
  readonly cause: string;
  readonly party: string;
  readonly plate: string;
  readonly stage: string;
  readonly state: CaseState;
  readonly documents: number;
  readonly openFindings: {
    readonly block: number;
    readonly major: number;
    readonly minor: number;
    readonly hint: number;
  };
  readonly nextDeadline: Deadline | null;
  readonly changedAt: string;
};

/** How another document of the case bears on one that was issued. */
export type DocumentRelation = {
  readonly kind: 'correctedBy' | 'revokedBy' | 'partlyRevokedBy' | 'replaces' | 'replacedBy';
  readonly documentId: string;
  readonly title: string;
  readonly number: string;
};

export type DocumentSummary = {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly number: string;
  readonly party: string;
  readonly state: NonNullable<CaseFile['documents'][number]['state']>;
  readonly issuedOn: string | null;
  readonly review: 'none' | 'submitted' | 'passed' | 'returned' | 'voided';
  readonly signatures: number;
  readonly scans: number;
  /** The day it was served, YYYY-MM-DD. */
  readonly servedOn: string | null;
  readonly relations: readonly DocumentRelation[];
  /** The documents that it speaks of itself, by their ids. */
  readonly about: readonly string[];
  /** A decision that binds from its service on: then it is corrected or revoked, not taken back. */
  readonly revocable: boolean;
  /** The old Word file that it was made of and that is kept (handed out by evidence/saveCopy); null where it was written here. */
  readonly importedFrom: { readonly name: string; readonly sha256: string } | null;
};

/** The documents that a new one may be about, by their ids; one of them or several. */
export type AboutChoice = { readonly many: boolean; readonly documents: readonly string[] };

/** One step of the case's way: what there is, what comes next, what is missing. */
export type LifecycleStep = {
  readonly form: string;
  readonly title: string;
  readonly stage: string;
  readonly state: 'done' | 'draft' | 'next' | 'later' | 'optional';
  /** What must exist first and does not, in Chinese with the article. */
  readonly missing: readonly string[];
  readonly documents: readonly string[];
  /** Of an optional one: its stage and what it requires fit where the case stands. */
  readonly fits: boolean;
  /** Null where the form speaks of no other document. */
  readonly about: AboutChoice | null;
};

export type CaseOverview = {
  readonly summary: CaseSummary;
  readonly facts: Facts;
  readonly evidence: readonly Evidence[];
  readonly acts: readonly Act[];
  readonly documents: readonly DocumentSummary[];
  readonly lifecycle: readonly LifecycleStep[];
  readonly deadlines: readonly Deadline[];
  readonly findings: readonly Finding[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** A change of the facts, the evidence or an act's data. `value` as in the case format; undefined removes. */
const FactChange = closed({
  /** Pointer into the case: /facts/…, /evidence/…; `-` appends. */
  pointer: Pointer,
  value: Type.Optional(Type.Unknown()),
});

export const caseCommands = {
  'cases/list': command<{ cases: readonly CaseSummary[]; total: number }>()(
    closed({
      /** One or two characters of a name, part of a plate or of a number. */
      query: Type.String({ maxLength: 100 }),
      /** `due`: open, and the next deadline is over or ends within DUE_WITHIN_DAYS. */
      state: Type.Union([
        Type.Literal('open'),
        Type.Literal('closed'),
        Type.Literal('all'),
        Type.Literal('due'),
      ]),
      sort: Type.Union([Type.Literal('changed'), Type.Literal('deadline'), Type.Literal('number')]),
      offset: Type.Integer({ minimum: 0 }),
      limit: Type.Integer({ minimum: 1, maximum: 200 }),
    }),
  ),
  'cases/create': command<{ caseId: string }>()(
    closed({
      causeId: Type.Union([Id, Type.Null()]),
      cause: Line,
      procedure: Type.Union([Type.Literal('ordinary'), Type.Literal('summary')]),
    }),
    '新建案件',
  ),
  'cases/copy': command<{ caseId: string }>()(closed({ caseId: Id }), '复制案件'),
  'cases/open': command<CaseOverview>()(closed({ caseId: Id })),
  /** `penalty`: in one line what the law of today punishes it with. */
  'cases/causes': command<{ causes: readonly { id: string; title: string; penalty: string }[] }>()(
    closed({}),
  ),
  /** Acknowledged at once with the findings; durable when the `durable` event names `editId`. */
  'facts/edit': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, editId: Id, changes: Type.Array(FactChange, { minItems: 1, maxItems: 50 }) }),
    '修改案件事实',
  ),
  'facts/undo': command<{ overview: CaseOverview }>()(closed({ caseId: Id, editId: Id }), '撤销'),
  'facts/redo': command<{ overview: CaseOverview }>()(closed({ caseId: Id, editId: Id }), '重做'),
  /** Records an act (schemas/case.schema.json#/$defs/act, without its id). */
  'acts/record': command<{ actId: string; overview: CaseOverview }>()(
    closed({ caseId: Id, act: Type.Record(Type.String(), Type.Unknown()) }),
    '记录经过',
  ),
  /** Takes in a scan of the signed paper and ties it to the document. */
  'acts/attachScan': command<{ actId: string; overview: CaseOverview }>()(
    closed({ caseId: Id, document: Id, file: Token, on: Day }),
    '附扫描件',
  ),
  'evidence/attach': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, evidence: Id, file: Token }),
    '附证据文件',
  ),
  'cases/export': command<{ file: string }>()(closed({ caseId: Id, folder: Token }), '导出案件文件'),
  'cases/import': command<{ caseId: string }>()(closed({ file: Token }), '导入案件文件'),
  'cases/asFile': command<CaseFile>()(closed({ caseId: Id })),
  /** Chosen names and notes that the program should remember (window, column widths, last folder). */
  'preferences/get': command<{ value: unknown }>()(closed({ key: Name })),
  'preferences/set': command<{ saved: true }>()(closed({ key: Name, value: Type.Unknown() })),
  'audit/list': command<{
    entries: readonly { seq: number; at: string; who: string; what: string; subject: string }[];
  }>()(closed({ caseId: Type.Union([Id, Type.Null()]), limit: Type.Integer({ minimum: 1, maximum: 500 }) })),
  'app/flush': command<{ flushed: true }>()(closed({ reason: Prose })),
};
