import { documentState } from '../case/document-words.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';
import { Icon } from '../ui/icon.tsx';
import { severities, severityTitles } from '../ui/severity.ts';

/** The case's documents; the one that is open is marked. */
export function DocumentList({ current }: { readonly current: string }) {
  const app = useApp();
  const { store, overview } = useCase();
  return (
    <nav className="document-list" aria-label="本案文书">
      <ul>
        {overview.documents.map((one) => {
          const open = overview.findings.filter(({ at }) => at.document === one.id);
          const worst = severities.find((severity) => open.some((finding) => finding.severity === severity));
          return (
            <li key={one.id}>
              <button
                type="button"
                aria-current={one.id === current ? 'page' : undefined}
                onClick={() => app.router.go({ page: 'document', caseId: store.caseId, documentId: one.id })}
              >
                <span className="document-list-title">{one.title}</span>
                <span className="document-list-note">
                  <span>{documentState[one.state].text}</span>
                  {worst && (
                    <span className={`severity severity-${worst}`}>
                      <Icon name={worst} size={14} />
                      <span className="visually-hidden">{severityTitles[worst]}</span>
                      {open.length}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
