import { useState } from 'react';
import type { PublicationAct, PublicationView } from '../../contract/commands/publication.ts';
import { actTitles } from '../../contract/publication-words.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { ChoiceDialog, type Choosing } from './choice-dialog.tsx';
import { PublicationSteps } from './publication-steps.tsx';
import { SelectedText } from './selected-text.tsx';
import { makeLabel, stepOrder, stepWords } from './step-words.ts';
import { useUndoChoice } from './use-undo-choice.ts';

type PanelProps = {
  readonly view: PublicationView;
  readonly place: { readonly caseId: string; readonly documentId: string };
  readonly onTaken: (view: PublicationView) => void;
  readonly onAct: (act: PublicationAct) => void;
};

/** Beside the papers: the next step, who is to be decided about, what goes and what stays, and what has happened. */
export function PublicationPanel({ view, place, onTaken, onAct }: PanelProps) {
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const mayChoose = useMay('publication/choose') && view.may.includes('choose');
  const { canUndo, undo, remember } = useUndoChoice(place, onTaken);
  return (
    <section
      className="publication-panel"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      aria-label="公开稿的去留和进度"
    >
      <NextSteps view={view} onAct={onAct} />
      {mayChoose && <SelectedText onChoose={setChoosing} />}
      <Questions view={view} onChoose={mayChoose ? setChoosing : null} />
      <Removals view={view} onChoose={mayChoose ? setChoosing : null} />
      <Choices view={view} onChoose={mayChoose ? setChoosing : null} />
      {mayChoose && canUndo && (
        <Button small tone="quiet" keys="Ctrl+Z" onClick={undo}>
          撤消上一个决定
        </Button>
      )}
      {mayChoose && <MoreToRemove onChoose={setChoosing} />}
      <PublicationSteps view={view} />
      {choosing && (
        <ChoiceDialog
          choosing={choosing}
          place={place}
          onTaken={(next, by) => {
            const { text } = choosing;
            remember({ text, by, before: view.choices.find((one) => one.text === text) ?? null });
            onTaken(next);
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
    </section>
  );
}

function NextSteps({ view, onAct }: Pick<PanelProps, 'view' | 'onAct'>) {
  const may = {
    submit: useMay('publication/submit'),
    judge: useMay('publication/judge'),
    make: useMay('publication/make'),
    record: useMay('publication/record'),
  };
  const allowed = (act: PublicationAct): boolean => {
    if (act === 'submit' || act === 'make') return may[act];
    return act === 'confirm' || act === 'return' || act === 'withhold' ? may.judge : may.record;
  };
  const acts = stepOrder.filter((act) => view.may.includes(act) && allowed(act));
  const waiting = view.questions.length > 0 && view.may.includes('submit');
  return (
    <section aria-labelledby="publication-next">
      <h2 id="publication-next">下一步</h2>
      {view.changed && <p className="publication-warning">公开稿在提交以后有了变化，要重新核对、提交。</p>}
      {notes[view.item.state] && <p className="section-note">{notes[view.item.state]}</p>}
      {waiting && (
        <p className="publication-warning">
          正文里有 {view.questions.length} 处看似人名的文字，案件里没有登记，先逐个决定。
        </p>
      )}
      <div className="publication-acts">
        {acts.map((act, index) => (
          <Button
            key={act}
            tone={index === 0 ? 'main' : 'plain'}
            disabled={act === 'submit' && waiting}
            onClick={() => onAct(act)}
          >
            {act === 'make' ? makeLabel : act === 'choose' ? actTitles.choose : stepWords[act].label}
          </Button>
        ))}
      </div>
      {acts.length === 0 && view.may.length > 0 && (
        <p className="section-note">
          下一步由其他人办理：{view.may.map((act) => actTitles[act]).join('、')}。
        </p>
      )}
    </section>
  );
}

const notes: Readonly<Partial<Record<PublicationView['item']['state'], string>>> = {
  minor: '当事人在违法行为发生时未满十八周岁，处罚决定不公示（个人信息保护法第二十八条）。',
  ageUnknown:
    '查不出当事人在违法行为发生时是否已满十八周岁，或者案件信息与决定书说的不一致。请先在案件里核对、补全当事人信息。',
  toWithdraw:
    '决定已经不再有效，或者不该公开：三个工作日内从网站撤回，并公开说明理由（行政处罚法第四十八条第二款）。',
  toEnd: '公示期已满，从网站撤下以后在这里登记。',
  withheld: '已决定不公示；情况有变的，可以重新提交公开稿。',
};

type ListProps = { readonly view: PublicationView; readonly onChoose: ((one: Choosing) => void) | null };

function Questions({ view, onChoose }: ListProps) {
  if (view.questions.length === 0) return null;
  return (
    <section aria-labelledby="publication-questions">
      <h2 id="publication-questions">请您决定（{view.questions.length}）</h2>
      <ul className="publication-list">
        {view.questions.map(({ text, context }) => (
          <li key={text}>
            <p>
              <strong>{text}</strong>
              <span className="faint">…{context}…</span>
            </p>
            {onChoose && (
              <span className="publication-row-acts">
                <Button small onClick={() => onChoose({ text, treatment: 'remove' })}>
                  {`去掉“${text}”`}
                </Button>
                <Button small onClick={() => onChoose({ text, treatment: 'keep' })}>
                  不是人名，保留
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Removals({ view, onChoose }: ListProps) {
  return (
    <section aria-labelledby="publication-removals">
      <h2 id="publication-removals">去掉的内容（{view.removals.length}）</h2>
      {view.removals.length === 0 && <p className="section-note">没有要去掉的内容。</p>}
      <ul className="publication-list">
        {view.removals.map(({ title, whose, text, mask, count, basis, unverified }) => (
          <li key={text}>
            <p>
              <del className="paper-removed">{text}</del> →{' '}
              <ins className="paper-added">{mask || '去掉'}</ins>
            </p>
            <p className="faint">
              {title}（{whose}），{count} 处
            </p>
            <details>
              <summary>依据</summary>
              <p>
                {basis}
                {unverified && `；${unverified}`}
              </p>
            </details>
            {onChoose && !view.choices.some((one) => one.text === text) && (
              <Button small tone="quiet" onClick={() => onChoose({ text, treatment: 'keep' })}>
                保留<span className="visually-hidden">“{text}”</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choices({ view, onChoose }: ListProps) {
  if (view.choices.length === 0) return null;
  return (
    <section aria-labelledby="publication-choices">
      <h2 id="publication-choices">由人决定的（{view.choices.length}）</h2>
      <ul className="publication-list">
        {view.choices.map(({ text, treatment, reason, by, on }) => (
          <li key={text}>
            <p>
              {treatment === 'keep' ? '保留' : '去掉'}“{text}”{reason && `：${reason}`}
            </p>
            <p className="faint">
              {by} {on}
            </p>
            {onChoose && (
              <Button small tone="quiet" onClick={() => onChoose({ text, treatment: null })}>
                取消<span className="visually-hidden">对“{text}”的</span>决定
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MoreToRemove({ onChoose }: { readonly onChoose: (one: Choosing) => void }) {
  const [text, setText] = useState('');
  return (
    <section aria-labelledby="publication-more">
      <h2 id="publication-more">另要去掉的文字</h2>
      <form
        className="publication-more"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onChoose({ text: text.trim(), treatment: 'remove' });
        }}
      >
        <Field label="文字" help="例如健康状况、商业秘密；正文里每一处都去掉。">
          {(ids) => <TextInput {...ids} value={text} onCommit={setText} />}
        </Field>
        <Button type="submit" disabled={text.trim() === ''}>
          去掉
        </Button>
      </form>
    </section>
  );
}
