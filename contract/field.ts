/** What the paper needs to know of a field in order to let a person fill it. Keyed by pointer pattern (`/items/N/name, N any index`). */
export type FieldInfo = {
  readonly pattern: string;
  readonly title: string;
  readonly kind:
    | 'text'
    | 'longText'
    | 'date'
    | 'moment'
    | 'integer'
    | 'money'
    | 'choice'
    | 'choices'
    | 'flag'
    | 'rows';
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  /** Chinese help, with the article where the law asks for the field. */
  readonly help: string | null;
  /** Chinese name of the fact it is bound to, or null for the document's own. */
  readonly boundTo: string | null;
  /** Typing here can change that fact; false for what is computed, recorded as an act, or said by another document. */
  readonly changesFact: boolean;
};
