import type { Finding } from '../../contract/finding.ts';
import type { SubmittedFinding } from '../store/submissions.ts';

/**
 * What counts among the station's usual defects: findings on the document itself that inform or stop, one for each
 * root. What follows from another finding, what could not be decided, and mere hints do not.
 */
export function submittedFindings(own: readonly Finding[]): readonly SubmittedFinding[] {
  return own.flatMap(({ rule, layer, severity, at, undecided, consequenceOf }) => {
    if (severity === 'hint' || undecided || consequenceOf !== undefined) return [];
    if (layer !== 'schema') return [{ rule, field: '', severity }];
    return [
      {
        rule: lacking.has(rule) ? missing : unfit,
        field: at.pointer.replace(/\/\d+(?=\/|$)/g, '/N'),
        severity,
      },
    ];
  });
}

/** A field of the form that is empty. */
export const missing = 'schema.missing';
/** One that holds what its form does not allow. */
export const unfit = 'schema.unfit';

/** The schema's keywords that an empty field offends. */
const lacking: ReadonlySet<string> = new Set(['schema.required', 'schema.minLength', 'schema.minItems']);
