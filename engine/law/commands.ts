import type { Handlers } from '../../contract/commands.ts';
import { rules } from './rules/index.ts';
import { readCitations } from './statutes/read-citations.ts';
import { listStatutes } from './statutes/statute-listing.ts';

/** What the law answers of the contract. */
export function lawHandlers(): Handlers<'law/rules' | 'law/statutes' | 'law/citations'> {
  return {
    'law/statutes': ({ on }) => ({ statutes: listStatutes(on) }),
    'law/citations': ({ text, on }) => ({ citations: readCitations(text, on) }),
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
