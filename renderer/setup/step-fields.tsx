import { AccountsSection } from '../people/accounts-section.tsx';
import { AgencyFields, PayeeFields, RemedyFields } from '../settings/agency-section.tsx';
import { NumberingSection } from '../settings/numbering-section.tsx';
import { PeopleSection } from '../settings/people-section.tsx';
import { SealSection } from '../settings/seal-section.tsx';
import type { ChangeStation, StationDraft } from '../settings/station-draft.ts';
import { ThresholdsSection } from '../settings/thresholds-section.tsx';
import type { SetupStep } from '../state/route.ts';

type StepFieldsProps = {
  readonly step: SetupStep;
  readonly draft: StationDraft;
  readonly change: ChangeStation;
};

/** A step's part of the settings: the very editors that the settings show. */
export function StepFields({ step, ...parts }: StepFieldsProps) {
  switch (step) {
    case 'agency':
      return <AgencyFields {...parts} />;
    case 'people':
      return <PeopleSection {...parts} />;
    case 'numbering':
      return <NumberingSection {...parts} />;
    case 'remedy':
      return <RemedyFields {...parts} />;
    case 'payee':
      return <PayeeFields {...parts} />;
    case 'thresholds':
      return <ThresholdsSection {...parts} />;
    case 'seal':
      return <SealSection {...parts} />;
    case 'accounts':
      return <AccountsSection />;
    case 'end':
      return null;
  }
}
