import { useApp } from '../state/app-context.ts';
import { Empty } from '../ui/empty.tsx';
import { FindingItem } from '../ui/finding-item.tsx';
import { useCase } from './use-case.ts';

/** All findings of the case, under the document that each belongs to. */
export function CaseFindings() {
  const app = useApp();
  const { store, overview } = useCase();
  const { caseId } = store;
  const groups = [
    { id: null, title: '案件事实' },
    ...overview.documents.map(({ id, title, number }) => ({
      id,
      title: number ? `${title} ${number}` : title,
    })),
  ]
    .map((group) => ({ ...group, findings: overview.findings.filter(({ at }) => at.document === group.id) }))
    .filter(({ findings }) => findings.length > 0);
  if (groups.length === 0) return <Empty title="没有发现问题" />;
  return (
    <div className="case-findings-list">
      {groups.map(({ id, title, findings }) => (
        <section key={id ?? 'facts'} aria-label={title}>
          <h2>
            {title} <span className="count">{findings.length}</span>
          </h2>
          <ul className="findings">
            {findings.map((finding) => (
              <FindingItem
                key={finding.id}
                finding={finding}
                onGo={() =>
                  app.router.go(
                    id === null
                      ? { page: 'case', caseId, tab: 'facts', pointer: finding.at.pointer }
                      : { page: 'document', caseId, documentId: id, pointer: finding.at.pointer },
                  )
                }
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
