import type { DocumentRelation } from '../../contract/commands/cases.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';

const before: Readonly<Record<DocumentRelation['kind'], string>> = {
  correctedBy: '已由',
  revokedBy: '已由',
  partlyRevokedBy: '部分内容已由',
  replaces: '代替',
  replacedBy: '已由',
};
const after: Readonly<Record<DocumentRelation['kind'], string>> = {
  correctedBy: '更正',
  revokedBy: '撤销',
  partlyRevokedBy: '撤销',
  replaces: '',
  replacedBy: '代替',
};

/** Below a document's title: what other papers of the case did to it, each one click away. */
export function RelationNotes({ documentId: id }: { readonly documentId: string }) {
  const app = useApp();
  const { store, overview } = useCase();
  const relations = overview.documents.find((one) => one.id === id)?.relations ?? [];
  if (relations.length === 0) return null;
  return (
    <ul className="relation-notes" aria-label="与其他文书的关系">
      {relations.map(({ kind, documentId, title, number }) => (
        <li key={`${kind} ${documentId}`}>
          {before[kind]}
          <button
            type="button"
            className="link"
            onClick={() => app.router.go({ page: 'document', caseId: store.caseId, documentId })}
          >
            《{title}》{number}
          </button>
          {after[kind]}
        </li>
      ))}
    </ul>
  );
}
