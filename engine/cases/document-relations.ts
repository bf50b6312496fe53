import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { DocumentRelation } from '../../contract/commands/cases.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { revokes } from './document-effect.ts';

type Documents = CaseFile['documents'];

/** Kept by the documents' identity: a case with many documents asks once for all of them. */
const known = new WeakMap<Documents, ReadonlyMap<string, readonly DocumentRelation[]>>();

const none: readonly DocumentRelation[] = [];

/** What other documents of the case did to this one since it was issued, and which it stands in the place of. */
export function documentRelations(
  file: CaseFile,
  id: string,
  library: FormLibrary,
): readonly DocumentRelation[] {
  let relations = known.get(file.documents);
  if (!relations) {
    relations = allRelations(file, library);
    known.set(file.documents, relations);
  }
  return relations.get(id) ?? none;
}

function allRelations(
  file: CaseFile,
  library: FormLibrary,
): ReadonlyMap<string, readonly DocumentRelation[]> {
  const relations = new Map<string, DocumentRelation[]>();
  const titles = new Map(
    file.documents.map((one) => [one.id, library.formOf(one)?.definition.title ?? one.form] as const),
  );
  const numbers = new Map(file.documents.map((one) => [one.id, one.number ?? ''] as const));
  const add = (of: string, kind: DocumentRelation['kind'], other: string) => {
    const list = relations.get(of) ?? [];
    list.push({ kind, documentId: other, title: titles.get(other) ?? '', number: numbers.get(other) ?? '' });
    relations.set(of, list);
  };
  for (const document of file.documents) {
    if (document.replaces !== undefined && titles.has(document.replaces)) {
      add(document.id, 'replaces', document.replaces);
      add(document.replaces, 'replacedBy', document.id);
    }
    const form = library.formOf(document);
    if (document.state !== 'issued' || form?.definition.effect === undefined) continue;
    for (const other of document.about ?? []) add(other, kindOf(form, document.content), document.id);
  }
  return relations;
}

function kindOf(
  form: NonNullable<ReturnType<FormLibrary['form']>>,
  content: unknown,
): DocumentRelation['kind'] {
  if (form.definition.effect?.kind === 'corrects') return 'correctedBy';
  return revokes(form, content) ? 'revokedBy' : 'partlyRevokedBy';
}
