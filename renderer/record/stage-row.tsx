import type {
  RecordedActivity,
  RecordGap,
  RecordStage,
  StageRecording,
} from '../../contract/commands/record.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import type { RecordStep } from './record-step.ts';

type StageRowProps = {
  readonly stage: RecordStage;
  readonly onLink: (step: RecordStep) => void;
  readonly onExplain: (step: RecordStep) => void;
  readonly onLook: (evidence: string) => void;
};

/** One stage: texts on the left, recordings on the right, what is missing below. */
export function StageRow({ stage, onLink, onExplain, onLook }: StageRowProps) {
  const may = useMay('facts/edit');
  const { id, title, activities, recordings, gaps } = stage;
  return (
    <li className="record-stage">
      <h2>{title}</h2>
      <Texts stage={stage} />
      <div>
        <h3>音像</h3>
        <ul>
          {activities.map((one) => (
            <Activity
              key={one.document}
              activity={one}
              onLink={() => onLink(stepOf(id, one))}
              onLook={onLook}
            />
          ))}
          {recordings.length > 0 && (
            <li>
              <Files recordings={recordings} onLook={onLook} />
            </li>
          )}
          {activities.length + recordings.length === 0 && <li className="faint">没有</li>}
        </ul>
        <Button
          small
          tone="quiet"
          icon="plus"
          disabled={!may}
          title={`把证据归入“${title}”`}
          onClick={() => onLink({ stage: id, title })}
        >
          归入本环节
        </Button>
      </div>
      {gaps.map((gap) => (
        <Gap
          key={gap.message}
          gap={gap}
          step={stepOf(id, activities.find((one) => one.document === gap.document) ?? null, title)}
          onLink={onLink}
          onExplain={onExplain}
        />
      ))}
    </li>
  );
}

function stepOf(stage: string, activity: RecordedActivity | null, title = ''): RecordStep {
  if (!activity) return { stage, title };
  return { stage, document: activity.document, title: `${activity.title}（《${activity.documentTitle}》）` };
}

function Texts({ stage: { texts } }: { readonly stage: RecordStage }) {
  const app = useApp();
  const { store } = useCase();
  return (
    <div>
      <h3>文字</h3>
      <ul>
        {texts.map((one, index) => (
          <li key={`${one.title}-${index}`} className="record-line">
            <time className="numeric faint">{one.on ?? ''}</time>
            {one.document === null ? (
              <span>{one.title}</span>
            ) : (
              <button
                type="button"
                className="link"
                onClick={() =>
                  app.router.go({ page: 'document', caseId: store.caseId, documentId: one.document ?? '' })
                }
              >
                {`${one.title} ${one.number}`.trim()}
              </button>
            )}
            {one.draft && <Badge tone="neutral">草稿</Badge>}
          </li>
        ))}
        {texts.length === 0 && <li className="faint">没有</li>}
      </ul>
    </div>
  );
}

const needs = { always: '应当记录', listed: '本站清单', circumstances: '看实际情况' } as const;

type ActivityProps = {
  readonly activity: RecordedActivity;
  readonly onLink: () => void;
  readonly onLook: (evidence: string) => void;
};

function Activity({ activity, onLink, onLook }: ActivityProps) {
  const may = useMay('facts/edit');
  const { title, documentTitle, on, need, basis, unverified, recordings, explained } = activity;
  return (
    <li>
      <p className="record-line">
        <time className="numeric faint">{on ?? ''}</time>
        <span title={`${basis}${unverified ? `　${unverified}` : ''}`}>
          {title}
          <span className="faint">（《{documentTitle}》）</span>
        </span>
        <Badge tone={need === 'circumstances' ? 'neutral' : 'wait'}>{needs[need]}</Badge>
        <Button
          small
          tone="quiet"
          icon="clip"
          disabled={!may}
          title={`归入${title}的录音录像`}
          onClick={onLink}
        >
          归入
        </Button>
      </p>
      <Files recordings={recordings} onLook={onLook} />
      {recordings.length === 0 && explained !== null && (
        <p className="section-note">没有音像记录，原因：{explained}</p>
      )}
    </li>
  );
}

function Files({
  recordings,
  onLook,
}: {
  readonly recordings: readonly StageRecording[];
  readonly onLook: (evidence: string) => void;
}) {
  return recordings.map(({ evidence, name, file }) => (
    <p key={evidence} className="record-file">
      {file ? (
        <button type="button" className="link" title={file.name} onClick={() => onLook(evidence)}>
          {name || file.name}
        </button>
      ) : (
        <span>
          {name} <span className="faint">没有附文件</span>
        </span>
      )}
    </p>
  ));
}

type GapProps = {
  readonly gap: RecordGap;
  readonly step: RecordStep;
  readonly onLink: (step: RecordStep) => void;
  readonly onExplain: (step: RecordStep) => void;
};

function Gap({ gap: { message, basis, document }, step, onLink, onExplain }: GapProps) {
  const app = useApp();
  const { store } = useCase();
  const [mayLink, mayRecord] = [useMay('facts/edit'), useMay('acts/record')];
  return (
    <div className="record-gap" tabIndex={-1}>
      <p>
        {message}
        <small>{basis}</small>
      </p>
      {document === null ? (
        <Button
          small
          icon="next"
          onClick={() => app.router.go({ page: 'case', caseId: store.caseId, tab: 'way' })}
        >
          去办案进程
        </Button>
      ) : (
        <>
          <Button small icon="clip" disabled={!mayLink} onClick={() => onLink(step)}>
            归入录音录像
          </Button>
          <Button small tone="quiet" icon="pen" disabled={!mayRecord} onClick={() => onExplain(step)}>
            说明原因
          </Button>
        </>
      )}
    </div>
  );
}
