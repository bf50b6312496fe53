import type { JudgedBy } from '../../contract/case-file.generated.ts';
import { lawTables } from '../law/law-tables.ts';

/** Which law data judge now: the day up to which the law was looked at, and the packages that are installed. */
export function judgedByNow(): JudgedBy {
  const { asOf, packages } = lawTables();
  return { lawAsOf: asOf, ...(packages.length > 0 ? { packages: [...packages] } : {}) };
}
