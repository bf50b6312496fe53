import type { Act, Evidence, RecordedStep } from '../../contract/case-file.generated.ts';
import type {
  RecordedActivity,
  RecordGap,
  RecordStage,
  RecordText,
  StageRecording,
  WholeRecord,
} from '../../contract/commands/record.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { actTitle } from './act-title.ts';
import { basisText } from './basis-text.ts';
import { type RecordStageData, recordStages } from './record-table.ts';
import { recordedActivities } from './recorded-activities.ts';

/** After every day. */
const LAST = '9999';

/** The whole record of a case: under each stage its texts and recordings, and what is missing (行政处罚法第四十七条). */
export function wholeRecord(view: CaseView, library: FormLibrary): WholeRecord {
  return { stages: recordStages.map((stage) => stageRecord(view, library, stage)) };
}

function stageRecord(view: CaseView, library: FormLibrary, stage: RecordStageData): RecordStage {
  const evidence = (view.file.evidence ?? []).filter((one) =>
    one.recordOf?.some((step) => step.stage === stage.id),
  );
  const seen = evidence.filter(isSeenOrHeard);
  const linked = ({ document }: RecordedStep) =>
    seen.filter(({ recordOf }) =>
      recordOf?.some((step) => step.stage === stage.id && step.document === document),
    );
  const activities = recordedActivities(view, stage.id, (step) => linked(step).map(recording));
  const ofActivity = new Set(activities.flatMap(({ recordings }) => recordings.map((one) => one.evidence)));
  const texts = [
    ...documentTexts(view, library, stage),
    ...actTexts(view, stage),
    ...evidence.filter((one) => !isSeenOrHeard(one)).map(evidenceText),
  ].toSorted((a, b) => (a.on ?? LAST).localeCompare(b.on ?? LAST));
  return {
    id: stage.id,
    title: stage.title,
    texts,
    activities,
    recordings: seen.filter(({ id }) => !ofActivity.has(id)).map(recording),
    gaps: [...textGaps(view, stage, texts), ...activities.flatMap(recordingGaps)],
  };
}

function documentTexts(view: CaseView, library: FormLibrary, stage: RecordStageData): readonly RecordText[] {
  return view.documents
    .filter((document) => stageOf(document, library) === stage.id)
    .map((document) => ({
      document: document.id,
      title: document.title,
      number: document.number,
      on: document.day,
      draft: document.state === 'draft',
    }));
}

/** The stage that takes a form in by name, else the one that the form itself names. */
function stageOf({ form }: DocumentView, library: FormLibrary): string | undefined {
  const taken = recordStages.find(({ forms }) => forms?.includes(form));
  return taken?.id ?? library.form(form)?.definition.stage;
}

function actTexts(view: CaseView, { acts = [] }: RecordStageData): readonly RecordText[] {
  return (view.file.acts ?? [])
    .filter((act) => acts.some(({ kind, subjects }) => act.kind === kind && isAbout(act, subjects)))
    .map((act) => ({
      document: null,
      title: actTitle(act, 'document' in act ? (view.document(act.document ?? '')?.title ?? '') : ''),
      number: '',
      on: act.kind === 'signature' ? act.at.slice(0, 10) : act.on,
      draft: false,
    }));
}

function isAbout(act: Act, subjects: readonly string[] | undefined): boolean {
  return subjects === undefined || ('subject' in act && subjects.includes(act.subject));
}

function evidenceText({ name, collectedAt, document }: Evidence): RecordText {
  return {
    document: document ?? null,
    title: name,
    number: '',
    on: collectedAt?.slice(0, 10) ?? null,
    draft: false,
  };
}

const seenOrHeard =
  /\.(jpe?g|png|bmp|gif|tiff?|heic|mp4|m4v|mov|avi|mkv|webm|ts|mpe?g|3gp|wmv|mp3|wav|m4a|aac|amr|ogg)$/i;

/** Pictures, sound and video: by their kind of evidence, or by the file's name. */
function isSeenOrHeard({ kind, attachment }: Evidence): boolean {
  return kind === 'audioVisual' || seenOrHeard.test(attachment?.name ?? '');
}

function recording({ id, name, attachment }: Evidence): StageRecording {
  return {
    evidence: id,
    name,
    file: attachment ? { name: attachment.name, sha256: attachment.sha256 } : null,
  };
}

function textGaps(
  view: CaseView,
  stage: RecordStageData,
  texts: readonly RecordText[],
): readonly RecordGap[] {
  if (!isDue(view, stage) || texts.some(({ draft }) => !draft)) return [];
  const message =
    texts.length === 0
      ? `“${stage.title}”没有文字记录。请补上这一环节的文书或者经过；没有办过的，在经过里说明。`
      : `“${stage.title}”的文书还都是草稿。请签发，或者记下审批、送达等经过。`;
  return [{ message, basis: basisText(stage.basis), document: null }];
}

/** Whether the case has gone so far that the stage must be on record. */
function isDue({ facts, documents }: CaseView, { procedures = [], dueWith = [] }: RecordStageData): boolean {
  const issued = new Set(documents.filter(({ state }) => state === 'issued').map(({ form }) => form));
  return (
    procedures.includes(facts.procedure) && dueWith.every((forms) => forms.some((form) => issued.has(form)))
  );
}

function recordingGaps(activity: RecordedActivity): readonly RecordGap[] {
  const { need, title, documentTitle, recordings, explained, basis, document } = activity;
  if (need === 'circumstances' || explained !== null) return [];
  const what = `${title}（《${documentTitle}》）`;
  if (recordings.length === 0)
    return [{ message: `${what}没有音像记录。请归入录音录像；确实没有的，说明原因。`, basis, document }];
  if (recordings.some(({ file }) => file !== null)) return [];
  return [{ message: `${what}的音像记录只登记了名称，没有附文件。请在证据里附上文件。`, basis, document }];
}
