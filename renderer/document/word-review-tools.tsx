import { useState } from 'react';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { WordReviewInfo } from '../../contract/commands/word-review.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { useCase } from '../case/use-case.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { WordReviewDialog } from './word-review-dialog.tsx';

type WordReviewToolsProps = {
  readonly documentId: string;
  readonly by: string;
  readonly onBy: (name: string) => void;
  readonly onTaken: (listed: { readonly items: readonly AnnotationView[] }) => void;
};

const returned = {
  title: '导入批改过的 Word 工作稿',
  filters: [{ name: 'Word 文书', extensions: ['docx'] }],
  many: false,
};

/** A working copy for a reviewer who has Word and not this program, and what comes back. */
export function WordReviewTools({ documentId, by, onBy, onTaken }: WordReviewToolsProps) {
  const app = useApp();
  const { store } = useCase();
  const place = { caseId: store.caseId, documentId };
  const [back, setBack] = useState<{ readonly file: ChosenFile; readonly info: WordReviewInfo } | null>(null);
  const send = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '工作稿导出到' }));
    if (!folder) return;
    const made = await ask(app, 'wordReview/export', { ...place, folder: folder.token });
    if (made) app.notices.done(`已导出工作稿：${made.file}`);
  };
  const receive = async () => {
    const [file] = told(app, await app.engine.shell.pickFiles(returned)) ?? [];
    if (!file) return;
    const info = await ask(app, 'wordReview/look', { ...place, file: file.token });
    if (info) setBack({ file, info });
  };
  return (
    <div className="panel-actions">
      <Button small icon="export" onClick={() => void send()}>
        导出 Word 工作稿
      </Button>
      <Button small icon="import" onClick={() => void receive()}>
        导入 Word 批注
      </Button>
      {back && (
        <WordReviewDialog
          place={place}
          file={back.file}
          info={back.info}
          by={by}
          onBy={onBy}
          onTaken={onTaken}
          onClose={() => setBack(null)}
        />
      )}
    </div>
  );
}
