import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type {
  PublicationAct,
  PublicationItem,
  PublicationView,
} from '../../contract/commands/publication.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { missingCase } from '../values/missing-case.ts';
import { markedCopies } from './marked-copies.ts';
import { partyOf } from './private-value.ts';
import { type PublicationStanding, publicationStanding } from './publication-standing.ts';
import { decisionForms } from './publishable.ts';
import { type PublicationDecision, type RedactedDocument, redactDocument } from './redact-document.ts';
import { publicationPeriod, redactionSettings } from './station-publication.ts';

/** The publication of one decision as the engine works with it. */
export type OpenPublication = {
  readonly document: CaseDocument;
  readonly title: string;
  readonly standing: PublicationStanding;
  readonly redacted: RedactedDocument;
  /** SHA-256 of the redacted content: what is submitted, confirmed and published is this. */
  readonly sha256: string;
  /** It is no longer what was submitted or confirmed. */
  readonly changed: boolean;
};

type Known = {
  readonly file: CaseFile;
  readonly station: StationSettings;
  readonly library: FormLibrary;
  readonly today: string;
};

/** Opens the publication of an issued decision. @throws AppError NOT_FOUND, FORM_UNKNOWN, PUBLICATION_NO_DECISION */
export function openPublication(
  { file, station, library, today }: Known,
  documentId: string,
): OpenPublication {
  const document = file.documents.find(({ id }) => id === documentId);
  if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
  const form = library.formOf(document);
  if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
  const period = publicationPeriod(station.publication);
  const standing = publicationStanding(file, document, today, period);
  if (!standing || !decisionForms.includes(document.form)) throw new AppError('PUBLICATION_NO_DECISION', {});
  const settings = redactionSettings(station.publication);
  const redacted = redactDocument(file, document, form, library, settings, choicesOf(document));
  const sha256 = createHash('sha256').update(JSON.stringify(redacted.content)).digest('hex');
  const given = standing.steps.findLast(({ step }) => step === 'submitted')?.sha256;
  const { state } = standing;
  const changed =
    (state === 'submitted' || state === 'confirmed' || state === 'made') &&
    given !== undefined &&
    given !== sha256;
  return { document, title: form.definition.title, standing, redacted, sha256, changed };
}

/** What people decided about texts of the copy. */
export function choicesOf({ publicationChoices = [] }: CaseDocument): PublicationDecision[] {
  return publicationChoices.map(({ text, treatment, reason = '' }) => ({ text, treatment, reason }));
}

/** What may be done next, whoever does it. */
export function publicationActs({ standing, changed }: OpenPublication): readonly PublicationAct[] {
  switch (standing.state) {
    case 'open':
    case 'returned':
      return ['choose', 'submit', 'withhold'];
    case 'ageUnknown':
      return ['choose', 'withhold'];
    case 'submitted':
      return changed ? ['return', 'withhold', 'submit'] : ['confirm', 'return', 'withhold'];
    case 'confirmed':
      return changed ? ['return', 'withhold', 'submit'] : ['make', 'return', 'withhold'];
    case 'made':
      return changed
        ? ['publish', 'return', 'withhold', 'submit']
        : ['publish', 'make', 'return', 'withhold'];
    case 'published':
    case 'toEnd':
      return ['withdraw', 'end'];
    case 'toWithdraw':
      return ['withdraw'];
    case 'withheld':
      return ['choose', 'submit'];
    case 'withdrawn':
    case 'ended':
    case 'minor':
      return [];
    default:
      return missingCase(standing.state);
  }
}

/** Who may not confirm the copy: the case's officers (行政处罚法第五十八条的分离), and whoever prepared it. */
export function publicationInsiders(file: CaseFile, { document, standing }: OpenPublication): string[] {
  const names = [
    ...(file.facts.officers ?? []).map(({ name }) => name),
    ...(document.publicationChoices ?? []).map(({ by }) => by),
    ...standing.steps.flatMap(({ step, by }) => (step === 'submitted' ? [by] : [])),
  ];
  return [...new Set(names)].filter((name) => name !== '');
}

/** A decision in the queue. */
export function publicationItem(
  file: Pick<CaseFile, 'facts'> & { readonly id: string },
  document: CaseDocument,
  { state, since, due }: PublicationStanding,
): PublicationItem {
  return {
    caseId: file.id,
    documentId: document.id,
    number: document.number ?? '',
    party: partyOf(file, document)?.name ?? '',
    cause: file.facts.cause,
    decidedOn: document.issuedOn ?? '',
    state,
    since,
    due,
  };
}

/** All that the page shows of it. */
export function publicationView(
  file: CaseFile & { readonly id: string },
  opened: OpenPublication,
  station: StationSettings,
): PublicationView {
  const { document, title, standing, redacted, changed } = opened;
  return {
    item: publicationItem(file, document, standing),
    title,
    steps: standing.steps.map(({ id, step, on, by, reason = '', site = '', receipt = '' }) => ({
      id,
      step,
      on,
      by,
      reason,
      site,
      receipt,
    })),
    page: redacted.form.layout.page,
    ...markedCopies(document, redacted),
    removals: redacted.removals.map(({ kind: _, ...removal }) => removal),
    choices: (document.publicationChoices ?? []).map((one) => ({ ...one, reason: one.reason ?? '' })),
    questions: redacted.questions,
    changed,
    may: publicationActs(opened),
    insiders: publicationInsiders(file, opened),
    site: station.publication?.site ?? '',
  };
}
