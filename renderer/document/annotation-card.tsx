import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import { useApp } from '../state/app-context.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { anchorWord, kindTitles } from './annotation-words.ts';
import type { Annotations } from './use-annotations.ts';

const tones = { mustChange: 'bad', suggestion: 'wait', question: 'accent', praise: 'good' } as const;
const settledWords = { resolved: '已处理', taken: '已采用' } as const;

type AnnotationCardProps = {
  readonly item: AnnotationView;
  readonly current: boolean;
  readonly by: string;
  readonly annotations: Annotations;
  readonly onTake: () => void;
};

/** One annotation with its place, its replies, and what can be done about it. */
export function AnnotationCard({ item, current, by, annotations, onTake }: AnnotationCardProps) {
  const { annotation, takeable, fieldTitle } = item;
  const { id, place, proposed, settled, replies = [] } = annotation;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const word = anchorWord(item);
  return (
    <li ref={card} className="annotation" data-current={current || undefined} data-settled={settled?.how}>
      <div className="annotation-head">
        <Badge tone={tones[annotation.kind]}>{kindTitles[annotation.kind]}</Badge>
        <button
          type="button"
          className="link"
          aria-current={current || undefined}
          onClick={() => annotations.choose(item)}
        >
          {fieldTitle === '' ? '整份文书' : fieldTitle}
        </button>
        <span className="faint">
          {annotation.by} {annotation.on}
        </span>
      </div>
      {place && place.quote !== '' && (place.start !== undefined || item.anchor.kind === 'fieldGone') && (
        <q className="annotation-quote">{place.quote}</q>
      )}
      {word && <p className="annotation-moved">{word}</p>}
      <p className="annotation-text">{annotation.text}</p>
      {proposed !== undefined && (
        <p className="annotation-proposed">
          <span className="faint">建议改成</span>
          {proposed === '' ? '（删去）' : proposed}
        </p>
      )}
      {replies.map((reply, index) => (
        <p key={index} className="annotation-reply">
          <span className="faint">
            {reply.by} {reply.on}
          </span>
          {reply.text}
        </p>
      ))}
      {settled && (
        <p className="faint">
          {settledWords[settled.how]} {settled.by} {settled.on}
        </p>
      )}
      <div className="annotation-actions">
        {takeable && (
          <Button small tone="main" icon="check" {...(current ? { keys: 'Alt+Enter' } : {})} onClick={onTake}>
            采用
          </Button>
        )}
        <ResolveButton item={item} by={by} annotations={annotations} />
      </div>
      {!settled && <Reply by={by} onReply={(text) => annotations.reply(id, text, by)} />}
    </li>
  );
}

function ResolveButton({
  item: { annotation },
  by,
  annotations,
}: Pick<AnnotationCardProps, 'item' | 'by' | 'annotations'>) {
  const named = useNamed(by);
  const settled = annotation.settled !== undefined;
  return (
    <Button
      small
      tone="quiet"
      icon={settled ? 'undo' : 'check'}
      onClick={() => named(() => void annotations.resolve(annotation.id, !settled, by))}
    >
      {settled ? '重新打开' : '标为已处理'}
    </Button>
  );
}

function Reply({
  by,
  onReply,
}: {
  readonly by: string;
  readonly onReply: (text: string) => Promise<boolean>;
}) {
  const named = useNamed(by);
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    named(() => void onReply(text.trim()).then((sent) => sent && setText('')));
  };
  return (
    <form className="annotation-answer" onSubmit={send}>
      <input
        className="input"
        aria-label="回复"
        placeholder="回复，按回车"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}

/** Does something once it is known who does it. */
function useNamed(by: string): (act: () => void) => void {
  const app = useApp();
  return (act) => {
    if (by === '') app.notices.info('请先在“我是”中选自己的名字。');
    else act();
  };
}
