import type { IsoDay } from '../../values/day.ts';

export type StatuteKind = '法律' | '行政法规' | '部门规章' | '地方性法规' | '规范性文件';

/**
 * One 款. `text` is the statute's own wording, absent where only its existence is held; `items` are its 项,
 * as texts or, where only their number is held, as that number.
 */
export type StatuteParagraph = {
  readonly text?: string;
  readonly items?: number | readonly string[];
  /** Items or paragraphs may follow that nobody has read: what is not here cannot be called missing. */
  readonly partial?: boolean;
};

/** A wording of a statute from one amendment to the next. */
export type StatuteVersion = {
  /** Day of adoption or amendment: how lawyers name a version. */
  readonly adopted: IsoDay;
  readonly inForceFrom: IsoDay;
  /** Last day in force; absent while it is. */
  readonly until?: IsoDay;
  /** Order or gazette number, as printed. */
  readonly number?: string;
  /** Number of the last article; absent when nobody has seen it. */
  readonly lastArticle?: number;
  /** Every article is held, with its paragraphs and items. */
  readonly complete: boolean;
  readonly articles: Readonly<Record<string, readonly StatuteParagraph[]>>;
  readonly source: string;
  readonly unverified?: string;
};

/** A statute with its versions, oldest first. `engine/law/data/statutes/<id>.json`. */
export type Statute = {
  readonly id: string;
  /** Full title without 《》. */
  readonly title: string;
  /** Other names that documents use. */
  readonly aliases: readonly string[];
  readonly kind: StatuteKind;
  readonly versions: readonly StatuteVersion[];
};
