import type { Finding } from '../../contract/finding.ts';
import { useApp } from '../state/app-context.ts';
import { Consequences } from '../ui/consequences.tsx';
import { Empty } from '../ui/empty.tsx';
import { FindingItem } from '../ui/finding-item.tsx';
import { foldFindings } from '../ui/fold-findings.ts';
import { JudgedVersions } from './judged-versions.tsx';
import { useCase } from './use-case.ts';

/** All findings of the case, under the document that each belongs to. */
export function CaseFindings() {
  const app = useApp();
  const { store, overview } = useCase();
  const { caseId } = store;
  const titles = new Map(
    overview.documents.map(({ id, title, number }) => [id, number ? `${title} ${number}` : title]),
  );
  const folded = foldFindings(overview.findings);
  const groups = [null, ...titles.keys()]
    .map((id) => ({
      id,
      title: (id !== null && titles.get(id)) || '案件事实',
      findings: folded.filter(({ finding }) => finding.at.document === id),
    }))
    .filter(({ findings }) => findings.length > 0);
  const go = ({ at: { document, pointer } }: Finding) =>
    app.router.go(
      document === null
        ? { page: 'case', caseId, tab: 'facts', pointer }
        : { page: 'document', caseId, documentId: document, pointer },
    );
  if (groups.length === 0)
    return (
      <div className="case-findings-list">
        <Empty title="没有发现问题" />
        <JudgedVersions />
      </div>
    );
  return (
    <div className="case-findings-list">
      {groups.map(({ id, title, findings }) => (
        <section key={id ?? 'facts'} aria-label={title}>
          <h2>
            {title} <span className="count">{findings.length}</span>
          </h2>
          <ul className="findings">
            {findings.map(({ finding, consequences }) => (
              <FindingItem key={finding.id} finding={finding} onGo={() => go(finding)}>
                <Consequences findings={consequences} open={false}>
                  {consequences.map((one) => (
                    <FindingItem key={one.id} finding={one} onGo={() => go(one)}>
                      {one.at.document !== id && (
                        <p className="finding-place">
                          在：{(one.at.document !== null && titles.get(one.at.document)) || '案件事实'}
                        </p>
                      )}
                    </FindingItem>
                  ))}
                </Consequences>
              </FindingItem>
            ))}
          </ul>
        </section>
      ))}
      <JudgedVersions />
    </div>
  );
}
