import { aboutHandlers } from './about-commands.ts';
import { caseHandlers } from './case-commands.ts';
import type { CasesContext } from './context.ts';
import { deadlineHandlers } from './deadline-commands.ts';
import { documentHandlers } from './document-commands.ts';
import { factHandlers } from './fact-commands.ts';
import { mendHandlers } from './mend-commands.ts';
import { OpenCases } from './open-cases.ts';
import { stationHandlers } from './station-commands.ts';

/** What the cases feature answers of the contract, and the open cases that other features read. */
export function casesFeature(context: CasesContext) {
  const cases = new OpenCases(context);
  return {
    cases,
    handlers: {
      ...stationHandlers(cases),
      ...caseHandlers(cases),
      ...factHandlers(cases),
      ...aboutHandlers(cases),
      ...documentHandlers(cases),
      ...mendHandlers(cases),
      ...deadlineHandlers(cases),
    },
  };
}
