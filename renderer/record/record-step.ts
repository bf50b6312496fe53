/** What evidence can be linked to: a stage, or what one document of it tells of. `title` names it to the person. */
export type RecordStep = {
  readonly stage: string;
  readonly document?: string;
  readonly title: string;
};
