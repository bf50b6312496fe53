import type { Rule } from '../rule.ts';

/** Every rule of law, by topic. docs/law.md lists them; ids are unique. */
export const rules: readonly Rule[] = [];
