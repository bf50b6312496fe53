import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { BindingView } from './binding-view.ts';
import type { Binding } from './form.ts';
import type { LoadedForm } from './form-library.ts';
import { pointerSteps, readPointer } from './pointer.ts';

/**
 * A document's content with its bound fields filled in from the view. What the document holds of its own wins; an
 * issued document holds everything, so it resolves to itself.
 */
export function resolveContent(
  form: LoadedForm,
  document: CaseDocument,
  view: BindingView,
): Readonly<Record<string, unknown>> {
  if (document.state && document.state !== 'draft') return document.content;
  const sources = Object.values(form.definition.bindings).map(
    (binding) => bindingSource(binding, view)?.value,
  );
  const kept = resolved.get(document);
  if (kept && kept.form === form && sameValues(kept.sources, sources)) return kept.content;
  const content = Object.freeze(fillFrom(form.definition.bindings, document.content, view, form));
  resolved.set(document, { form, sources, content });
  return content;
}

/**
 * Documents are immutable, so while the values it is bound to stay the same a document resolves to the same object:
 * what hangs on the object's identity (schema findings) is then not done again at every key press in another document.
 */
const resolved = new WeakMap<
  CaseDocument,
  {
    readonly form: LoadedForm;
    readonly sources: readonly unknown[];
    readonly content: Readonly<Record<string, unknown>>;
  }
>();

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The own content a new document starts with: what its form fills in once from facts and earlier documents. */
export function prefilledContent(form: LoadedForm, view: BindingView): Record<string, unknown> {
  return { ...fillFrom(form.definition.prefill, {}, view, form) };
}

/**
 * Pointers of a draft that show a fact just now: bound, and not given an own value. The document's number and date are
 * its own, though they lie beside its content: nobody needs to be asked before they are typed over.
 */
export function boundPointers(form: LoadedForm, document: CaseDocument): string[] {
  if (document.state && document.state !== 'draft') return [];
  return Object.entries(form.definition.bindings)
    .filter(([pointer, binding]) => readPointer(document.content, pointer) === undefined && !isOwn(binding))
    .map(([pointer]) => pointer);
}

const isOwn = (binding: Binding) =>
  [binding].flat().every((source) => source === '/document/number' || source === '/document/issuedOn');

/** The first source of a binding that the view has, with its pointer; null when there is none. */
export function bindingSource(
  binding: Binding,
  view: BindingView,
): { pointer: string; value: unknown } | null {
  for (const pointer of typeof binding === 'string' ? [binding] : binding) {
    const value = readPointer(view, pointer);
    if (value !== undefined && value !== '' && value !== null) return { pointer, value };
  }
  return null;
}

function fillFrom(
  bindings: Readonly<Record<string, Binding>>,
  own: Readonly<Record<string, unknown>>,
  view: BindingView,
  form: LoadedForm,
): Readonly<Record<string, unknown>> {
  let content = own;
  for (const [pointer, binding] of Object.entries(bindings)) {
    if (readPointer(content, pointer) !== undefined) continue;
    const source = bindingSource(binding, view);
    if (source) content = withValue(content, pointerSteps(pointer), fitted(form, pointer, source.value));
  }
  return content;
}

/** An array bound to rows takes over only the columns that the form's rows have. */
function fitted(form: LoadedForm, pointer: string, value: unknown): unknown {
  const columns = form.rowColumns(pointer);
  if (!columns || !Array.isArray(value)) return value;
  return value.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]])),
  );
}

/** The record with a value at a path; all that lies beside the path is the record's own, by identity. */
function withValue(
  record: Readonly<Record<string, unknown>>,
  [step, ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (step === undefined) return record;
  if (rest.length === 0) return { ...record, [step]: value };
  const next = record[step];
  const inner = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {};
  return { ...record, [step]: withValue(inner, rest, value) };
}
