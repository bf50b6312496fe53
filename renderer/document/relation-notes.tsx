import type { DocumentRelation } from '../../contract/commands/cases.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';

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

type RelationNotesProps = {
  readonly documentId: string;
  /** Chooses anew which documents a draft speaks of; null where there is nothing to choose. */
  readonly onAbout: (() => void) | null;
};

/** Below a document's title: what it speaks of, and what other papers of the case did to it, each one click away. */
export function RelationNotes({ documentId: id, onAbout }: RelationNotesProps) {
  const app = useApp();
  const { store, overview } = useCase();
  const summary = overview.documents.find((one) => one.id === id);
  const relations = summary?.relations ?? [];
  const about = overview.documents.filter((one) => summary?.about.includes(one.id));
  if (relations.length === 0 && about.length === 0 && !onAbout) return null;
  return (
    <ul
      className="relation-notes"
      data-plain={relations.length === 0 || undefined}
      aria-label="与其他文书的关系"
    >
      {(about.length > 0 || onAbout) && (
        <li>
          {about.length > 0 ? '针对' : '还没有指明针对哪份文书'}
          {about.map((one) => (
            <button
              key={one.id}
              type="button"
              className="link"
              onClick={() => app.router.go({ page: 'document', caseId: store.caseId, documentId: one.id })}
            >
              《{one.title}》{one.number}
            </button>
          ))}
          {onAbout && (
            <Button small tone="quiet" onClick={onAbout}>
              {about.length > 0 ? '更改…' : '选定…'}
            </Button>
          )}
        </li>
      )}
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
