/**
 * The page as plain data: what paper, print and DOCX draw alike.
 * `engine/forms/resolve-layout.ts` makes it from a layout and a content; nothing here is computed again by what draws.
 */

/** A stretch of a field's text beside that of an earlier revision. */
export type ComparedPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** One run of text in a paragraph. */
export type Run =
  /** Fixed wording of the form. */
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean }
  /** A field's value as printed. Empty shows `blank` (e.g. 「　　年　　月　　日」), else a rule `width` characters long. */
  | {
      readonly kind: 'field';
      /** JSON pointer into the document's content. */
      readonly pointer: string;
      readonly text: string;
      readonly blank: string;
      /** Least width in characters (em); 0 grows from nothing. */
      readonly width: number;
      readonly underline: boolean;
      /** Only in a comparison, where the field has changed: `text` is then these parts one after another. */
      readonly compared?: readonly ComparedPart[];
    }
  /** A choice box: □ or ☑. Ticking sets `pointer` to `value` (or adds it, where the field holds several). */
  | {
      readonly kind: 'box';
      readonly pointer: string;
      readonly value: string;
      readonly ticked: boolean;
      /** Only in a comparison: what happened to the box since. */
      readonly compared?: 'ticked' | 'unticked';
    };

export type Align = 'left' | 'center' | 'right' | 'justify';

/** A member of a repetition (`pointer` names the array), so that rows can be added, moved and removed in place. */
export type Repeat = { readonly pointer: string; readonly index: number; readonly count: number };

export type ParagraphRole =
  | 'body'
  | 'number'
  | 'recipient'
  | 'label'
  | 'cell'
  | 'question'
  | 'answer'
  | 'signature'
  | 'note'
  | 'heading';

export type ParagraphBlock = {
  readonly kind: 'paragraph';
  readonly id: string;
  readonly role: ParagraphRole;
  readonly align: Align;
  /** First-line indent in characters. */
  readonly indent: number;
  readonly runs: readonly Run[];
  readonly repeat?: Repeat;
};

export type TitleBlock = { readonly kind: 'title'; readonly id: string; readonly lines: readonly string[] };

/** Agency name and date with the seal over both, right-aligned. */
export type SealBlock = {
  readonly kind: 'seal';
  readonly id: string;
  readonly label: readonly Run[];
  readonly date: readonly Run[];
};

export type GapBlock = { readonly kind: 'gap'; readonly id: string; readonly lines: number };

export type CellBlock = ParagraphBlock | SealBlock | GapBlock;

export type TableCell = {
  readonly colspan: number;
  readonly rowspan: number;
  readonly align: Align;
  readonly valign: 'top' | 'middle' | 'bottom';
  /** Characters one under another, as row heads on the official tables. */
  readonly vertical: boolean;
  readonly blocks: readonly CellBlock[];
};

export type TableRow = {
  readonly id: string;
  /** Head rows are repeated where the table continues on another page. */
  readonly head: boolean;
  /** Least height in millimetres. */
  readonly minHeight: number;
  readonly cells: readonly TableCell[];
  readonly repeat?: Repeat;
};

export type TableBlock = {
  readonly kind: 'table';
  readonly id: string;
  /** Column widths as shares of the text width; they sum to 1. */
  readonly columns: readonly number[];
  readonly rows: readonly TableRow[];
};

export type ResolvedBlock = TitleBlock | ParagraphBlock | TableBlock | SealBlock | GapBlock;

/** Margins in millimetres and what runs on every page. */
export type PageStyle = {
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /**
   * 'total' prints 第 X 页 共 Y 页 on every page, 'continued' on those after the first; 'letter' prints — X — as
   * GB/T 9704-2012 places it, on those after the first; 'plain' prints — X — in the middle of every page; 'none' nothing.
   */
  readonly pageNumber: 'total' | 'continued' | 'letter' | 'plain' | 'none';
  /** A signature line at the foot of every page (records), e.g. 「被询问人签名：　　询问人签名：」; null has none. */
  readonly pageFoot: string | null;
};
