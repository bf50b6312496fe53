import type { RecordedStep } from '../../contract/case-file.generated.ts';
import type { RecordedActivity, StageRecording } from '../../contract/commands/record.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import { basisText } from './basis-text.ts';
import { type RecordingData, recordingKinds } from './record-table.ts';

/** A document, and the day of what it tells of. */
type Told = { readonly document: DocumentView; readonly on: string | null };

/** The activities of a stage that are recorded by picture and sound, each with what there is of it. */
export function recordedActivities(
  view: CaseView,
  stage: string,
  linked: (step: RecordedStep) => readonly StageRecording[],
): readonly RecordedActivity[] {
  const seen = new Set<string>();
  return recordingKinds
    .filter((kind) => kind.stage === stage)
    .flatMap((kind) => toldOf(view, kind).map((told) => ({ kind, ...told })))
    .filter(({ kind, on }) => on === null || on >= kind.since)
    .filter(({ document }) => !seen.has(document.id) && seen.add(document.id))
    .map(({ kind, document, on }) => {
      const step = { stage, document: document.id };
      return {
        title: kind.title,
        document: document.id,
        documentTitle: document.title,
        on,
        ...need(view, kind),
        recordings: linked(step),
        explained: explanation(view, step),
      };
    });
}

function toldOf(
  view: CaseView,
  { forms = [], methods = [], withoutWitness }: RecordingData,
): readonly Told[] {
  const documents = view.documents.filter(({ form }) => forms.includes(form));
  const services = view
    .acts('service')
    .filter(({ method, witness }) => methods.includes(method) && !(withoutWitness && (witness ?? '') !== ''));
  return [
    ...documents.map((document) => ({ document, on: document.day })),
    ...services.flatMap(({ document: id, on }) => {
      const document = view.document(id);
      return document ? [{ document, on }] : [];
    }),
  ];
}

function need(
  view: CaseView,
  { id, need: own, basis, unverified = '' }: RecordingData,
): Pick<RecordedActivity, 'need' | 'basis' | 'unverified'> {
  const list = view.station.recordings;
  const listed = list !== undefined && list.source.trim() !== '' && list.ids.includes(id);
  if (own === 'circumstances' && listed) return { need: 'listed', basis: list.source, unverified: '' };
  return { need: own, basis: basisText(basis), unverified };
}

/** The last that somebody put on record counts. */
function explanation(view: CaseView, { stage, document }: RecordedStep): string | null {
  const note = view
    .acts('note')
    .findLast(({ recordOf }) => recordOf?.stage === stage && recordOf.document === document);
  return note?.text ?? null;
}
