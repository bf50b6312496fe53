import { current } from 'immer';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Annotation, AnnotationPlace } from '../../contract/case-file.generated.ts';
import type { AnnotationView, annotationCommands } from '../../contract/commands/annotations.ts';
import type { CommandInput, Handlers } from '../../contract/commands.ts';
import type { CaseSession, OpenCaseFile } from '../cases/case-session.ts';
import type { DocumentView } from '../cases/case-view.ts';
import { answer, editTarget } from '../cases/document-commands.ts';
import { setValue } from '../cases/document-edit.ts';
import { changeDocument, requireDraft } from '../cases/document-state.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { formFields } from '../forms/commands.ts';
import { schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { pointerPattern } from '../forms/pointer.ts';
import { readTyped } from '../forms/typed-value.ts';
import { contextLength, fieldText, findAnchor } from './find-anchor.ts';
import { reviewRounds } from './review-state.ts';

type Located = {
  readonly session: CaseSession;
  readonly document: DocumentView;
  readonly form: LoadedForm;
  /** Every version of the form: an annotation may speak of a field that only an earlier one has. */
  readonly versions: readonly LoadedForm[];
  readonly position: number;
};

/** Annotations of a document: kept in the case file, only ever added to, found again after every edit. */
export function annotationHandlers(cases: OpenCases): Handlers<keyof typeof annotationCommands> {
  const list = (caseId: string, documentId: string) => ({
    items: annotationViews(located(cases, caseId, documentId)),
  });
  return {
    'annotations/list': ({ caseId, documentId }) => list(caseId, documentId),
    'annotations/add': (input) => {
      const { caseId, documentId, kind, text, proposed, by } = input;
      const at = located(cases, caseId, documentId);
      const place = input.at ? annotationPlace(at, input.at) : null;
      const round = reviewRounds(cases.view(at.session), documentId).at(-1)?.round;
      const annotation: Annotation = {
        id: uuid(),
        kind,
        text,
        by,
        on: cases.today(),
        ...(place ? { place } : {}),
        ...(proposed === null ? {} : { proposed }),
        ...(round === undefined ? {} : { round }),
      };
      addAnnotations(cases, at.session, documentId, [annotation], by);
      return list(caseId, documentId);
    },
    'annotations/reply': ({ caseId, documentId, annotation: id, text, by }) => {
      const at = located(cases, caseId, documentId);
      const reply = { text, by, on: cases.today() };
      changeAnnotation(cases, at, id, { who: by, what: '回复批注' }, (one) => ({
        ...one,
        replies: [...(one.replies ?? []), reply],
      }));
      return list(caseId, documentId);
    },
    'annotations/resolve': ({ caseId, documentId, annotation: id, resolved, by }) => {
      const at = located(cases, caseId, documentId);
      const what = resolved ? '处理批注' : '重新打开批注';
      changeAnnotation(cases, at, id, { who: by, what }, ({ settled: _, ...open }) =>
        resolved ? { ...open, settled: { how: 'resolved', by, on: cases.today() } } : open,
      );
      return list(caseId, documentId);
    },
    'annotations/take': ({ caseId, documentId, editId, annotation, by }) =>
      taken(cases, located(cases, caseId, documentId), editId, { id: annotation, by }),
  };
}

/** The annotations of a document with where they stand now, open ones of the document's order first to last. */
export function annotationViews({
  document,
  form,
  versions,
}: Pick<Located, 'document' | 'form' | 'versions'>): AnnotationView[] {
  const titles = new Map(
    [...versions.toReversed(), form].flatMap((one) =>
      formFields(one).map(({ pattern, title }) => [pattern, title] as const),
    ),
  );
  return (document.raw.annotations ?? []).map((annotation) => {
    const anchor = findAnchor(form, document.content, annotation.place);
    const place = annotation.place?.pointer ?? '';
    return {
      annotation,
      anchor,
      fieldTitle: place === '' ? '' : (titles.get(pointerPattern(place)) ?? place),
      takeable:
        annotation.proposed !== undefined &&
        annotation.settled === undefined &&
        document.state === 'draft' &&
        (anchor.kind === 'exact' || anchor.kind === 'near'),
    };
  });
}

/** Adds annotations in one act. Throws INPUT_INVALID when the case file would not be one any more. */
export function addAnnotations(
  cases: OpenCases,
  session: CaseSession,
  documentId: string,
  added: readonly Annotation[],
  who: string,
): void {
  const { position } = cases.document(session, documentId);
  const change = changeDocument(position, (one) => ({
    ...one,
    annotations: [...(one.annotations ?? []), ...added],
  }));
  const problem = cases.shape.problem(change(session.file));
  if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
  const subject = `document:${session.file.id}/${documentId}`;
  cases.act(session, change, { who, what: '加批注', subject, detail: { count: added.length } });
}

/** The place of a new annotation, with the words there now. Throws FIELD_UNKNOWN. */
export function annotationPlace(
  { document, form }: Pick<Located, 'document' | 'form'>,
  at: NonNullable<CommandInput<'annotations/add'>['at']>,
): AnnotationPlace {
  const { pointer, span } = at;
  if (!schemaAt(form.schema, pointer))
    throw new AppError('FIELD_UNKNOWN', { title: document.title, pointer });
  const text = fieldText(document.content, pointer) ?? '';
  if (span === null || span.end <= span.start || span.start >= text.length) return { pointer, quote: text };
  const { start } = span;
  const end = Math.min(span.end, text.length);
  return {
    pointer,
    quote: text.slice(start, end),
    start,
    before: text.slice(Math.max(0, start - contextLength), start),
    after: text.slice(end, end + contextLength),
  };
}

function located(cases: OpenCases, caseId: string, documentId: string): Located {
  const session = cases.session(caseId);
  const { form, position } = cases.document(session, documentId);
  const document = cases.view(session).document(documentId);
  if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
  const versions = cases.context.library.versions(form.definition.id);
  return { session, document, form, versions, position };
}

function changeAnnotation(
  cases: OpenCases,
  { session, document, position }: Located,
  id: string,
  record: { readonly who: string; readonly what: string },
  change: (annotation: Annotation) => Annotation,
): void {
  requireAnnotation(document, id);
  const changed = changeDocument(position, (one) => ({
    ...one,
    annotations: (one.annotations ?? []).map((item) => (item.id === id ? change(item) : item)),
  }));
  const problem = cases.shape.problem(changed(session.file));
  if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
  const subject = `document:${session.file.id}/${document.id}`;
  cases.act(session, changed, { ...record, subject, detail: { annotation: id } });
}

function requireAnnotation(document: DocumentView, id: string): Annotation {
  const annotation = document.raw.annotations?.find((one) => one.id === id);
  if (!annotation) throw new AppError('NOT_FOUND', { what: '批注', id });
  return annotation;
}

/** The proposed text in its place and the annotation settled, as one edit: its undo takes back both. */
function taken(
  cases: OpenCases,
  at: Located,
  editId: string,
  { id, by }: { readonly id: string; readonly by: string },
) {
  const { session, document, form, position } = at;
  if (session.knows(editId)) {
    cases.applied(session, editId, null);
    return answer(cases, session, document.id, null);
  }
  requireDraft(document.raw, form.definition.title, '修改');
  const { place, proposed } = requireAnnotation(document, id);
  const anchor = findAnchor(form, document.content, place);
  if (proposed === undefined || (anchor.kind !== 'exact' && anchor.kind !== 'near')) {
    throw new AppError('ANNOTATION_MOVED', { quote: place?.quote.slice(0, 40) ?? '' });
  }
  const { pointer, start, end } = anchor;
  const text = fieldText(document.content, pointer) ?? '';
  const schema = schemaAt(form.schema, pointer);
  const target = editTarget(cases, session.file, position, form);
  if (!schema || !target) throw new AppError('FIELD_UNKNOWN', { title: document.title, pointer });
  const value = readTyped(schema, text.slice(0, start) + proposed + text.slice(end));
  const entry = session.edit(editId, document.id, cases.at(), (draft) => {
    setValue(target, pointer, schema, value)(draft);
    const index = (current(draft) as OpenCaseFile).documents[position]?.annotations?.findIndex(
      (one) => one.id === id,
    );
    const annotation = draft.documents[position]?.annotations?.[index ?? -1];
    if (annotation) annotation.settled = { how: 'taken', by, on: cases.today() };
  });
  cases.applied(session, editId, entry);
  return answer(cases, session, document.id, pointer);
}
