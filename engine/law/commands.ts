import type { Handlers } from '../../contract/commands.ts';
import { rules } from './rules/index.ts';

/** What the law answers of the contract. */
export function lawHandlers(): Handlers<'law/rules'> {
  return {
    'law/rules': () => ({
      rules: rules.map(({ id, title, basis, severity, since, until, judgedBy, forms, unverified }) => ({
        id,
        title,
        basis,
        severity,
        since,
        until: until ?? null,
        judgedBy,
        forms,
        unverified: unverified ?? null,
      })),
    }),
  };
}
