import { AppError } from '../../contract/app-error.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { Identity } from '../export/signing/identity.ts';
import type { PublicationPeriod } from './publication-standing.ts';
import { type RedactionSettings, redactionRules } from './redaction-rules.ts';

type Publication = StationSettings['publication'];

/** The station's choices as far as the rules leave them and it names their source. */
export function redactionSettings(publication: Publication): RedactionSettings {
  const chosen = (publication?.redaction ?? []).filter(({ source }) => source.trim() !== '');
  return Object.fromEntries(
    redactionRules.flatMap(({ kind, choices }) => {
      const choice = chosen.find((one) => one.kind === kind);
      const treatment = choices.find((one) => one === choice?.treatment);
      return treatment === undefined ? [] : [[kind, treatment]];
    }),
  );
}

/** How long a decision stays public; null while the station has not said so, or not by which rule. */
export function publicationPeriod(publication: Publication): PublicationPeriod {
  const period = publication?.period ?? null;
  return period === null || period.source.trim() === '' ? null : period;
}

/**
 * Published copies are signed by the agency alone: a personal certificate often holds an ID number. It is the agency's
 * where its subject is the agency's name, where the station marked it so, or on trial. @throws AppError PUBLICATION_IDENTITY
 */
export function requireAgencyIdentity(
  identity: Pick<Identity, 'subjectName' | 'trial'>,
  agencyName: string,
  isMarked: boolean,
): void {
  const subject = comparable(identity.subjectName);
  if (identity.trial || isMarked || (subject !== '' && subject === comparable(agencyName))) return;
  throw new AppError('PUBLICATION_IDENTITY', { subject: identity.subjectName, agency: agencyName });
}

function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}
