import { useEffect, useRef } from 'react';
import type { Difference } from '../../contract/commands/compare.ts';
import { Button } from '../ui/button.tsx';
import type { Comparing } from './use-comparing.ts';

/** The switch 「与上次送审比较」 and, while it is on, the changes in words; each leads to its place on the paper. */
export function Comparison({ comparing }: { readonly comparing: Comparing }) {
  const { compared, current } = comparing;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [current]);
  return (
    <section className="comparison" aria-label="与上次送审比较">
      <div className="panel-actions">
        <Button
          small
          icon="copy"
          pressed={compared !== null}
          title="F9"
          onClick={() => void comparing.toggle()}
        >
          与上次送审比较
        </Button>
        {compared && compared.differences.length > 0 && (
          <>
            <Button small iconOnly icon="back" title="上一处（Shift+F7）" onClick={comparing.previous}>
              上一处改动
            </Button>
            <Button small iconOnly icon="next" title="下一处（F7）" onClick={comparing.next}>
              下一处改动
            </Button>
          </>
        )}
      </div>
      {compared && (
        <>
          <p className="section-note" role="status">
            {compared.differences.length === 0
              ? `与${momentText(compared.against)}送审的文字相同。`
              : `与${momentText(compared.against)}送审的文字相比，${compared.differences.length} 栏有改动。比较时不能在纸面上写。`}
          </p>
          <ol className="difference-list" aria-label="改动">
            {compared.differences.map((difference, index) => (
              <li key={`${difference.onPaper}${difference.pointer}${index}`}>
                <button
                  type="button"
                  ref={index === current ? row : null}
                  aria-current={index === current || undefined}
                  onClick={() => comparing.go(index)}
                >
                  <strong>{difference.title}</strong>
                  <span>{differenceText(difference)}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** 「删去“罚款”，加上“警告”」 */
function differenceText({ parts, onPaper }: Difference): string {
  const words = { added: '加上', removed: '删去' } as const;
  const said = parts.flatMap(({ kind, text }) => (kind === 'same' ? [] : [`${words[kind]}“${text}”`]));
  return `${said.join('，')}${onPaper ? '' : '（现在没有这一栏）'}`;
}

/** A moment of the record as the station's clock shows it. */
function momentText(at: string | null): string {
  const moment = new Date(at ?? '');
  return Number.isNaN(moment.getTime())
    ? ''
    : moment.toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' });
}
