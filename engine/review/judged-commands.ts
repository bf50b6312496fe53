import type { JudgedStep } from '../../contract/commands/judged.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { DocumentView } from '../cases/case-view.ts';
import { judgedByNow } from '../cases/judged-by.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { reviewRounds } from './review-state.ts';

/** Which versions judged a case, of the contract. */
export function judgedHandlers(cases: OpenCases): Handlers<'review/judgedBy'> {
  return {
    'review/judgedBy': ({ caseId }) => {
      const session = cases.session(caseId);
      const view = cases.view(session);
      const steps = view.documents
        .flatMap((document): JudgedStep[] => {
          const of = {
            document: document.id,
            title: titleOf(document),
            formVersion: versionOf(cases, document),
          };
          const rounds = reviewRounds(view, document.id).map(({ result, on, judgedBy }) => ({
            ...of,
            step: result,
            on,
            judgedBy: judgedBy ?? null,
          }));
          const { issuedOn, judgedBy, state } = document.raw;
          if (state === undefined || state === 'draft' || issuedOn === undefined) return rounds;
          return [...rounds, { ...of, step: 'issued', on: issuedOn, judgedBy: judgedBy ?? null }];
        })
        .toSorted((one, other) => one.on.localeCompare(other.on));
      return { now: judgedByNow(), steps };
    },
  };
}

const titleOf = ({ title, raw: { number } }: DocumentView) => (number ? `${title} ${number}` : title);

const versionOf = (cases: OpenCases, { raw }: DocumentView) =>
  cases.context.library.formOf(raw)?.definition.version ?? raw.formVersion ?? '';
