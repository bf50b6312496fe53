import { useState } from 'react';
import type { DocumentSummary, LifecycleStep } from '../../contract/commands/cases.ts';
import { useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { DeadlineList } from './deadline-list.tsx';
import { documentState, reviewState } from './document-words.ts';
import { NewDocumentDialog } from './new-document-dialog.tsx';
import { RequiredList } from './required-list.tsx';
import { useCase } from './use-case.ts';

/** The case's way: what there is, what comes next, what is missing and why; the deadlines beside it. */
export function WayTab() {
  const { overview } = useCase();
  const [making, setMaking] = useState<LifecycleStep | null>(null);
  const [others, setOthers] = useState(false);
  const steps = overview.lifecycle.filter((step) => step.state !== 'optional');
  const optional = overview.lifecycle.filter((step) => step.state === 'optional');
  const fitting = optional.filter((step) => step.fits);
  const rest = optional.filter((step) => !step.fits);
  const ended = overview.documents.filter(({ state }) => state !== 'draft' && state !== 'issued');
  const stages = [...new Set(steps.map((step) => step.stage))];
  return (
    <div className="way">
      <ol className="way-stages" aria-label="办案进程">
        {stages.map((stage) => (
          <li key={stage} className="way-stage">
            <h2>{stage}</h2>
            <ul>
              {steps
                .filter((step) => step.stage === stage)
                .map((step) => (
                  <Step key={step.form} step={step} onMake={() => setMaking(step)} />
                ))}
            </ul>
          </li>
        ))}
        {optional.length > 0 && (
          <li className="way-stage">
            <h2>其他</h2>
            <ul>
              {others &&
                [...fitting, ...rest].map((step) => (
                  <Step key={step.form} step={step} onMake={() => setMaking(step)} />
                ))}
              <li>
                <Button
                  small
                  tone="quiet"
                  icon={others ? 'close' : 'plus'}
                  onClick={() => setOthers(!others)}
                >
                  {others ? '收起' : `现在可能用到的其他文书（${fitting.length}），全部 ${optional.length}`}
                </Button>
              </li>
            </ul>
          </li>
        )}
        {ended.length > 0 && (
          <li className="way-stage">
            <h2>不再有效</h2>
            <ul>
              <li className="step">
                <span className="step-mark">
                  <Icon name="close" size={16} />
                </span>
                <div className="step-body">
                  {ended.map((one) => (
                    <DocumentLine key={one.id} document={one} />
                  ))}
                </div>
              </li>
            </ul>
          </li>
        )}
      </ol>
      <aside className="way-side" aria-label="期限和审核">
        <h2>期限</h2>
        <DeadlineList />
        <RequiredList />
      </aside>
      {making && <NewDocumentDialog step={making} onClose={() => setMaking(null)} />}
    </div>
  );
}

const stepIcons = { done: 'check', draft: 'pen', next: 'next', later: 'clock', optional: 'plus' } as const;
const stepWords = {
  done: '已完成',
  draft: '正在办',
  next: '下一步',
  later: '以后',
  optional: '可选',
} as const;

function Step({ step, onMake }: { readonly step: LifecycleStep; readonly onMake: () => void }) {
  const { overview } = useCase();
  const documents = overview.documents.filter((one) => step.documents.includes(one.id));
  const may = useMay('documents/create');
  return (
    <li className={`step step-${step.state}`}>
      <span className="step-mark" title={stepWords[step.state]}>
        <Icon name={stepIcons[step.state]} size={16} />
        <span className="visually-hidden">{stepWords[step.state]}</span>
      </span>
      <div className="step-body">
        <div className="step-line">
          <span className="step-title">{step.title}</span>
          <Button
            small
            tone={step.state === 'next' ? 'main' : 'quiet'}
            icon="plus"
            disabled={!may}
            title={`新建《${step.title}》`}
            onClick={onMake}
          >
            {documents.length > 0 ? '再作一份' : '新建'}
          </Button>
        </div>
        {documents.map((one) => (
          <DocumentLine key={one.id} document={one} />
        ))}
        {step.state === 'later' && step.missing.length > 0 && (
          <ul className="step-missing">
            {step.missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** One document of the case: opens it. */
function DocumentLine({ document }: { readonly document: DocumentSummary }) {
  const app = useApp();
  const { store } = useCase();
  const state = documentState[document.state];
  const review = reviewState[document.review];
  return (
    <button
      type="button"
      className="document-line"
      onClick={() => app.router.go({ page: 'document', caseId: store.caseId, documentId: document.id })}
    >
      <Icon name="forms" size={16} />
      <span className="document-line-title">
        {document.title}
        {document.party && <span className="faint">　{document.party}</span>}
      </span>
      <span className="numeric faint">{document.number}</span>
      {document.signatures > 0 && <span className="faint">签名 {document.signatures}</span>}
      {document.scans > 0 && <span className="faint">扫描 {document.scans}</span>}
      {review && <Badge tone={review.tone}>{review.text}</Badge>}
      <Badge tone={state.tone}>{state.text}</Badge>
    </button>
  );
}
