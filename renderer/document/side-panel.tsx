import type { DocumentView } from '../../contract/commands/documents.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Places, Subject } from '../beside/use-places.ts';
import { Button } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AnnotationsPanel } from './annotations-panel.tsx';
import { FieldsPanel } from './fields-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import type { Annotations } from './use-annotations.ts';
import type { Comparing } from './use-comparing.ts';

export type PanelTab = 'findings' | 'fields' | 'review' | 'records' | 'annotations';

type SidePanelProps = {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly view: DocumentView;
  readonly pointer: string | null;
  readonly currentFinding: Finding | null;
  readonly fixableFinding: Finding | null;
  readonly onFinding: (finding: Finding) => void;
  readonly onFix: (finding: string) => void;
  readonly onGo: (pointer: string) => void;
  readonly onRebind: (pointer: string) => void;
  readonly annotations: Annotations;
  readonly annotator: string;
  readonly onAnnotator: (name: string) => void;
  readonly onAnnotate: () => void;
  readonly onTake: (annotation: string) => void;
  readonly comparing: Comparing;
  readonly subjects: readonly Subject[];
  readonly places: Places;
  readonly onCompose: () => void;
};

/** Beside the paper: what is wrong, what belongs in the field, the review, what happened with the document. */
export function SidePanel(props: SidePanelProps) {
  const { tab, onTab, view, pointer } = props;
  return (
    <aside className="side-panel" aria-label="文书侧栏">
      <Tabs<PanelTab>
        label="文书侧栏"
        chosen={tab}
        onChoose={onTab}
        tabs={[
          { key: 'findings', label: '问题', count: view.findings.length, keys: 'Ctrl+1' },
          { key: 'fields', label: '栏目', keys: 'Ctrl+2' },
          { key: 'review', label: '审核', keys: 'Ctrl+3' },
          { key: 'records', label: '记录', keys: 'Ctrl+4' },
          {
            key: 'annotations',
            label: '批注',
            count: props.annotations.items.filter(({ annotation }) => !annotation.settled).length,
            keys: 'Ctrl+5',
          },
        ]}
      >
        {tab === 'findings' && (
          <FindingsPanel
            documentId={view.summary.id}
            findings={view.findings}
            reasons={view.reasons}
            currentId={props.currentFinding?.id ?? null}
            fixableId={props.fixableFinding?.id ?? null}
            editable={view.editable}
            places={props.places}
            onGo={props.onFinding}
            onFix={({ id }) => props.onFix(id)}
          />
        )}
        {tab === 'fields' && (
          <FieldsPanel view={view} pointer={pointer} onGo={props.onGo} onRebind={props.onRebind} />
        )}
        {tab === 'review' && (
          <>
            {view.summary.form === 'legal-review-opinion' && view.editable && (
              <div className="panel-actions">
                <Button small tone="main" icon="pen" onClick={props.onCompose}>
                  按清单和批注拟写
                </Button>
              </div>
            )}
            <ReviewPanel
              documentId={view.summary.id}
              version={view.version}
              comparing={props.comparing}
              subjects={props.subjects}
              places={props.places}
            />
          </>
        )}
        {tab === 'records' && <RecordsPanel documentId={view.summary.id} judgedBy={view.judgedBy} />}
        {tab === 'annotations' && (
          <AnnotationsPanel
            documentId={view.summary.id}
            annotations={props.annotations}
            by={props.annotator}
            onBy={props.onAnnotator}
            onAdd={props.onAnnotate}
            onTake={props.onTake}
          />
        )}
      </Tabs>
    </aside>
  );
}
