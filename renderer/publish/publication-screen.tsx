import { useEffect, useState } from 'react';
import type { PublicationAct, PublicationView } from '../../contract/commands/publication.ts';
import { ComparedPapers } from '../history/compared-papers.tsx';
import { useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { PublicationPanel } from './publication-panel.tsx';
import { DueText, PublicationBadge } from './publication-state.tsx';
import { StepDialog } from './step-dialog.tsx';
import { stepWords } from './step-words.ts';

type PublicationScreenProps = { readonly caseId: string; readonly documentId: string };

/** One decision's way to the public: the paper and its public copy side by side, what goes, and the next step. */
export function PublicationScreen({ caseId, documentId }: PublicationScreenProps) {
  const app = useApp();
  const place = { caseId, documentId };
  const { value: view, set } = useQuery('publication/open', place);
  const [act, setAct] = useState<PublicationAct | null>(null);
  const back = () => app.router.go({ page: 'publications' });
  useShortcuts({ Escape: back });
  useEffect(() => {
    document.title = '公示 — 案卷';
  }, []);
  if (!view) return <p className="starting">正在打开公开稿…</p>;
  const taken = (next: PublicationView) => {
    set(next);
    setAct(null);
  };
  return (
    <section className="screen" aria-labelledby="publication-title">
      <header className="screen-head">
        <Button icon="back" iconOnly tone="quiet" keys="Esc" onClick={back}>
          回到公示
        </Button>
        <div className="head-title">
          <h1 id="publication-title">{view.title}的公示</h1>
          <p className="numeric">
            {view.item.number}　{view.item.party}
          </p>
        </div>
        <PublicationBadge state={view.item.state} />
        {view.item.due && <DueText due={view.item.due} />}
        <span className="spacer" />
        <Button icon="cases" onClick={() => app.router.go({ page: 'document', ...place })}>
          看决定书
        </Button>
      </header>
      <div className="publication">
        <ComparedPapers
          compared={{ before: view.original, after: view.redacted, page: view.page }}
          earlier="决定书（划线的要去掉）"
          later="公开稿"
        />
        <PublicationPanel view={view} place={place} onTaken={set} onAct={setAct} />
      </div>
      {act === 'make' && <MakeDialog view={view} place={place} onTaken={set} onClose={() => setAct(null)} />}
      {act !== null && act !== 'make' && act !== 'choose' && (
        <StepDialog
          words={stepWords[act]}
          view={view}
          place={place}
          onTaken={(next) => {
            taken(next);
            app.notices.done(stepWords[act].done);
          }}
          onClose={() => setAct(null)}
        />
      )}
    </section>
  );
}
