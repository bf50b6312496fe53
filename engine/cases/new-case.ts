import { v7 as uuid } from 'uuid';
import type { CaseFile, Facts } from '../../contract/case-file.generated.ts';
import type { Cause } from '../law/causes/cause.ts';
import { causeDefaults } from '../law/causes/cause-defaults.ts';
import type { OpenCaseFile } from './case-session.ts';
import type { StationSettings } from './station-settings.ts';

type NewCase = {
  readonly cause: Cause | null;
  /** Used where the cause is not of the library. */
  readonly title: string;
  readonly procedure: Facts['procedure'];
  readonly today: string;
  readonly station: StationSettings;
};

/** A case that has just begun: what its cause and the station fill in by themselves. */
export function newCase({ cause, title, procedure, today, station }: NewCase): OpenCaseFile {
  const defaults = cause && causeDefaults(cause, { day: today });
  return {
    format: 'anjuan-case/1',
    id: uuid(),
    facts: {
      procedure,
      cause: cause?.title ?? title,
      ...(cause ? { causeId: cause.id } : {}),
      acceptedOn: today,
      source: 'inspection',
      agency: filled(station.agency),
      parties: [],
      vehicles: [],
      officers: [],
      violation: defaults ? { prohibition: defaults.prohibition } : {},
      penalty: defaults
        ? {
            ...(defaults.basis ? { basis: defaults.basis } : {}),
            ...(defaults.kinds ? { kinds: [...defaults.kinds] } : {}),
          }
        : {},
      remedy: filled({
        reconsiderationOrgan: station.remedy.reconsiderationOrgan,
        court: station.remedy.court,
      }),
      payee: filled(station.payee),
    },
    evidence: [],
    documents: [],
    acts: [],
  };
}

/** The start of a like case: what belongs to the station, the cause and the officers; no party, no act, no document. */
export function copiedCase(file: CaseFile, today: string): OpenCaseFile {
  const { procedure, cause, causeId, source, agency, officers, violation, penalty, remedy, payee } =
    file.facts;
  return {
    format: 'anjuan-case/1',
    id: uuid(),
    facts: {
      procedure,
      cause,
      acceptedOn: today,
      parties: [],
      vehicles: [],
      violation: violation?.prohibition ? { prohibition: violation.prohibition } : {},
      penalty: {
        ...(penalty?.basis ? { basis: penalty.basis } : {}),
        ...(penalty?.kinds ? { kinds: penalty.kinds } : {}),
        ...(penalty?.discretionStandard ? { discretionStandard: penalty.discretionStandard } : {}),
      },
      ...(causeId ? { causeId } : {}),
      ...(source ? { source } : {}),
      ...(agency ? { agency } : {}),
      ...(officers ? { officers } : {}),
      ...(remedy ? { remedy } : {}),
      ...(payee ? { payee } : {}),
    },
    evidence: [],
    documents: [],
    acts: [],
  };
}

/** A case that came in from a file: an id of its own where it has none, and a day for documents that say none. */
export function importedCase(file: CaseFile, today: string): OpenCaseFile {
  return {
    ...file,
    id: uuid(),
    evidence: file.evidence ?? [],
    acts: file.acts ?? [],
    documents: file.documents.map((document) => ({ createdOn: today, state: 'draft', ...document })),
  };
}

/** Without empty texts. */
function filled<Settings extends object>(settings: Settings): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== ''),
  ) as Partial<Settings>;
}
