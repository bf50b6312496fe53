import { Type } from 'typebox';
import type { PageStyle, ResolvedBlock } from '../blocks.ts';
import { command } from '../command.ts';
import type { FieldInfo } from '../field.ts';
import { closed, Id } from './inputs.ts';

/** A period that a document sets running. */
export type FormDeadline = {
  readonly title: string;
  /** In Chinese: 5个工作日. */
  readonly length: string;
  /** 《…》第…条; empty where the document alone names the end. */
  readonly basis: string;
  /** What nobody has confirmed. */
  readonly unverified: string | null;
};

/** A form as the library lists it. */
export type FormSummary = {
  readonly id: string;
  readonly title: string;
  readonly series: number | null;
  readonly version: string;
  /** Every version kept, the newest first; documents of its days are of it. */
  readonly versions: readonly {
    readonly version: string;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly stage: string;
  /** The stage in Chinese. */
  readonly stageTitle: string;
  readonly audience: 'internal' | 'party' | 'public';
  readonly basis: readonly { readonly law: string; readonly article: string }[];
  readonly purpose: string;
  readonly whenToUse: string;
  /** What must exist first, each in a Chinese sentence with its article. */
  readonly requires: readonly string[];
  readonly starts: readonly FormDeadline[];
  readonly copies: number;
  /** Its sheets can bear numbers of a series. */
  readonly numbered: boolean;
  readonly schema: string;
  readonly unverified: readonly string[];
};

/** A form folder that did not load: where and why, in Chinese. */
export type BrokenForm = {
  readonly form: string;
  readonly file: string;
  readonly pointer: string;
  readonly problem: string;
};

export type FormPreview = {
  readonly form: FormSummary;
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  readonly fields: readonly FieldInfo[];
};

export const formCommands = {
  'forms/list': command<{ forms: readonly FormSummary[]; broken: readonly BrokenForm[] }>()(closed({})),
  /** A form's page: filled with its sample, or empty for use by hand. */
  'forms/preview': command<FormPreview>()(
    closed({ form: Id, fill: Type.Union([Type.Literal('sample'), Type.Literal('empty')]) }),
  ),
};
