import type { LoadedForm } from './form-library.ts';

/** Whether a form's sheets can have a number of a series printed on them. */
export function bearsNumber({ definition, schema }: LoadedForm): boolean {
  return definition.numberCode !== null && schema.properties?.number !== undefined;
}
