import { useState } from 'react';
import type { AnnotationKind, AnnotationView } from '../../contract/commands/annotations.ts';
import type { WordReviewInfo, WordReviewItem } from '../../contract/commands/word-review.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { annotationKinds, kindTitles } from './annotation-words.ts';

type WordReviewDialogProps = {
  readonly place: { readonly caseId: string; readonly documentId: string };
  readonly file: ChosenFile;
  readonly info: WordReviewInfo;
  readonly by: string;
  readonly onBy: (name: string) => void;
  readonly onTaken: (listed: { readonly items: readonly AnnotationView[] }) => void;
  readonly onClose: () => void;
};

const whatWords: Record<WordReviewItem['what'], string> = {
  comment: '批注',
  reply: '答复',
  resolved: '标为已处理',
  change: '修订',
  silent: '没有修订记录的改动',
};

const kindOptions = annotationKinds.map((kind) => ({ value: kind, title: kindTitles[kind] }));
const isKind = (value: string): value is AnnotationKind => annotationKinds.some((kind) => kind === value);

/** What came back in a Word copy, before any of it is written. */
export function WordReviewDialog({ place, file, info, by, onBy, onTaken, onClose }: WordReviewDialogProps) {
  const app = useApp();
  const [kinds, setKinds] = useState<ReadonlyMap<string, AnnotationKind>>(new Map());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(info.items.filter(({ taken }) => !taken).map(({ key }) => key)),
  );
  const kindOf = (item: WordReviewItem) => kinds.get(item.key) ?? item.kind ?? 'suggestion';
  const take = async () => {
    const listed = await ask(app, 'wordReview/take', {
      ...place,
      file: file.token,
      sha256: info.sha256,
      chosen: info.items
        .filter(({ key }) => chosen.has(key))
        .map((item) => ({ key: item.key, kind: kindOf(item) })),
      by,
    });
    if (!listed) return;
    onTaken(listed);
    app.notices.done(`已导入 ${chosen.size} 条，修订在批注里按 Alt+Enter 采用。`);
    onClose();
  };
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <Dialog
      title={`导入 Word 批注：${info.file}`}
      width="wide"
      onClose={onClose}
      submit={{
        label: `导入 ${chosen.size} 条`,
        act: () => void take(),
        disabled: chosen.size === 0 || by === '',
      }}
    >
      <p className="dialog-note">
        还没有写入任何内容。勾选的成为这份文书的批注，文书正文不变；修订的文字在批注里采用后才改正文。
        {info.known > 0 && `原有的 ${info.known} 条批注和答复没有变，不再导入。`}
        {info.formatting > 0 && `另有 ${info.formatting} 处只改字体、段落等格式，不导入。`}
      </p>
      {info.changedSince && (
        <p className="law-problem">
          导出工作稿以后这份文书又改过：找不到原文的会标明“位置已变”；审核人没有打开修订直接改的地方无法辨认，请对照工作稿核对。
        </p>
      )}
      {info.items.length === 0 ? (
        <Empty title="这个文件里没有新的批注和修订">请审核人加批注，或者打开“修订”以后再改。</Empty>
      ) : (
        <>
          <div className="form-grid">
            <PersonField
              label="导入人"
              among="any"
              memory="annotator"
              value={by}
              onChange={onBy}
              help="Word 里没有署名的批注记在这个名下。"
            />
          </div>
          <ul className="word-review">
            {info.items.map((item) => (
              <li key={item.key}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(item.key)}
                    onChange={() => toggle(item.key)}
                    aria-label={`导入：${item.text.slice(0, 40)}`}
                  />
                  <span className="word-review-what">{whatWords[item.what]}</span>
                </label>
                <div className="word-review-body">
                  <p className="word-review-place">
                    {item.fieldTitle || '整份文书'} · {item.by || '没有署名'}
                    {item.on && ` · ${item.on}`}
                  </p>
                  {item.quote !== '' && !item.unmapped && item.what !== 'silent' && (
                    <p className="word-review-quote">“{item.quote}”</p>
                  )}
                  <p className="word-review-text">{item.text}</p>
                  {[
                    item.unmapped && '不在任何栏目里，记在整份文书上。',
                    item.moved && '栏目里已经没有原来的文字，导入后标明“位置已变”。',
                    item.taken && '以前导入过。',
                  ]
                    .filter((note) => note !== false)
                    .map((note) => (
                      <p key={note} className="word-review-note">
                        {note}
                      </p>
                    ))}
                </div>
                {item.what === 'reply' || item.what === 'resolved' ? (
                  <span />
                ) : (
                  <SelectInput
                    aria-label="作为哪一类批注"
                    value={kindOf(item)}
                    options={kindOptions}
                    onChange={(value) => isKind(value) && setKinds(new Map(kinds).set(item.key, value))}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
