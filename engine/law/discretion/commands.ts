import type { DiscretionView, FineSpan } from '../../../contract/commands/discretion.ts';
import type { Handlers } from '../../../contract/commands.ts';
import type { CaseView } from '../../cases/case-view.ts';
import type { OpenCases } from '../../cases/open-cases.ts';
import { finesOfCause } from '../../store/case-marks.ts';
import { caseRanges, causeOf, type FineRange } from '../causes/case-ranges.ts';
import { formatStatutePlace } from '../statutes/statute-place.ts';
import { grounds } from './grounds.ts';

/** So many earlier fines are shown: more would be a cloud, and none could be looked up. */
const SHOWN = 200;

/** What a case's fine is weighed by: grounds, range, steps, and what the station fined before. */
export function discretionHandlers(cases: OpenCases): Handlers<'law/discretion'> {
  return {
    'law/discretion': ({ caseId }) => {
      const view = cases.view(cases.session(caseId));
      const { causeId, cause } = view.facts;
      const earlier = finesOfCause(cases.context.store, caseId, causeId ?? cause, SHOWN);
      return {
        ...discretionOf(view),
        earlier: earlier.map((one) => ({
          caseId: one.caseId,
          caseName: one.caseName,
          number: one.number,
          decidedOn: one.decidedOn,
          fine: one.fine,
          step: one.step,
          partyKind: one.partyKind,
        })),
      };
    },
  };
}

function discretionOf(view: CaseView): Omit<DiscretionView, 'earlier'> {
  const { party } = view;
  const ranges = caseRanges(view, party, view.last('penalty-decision')?.day ?? view.today);
  return {
    grounds: grounds.map(({ id, title, effect, basis, says, unverified }) => ({
      id,
      title,
      effect,
      basis: formatStatutePlace(basis),
      says,
      unverified: unverified ?? null,
    })),
    fine: view.facts.penalty?.fine ?? null,
    partyKind: party?.kind ?? null,
    ranges: ranges?.map(asSpan) ?? null,
    unknown: ranges === null ? whyUnknown(view) : null,
    steps: stepsOf(view),
  };
}

const asSpan = ({ min, max, law }: FineRange): FineSpan => ({ title: law, min, max });

function whyUnknown(view: CaseView): string {
  if (view.facts.violation?.startedAt === undefined) return '还没有填查获时刻，不能确定适用哪一天的法律。';
  if (causeOf(view) === null) return '案由库中没有这一案由，请人工核对法定幅度。';
  return '这一案由的罚款要按违法所得、货值或者数量计算，请填写后再看，或者人工核对。';
}

/** Steps of the station's province that held on the day of the violation. */
function stepsOf(view: CaseView): readonly FineSpan[] {
  const day = view.facts.violation?.startedAt?.slice(0, 10) ?? view.today;
  const province = view.station.agency.province ?? '';
  return (causeOf(view)?.discretion ?? [])
    .filter(({ since, until = '9999-12-31' }) => since <= day && day <= until)
    .filter((step) => step.province === undefined || step.province === province)
    .flatMap(({ step, circumstance, fine }) =>
      fine?.kind === 'range' ? [{ title: `${step}：${circumstance}`, min: fine.min, max: fine.max }] : [],
    );
}
