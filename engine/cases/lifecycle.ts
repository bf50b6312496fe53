import type { LifecycleStep } from '../../contract/commands/cases.ts';
import type { Requirement } from '../forms/form.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { requirementWords } from '../forms/requirement-words.ts';
import { stageOrder, stageTitles } from '../forms/stages.ts';
import { aboutChoice } from './about-choice.ts';
import type { CaseView } from './case-view.ts';

/**
 * The case's way: every form in the order of its stage with what there is of it, what comes next, and what must come
 * before. A form is next when nothing it requires is missing, it stands on the way of a case of this kind, and the case
 * has come to it: what it follows is there, or its stage is at hand.
 */
export function lifecycle(view: CaseView, library: FormLibrary): LifecycleStep[] {
  const forms = [...library.forms].sort(
    (a, b) => stageOrder.indexOf(a.definition.stage) - stageOrder.indexOf(b.definition.stage),
  );
  const onTheWay = formsOnTheWay(library);
  const followed = formsFollowing(view, library);
  const reached = reachedStage(view, library);
  return forms.map((form) => {
    const { id, stage, requires } = form.definition;
    const distance = stageOrder.indexOf(stage) - reached;
    const early = onTheWay.has(id) && distance > 1 && !followed.has(id);
    const step = stepOf(view, form, library, { onTheWay, early });
    const near = Math.abs(distance) <= 1 && step.about?.documents.length !== 0;
    const ready = requires.every((one) => hasForm(view, one));
    return { ...step, fits: step.state !== 'optional' || followed.has(id) || (near && ready) };
  });
}

/** What usually follows the documents that the case has. */
function formsFollowing(view: CaseView, library: FormLibrary): ReadonlySet<string> {
  return new Set(view.documents.flatMap(({ form }) => library.form(form)?.definition.next ?? []));
}

function stepOf(
  view: CaseView,
  form: LoadedForm,
  library: FormLibrary,
  { onTheWay, early }: { readonly onTheWay: ReadonlySet<string>; readonly early: boolean },
): Omit<LifecycleStep, 'fits'> {
  const { id, title, stage, requires } = form.definition;
  const documents = view.of(id);
  const missing = requires.filter((one) => !isMet(view, one));
  return {
    form: id,
    title,
    stage: stageTitles[stage],
    missing: [
      ...missing.map((one) => `还没有${requirementWords(one, library)}`),
      ...(early && missing.length === 0 ? [notYet(form, library)] : []),
    ],
    documents: documents.map((document) => document.id),
    about: aboutChoice(view, form.definition),
    state: stateOf(
      documents.map((document) => document.state),
      // What a document still waits for itself (its approval, its service) does not keep it from being written.
      early || missing.some((one) => one.form !== undefined),
      onTheWay.has(id),
    ),
  };
}

/** What a form comes after, in words, where nothing that it requires says so. */
function notYet({ definition }: LoadedForm, library: FormLibrary): string {
  const before = library.forms.filter((one) => one.definition.next.includes(definition.id));
  const titles = before.map((one) => `《${one.definition.title}》`);
  return titles.length === 1 ? `还没有${titles.join('')}` : '还没有办到这一步';
}

function stateOf(states: readonly string[], tooEarly: boolean, onTheWay: boolean): LifecycleStep['state'] {
  if (states.length > 0) return states.every((state) => state === 'issued') ? 'done' : 'draft';
  if (!onTheWay) return 'optional';
  return tooEarly ? 'later' : 'next';
}

/** From 立案 on, each form's `next`: the way of an ordinary case. */
function formsOnTheWay(library: FormLibrary): ReadonlySet<string> {
  const way = new Set<string>();
  const follow = (id: string) => {
    if (way.has(id)) return;
    way.add(id);
    for (const next of library.form(id)?.definition.next ?? []) follow(next);
  };
  follow('case-filing-register');
  return way;
}

/** Whether a document that must be there first is there: of the form asked for, or of one that serves as well. */
function hasForm(view: CaseView, { form, or = [] }: Requirement): boolean {
  return form === undefined || [form, ...or].some((one) => view.of(one).length > 0);
}

function isMet(view: CaseView, requirement: Requirement): boolean {
  const { act, subject } = requirement;
  if (!hasForm(view, requirement)) return false;
  if (act === undefined) return true;
  if (act === 'approval') return isApproved(view, subject);
  return (view.file.acts ?? []).some((one) => one.kind === act);
}

function isApproved(view: CaseView, subject: Requirement['subject']): boolean {
  return view
    .acts('approval')
    .some((act) => act.role === 'head' && act.decision === 'approved' && act.subject === subject);
}

/** The stage a case has reached: that of its last document in the order of stages. */
export function caseStage(view: CaseView, library: FormLibrary): string {
  return stageTitles[stageOrder[reachedStage(view, library)] ?? 'filing'];
}

function reachedStage(view: CaseView, library: FormLibrary): number {
  const reached = view.documents.map((document) => {
    const stage = library.form(document.form)?.definition.stage;
    return stage ? stageOrder.indexOf(stage) : 0;
  });
  return Math.max(0, ...reached);
}
