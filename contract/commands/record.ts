import { command } from '../command.ts';
import { closed, Id, Token } from './inputs.ts';

/** A text of a stage: a document, an act that was put on record, or evidence that is written. */
export type RecordText = {
  /** Null where it is not a document. */
  readonly document: string | null;
  readonly title: string;
  readonly number: string;
  /** YYYY-MM-DD; null where no day is known. */
  readonly on: string | null;
  readonly draft: boolean;
};

/** A picture, sound or video that was linked to a stage. */
export type StageRecording = {
  readonly evidence: string;
  readonly name: string;
  /** Null: only entered in the list, no file was taken in. */
  readonly file: { readonly name: string; readonly sha256: string } | null;
};

/**
 * An act of enforcement that is, or may be, recorded by picture and sound. `need`: `always` by its basis, `listed` by
 * the station's own list, `circumstances`: the station judges.
 */
export type RecordedActivity = {
  readonly title: string;
  /** The document that tells of it; for a service the one that was served. */
  readonly document: string;
  readonly documentTitle: string;
  readonly on: string | null;
  readonly need: 'always' | 'listed' | 'circumstances';
  readonly basis: string;
  /** What nobody has confirmed of the basis, with the mark 〔未核实〕; empty: nothing. */
  readonly unverified: string;
  readonly recordings: readonly StageRecording[];
  /** Why there is none, as somebody put it on record; null: nobody did. */
  readonly explained: string | null;
};

/** What is missing in a stage, in Chinese, with what asks for it. */
export type RecordGap = {
  readonly message: string;
  readonly basis: string;
  /** The document whose recording is missing; null: the stage's text. */
  readonly document: string | null;
};

export type RecordStage = {
  readonly id: string;
  readonly title: string;
  readonly texts: readonly RecordText[];
  readonly activities: readonly RecordedActivity[];
  /** Linked to the stage, and to none of its activities. */
  readonly recordings: readonly StageRecording[];
  readonly gaps: readonly RecordGap[];
};

/** The whole record of a case (行政处罚法第四十七条), stage by stage. */
export type WholeRecord = { readonly stages: readonly RecordStage[] };

/** What a station's own list of recorded activities may make a duty. */
export type ListedActivity = { readonly id: string; readonly title: string };

export const recordCommands = {
  'record/read': command<WholeRecord>()(closed({ caseId: Id })),
  'record/listed': command<{ activities: readonly ListedActivity[] }>()(closed({})),
  /** Terminal: the whole record of a CASE.json. */
  'caseFile/record': command<WholeRecord & { readonly case: string }>()(closed({ file: Token })),
};
