import type { Rule } from '../rule.ts';
import { agentRules } from './agents.ts';
import { agreementRules } from './agreement.ts';
import { citedLawRules } from './cited-law.ts';
import { closingRules } from './closing.ts';
import { coerciveMeasureRules } from './coercive-measures.ts';
import { consistencyRules } from './consistency.ts';
import { contentRules } from './contents.ts';
import { courtApplicationRules } from './court-application.ts';
import { decisionRules } from './decision.ts';
import { discretionRules } from './discretion.ts';
import { discussionRecordRules } from './discussion-record.ts';
import { enforcementRules } from './enforcement.ts';
import { enforcementStatusRules } from './enforcement-status.ts';
import { evidenceRules } from './evidence.ts';
import { evidencePreservationRules } from './evidence-preservation.ts';
import { evidenceTimeRules } from './evidence-times.ts';
import { filingRules } from './filing.ts';
import { fineRules } from './fine.ts';
import { fineDeferralRules } from './fine-deferral.ts';
import { hearingRules } from './hearing.ts';
import { lawAsOfRules } from './law-as-of.ts';
import { measurePeriodRules } from './measure-periods.ts';
import { noticeRules } from './notice.ts';
import { officerRules } from './officers.ts';
import { outcomeRules } from './outcome.ts';
import { overloadRules } from './overload.ts';
import { overtakenWordingRules } from './overtaken-wording.ts';
import { partyRules } from './party.ts';
import { recordRules } from './records.ts';
import { reviewRules } from './review.ts';
import { seizedThingRules } from './seized-things.ts';
import { serviceRules } from './service.ts';
import { serviceMethodRules } from './service-methods.ts';
import { stationSettingRules } from './station-settings.ts';
import { summaryRules } from './summary.ts';
import { suspensionRules } from './suspensions.ts';
import { toldRules } from './told.ts';
import { writtenNameRules } from './written-names.ts';
import { writtenTextRules } from './written-texts.ts';

/** Every rule of law that this release checks, in the order of a case's way. Ids are those of docs/law.md. */
export const rules: readonly Rule[] = [
  ...officerRules,
  ...partyRules,
  ...filingRules,
  ...recordRules,
  ...evidenceRules,
  ...evidenceTimeRules,
  ...overloadRules,
  ...evidencePreservationRules,
  ...coerciveMeasureRules,
  ...measurePeriodRules,
  ...suspensionRules,
  ...noticeRules,
  ...toldRules,
  ...overtakenWordingRules,
  ...hearingRules,
  ...agentRules,
  ...reviewRules,
  ...discussionRecordRules,
  ...decisionRules,
  ...fineRules,
  ...discretionRules,
  ...summaryRules,
  ...serviceRules,
  ...serviceMethodRules,
  ...fineDeferralRules,
  ...enforcementRules,
  ...enforcementStatusRules,
  ...courtApplicationRules,
  ...closingRules,
  ...seizedThingRules,
  ...consistencyRules,
  ...outcomeRules,
  ...stationSettingRules,
  ...agreementRules,
  ...contentRules,
  ...writtenNameRules,
  ...writtenTextRules,
  ...citedLawRules,
  ...lawAsOfRules,
];
