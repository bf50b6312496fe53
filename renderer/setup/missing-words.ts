import type { MissingSetting } from '../../contract/commands/setup.ts';

/** Titles named before the rest is only counted. */
const named = 3;

/** Which documents something that is lacking leaves incomplete: 影响《听证通知书》等 4 种文书. */
export function affectedForms({ forms }: Pick<MissingSetting, 'forms'>): string {
  if (forms.length === 0) return '';
  const titles = forms
    .slice(0, named)
    .map((title) => `《${title}》`)
    .join('');
  return forms.length > named ? `影响${titles}等 ${forms.length} 种文书` : `影响${titles}`;
}
