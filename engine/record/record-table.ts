import type { Act } from '../../contract/case-file.generated.ts';
import type { Basis } from '../../contract/finding.ts';
import table from '../law/data/whole-record.json' with { type: 'json' };

/** A stage of the whole record as the law's data holds it (schemas/law/whole-record.schema.json). */
export type RecordStageData = {
  readonly id: string;
  readonly title: string;
  readonly forms?: readonly string[];
  readonly acts?: readonly { readonly kind: Act['kind']; readonly subjects?: readonly string[] }[];
  readonly procedures?: readonly ('ordinary' | 'summary')[];
  readonly dueWith?: readonly (readonly string[])[];
  readonly basis: Basis;
};

/** An act of enforcement that is recorded by picture and sound. */
export type RecordingData = {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly need: 'always' | 'circumstances';
  readonly forms?: readonly string[];
  readonly methods?: readonly string[];
  readonly withoutWitness?: boolean;
  readonly since: string;
  readonly basis: Basis;
  readonly unverified?: string;
};

/** In the order of an ordinary case. */
export const recordStages = table.stages as readonly unknown[] as readonly RecordStageData[];

/** The first that fits an activity counts. */
export const recordingKinds = table.recordings as readonly unknown[] as readonly RecordingData[];
