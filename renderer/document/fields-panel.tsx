import type { DocumentView } from '../../contract/commands/documents.ts';
import type { FieldInfo } from '../../contract/field.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

type FieldsPanelProps = {
  readonly view: DocumentView;
  readonly pointer: string | null;
  readonly onGo: (pointer: string) => void;
  readonly onRebind: (pointer: string) => void;
};

/** Help for the field one is in: what belongs there, the article, where its value comes from; and the list of all. */
export function FieldsPanel({ view, pointer, onGo, onRebind }: FieldsPanelProps) {
  const field = pointer === null ? undefined : fieldAt(view.fields, pointer);
  const bound = pointer !== null && view.bound.includes(pointer);
  const listed = view.fields.filter(({ pattern }) => !pattern.includes('/N'));
  return (
    <>
      {field && pointer !== null ? (
        <section className="field-help" aria-live="polite" aria-label="当前栏目">
          <h2>{field.title}</h2>
          <p>{field.help ?? '这个栏目没有特别的要求。'}</p>
          <dl>
            <dt>必填</dt>
            <dd>{field.required ? '是' : '否'}</dd>
            {field.maxLength !== null && (
              <>
                <dt>最多</dt>
                <dd>{field.maxLength} 字</dd>
              </>
            )}
            {field.boundTo !== null && (
              <>
                <dt>取自</dt>
                <dd>
                  {field.boundTo}
                  {bound ? '' : '（已改为本文书自己的内容）'}
                </dd>
              </>
            )}
          </dl>
          {field.boundTo !== null && !bound && view.editable && (
            <Button small icon="undo" onClick={() => onRebind(pointer)}>
              恢复为案件事实
            </Button>
          )}
        </section>
      ) : (
        <Empty title="把光标放进一个栏目，这里说明怎么填" />
      )}
      <section aria-label="全部栏目">
        <h2>全部栏目</h2>
        <ul className="field-list">
          {listed.map(({ pattern, title, required }) => (
            <li key={pattern}>
              <button
                type="button"
                aria-current={pattern === pointer || undefined}
                onClick={() => onGo(pattern)}
              >
                {title}
                {required && <span className="faint">必填</span>}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The field of a pointer: its pattern has N for every index. */
function fieldAt(fields: readonly FieldInfo[], pointer: string): FieldInfo | undefined {
  const pattern = pointer.replace(/\/\d+(?=\/|$)/g, '/N');
  return fields.find((field) => field.pattern === pattern || field.pattern === pointer);
}
