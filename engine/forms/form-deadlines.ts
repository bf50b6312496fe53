import type { FormDeadline } from '../../contract/commands/forms.ts';
import { thresholds } from '../law/data/thresholds.ts';
import { type DeadlineRule, deadlineRules } from '../law/deadlines/deadline-rule.ts';
import { lengthWords } from '../law/deadlines/deadline-span.ts';
import { formatStatutePlace } from '../law/statutes/statute-place.ts';
import type { FormDefinition } from './form.ts';

/**
 * The periods that a document of a form sets running, as the law data in force has them: those that the form names, and
 * those that name the form. A period whose last day the document says itself has no length.
 */
export function formDeadlines({ id, starts }: FormDefinition): readonly FormDeadline[] {
  return deadlineRules()
    .filter((rule) => starts.includes(rule.id) || ('form' in rule.start && rule.start.form === id))
    .map(formDeadline);
}

function formDeadline({ title, value, basis: own }: DeadlineRule): FormDeadline {
  const law = thresholds().find((one) => one.id === value && one.until === undefined) ?? null;
  const { law: statute, article, paragraph, item } = law?.basis ?? { ...own, item: undefined };
  const place = {
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  };
  const basis =
    statute === undefined
      ? ''
      : article === undefined
        ? `《${statute}》`
        : formatStatutePlace({ law: statute, article, ...place });
  return { title, length: lengthWords(law), basis, unverified: law?.unverified ?? null };
}
