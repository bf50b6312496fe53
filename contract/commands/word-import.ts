/** A field as it was found in an old document. */
export type ImportedField = {
  readonly pointer: string;
  readonly title: string;
  /** As it would print; of what could not be taken, as it stands in the document. */
  readonly text: string;
  readonly value: unknown;
  /** `check`: put together of several paragraphs. `unread`: not of the field's kind. `conflict`: two places differ. */
  readonly state: 'read' | 'check' | 'unread' | 'conflict';
};
