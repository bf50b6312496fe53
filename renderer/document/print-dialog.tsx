import { useState } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { PaperPages } from '../paper/paper-pages.tsx';
import { told, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

/** The page as it will be printed, and the way to the system's print dialog. */
export function PrintDialog({
  view,
  onClose,
}: {
  readonly view: DocumentView;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { store } = useCase();
  const { value: job } = useQuery('export/printJob', { caseId: store.caseId, documentId: view.summary.id });
  const [copies, setCopies] = useState(view.copies);
  const [pages, setPages] = useState(0);
  const print = async () => {
    if (!job) return;
    const answer = told(app, await app.engine.shell.print({ job, copies }));
    if (answer?.printed) onClose();
    else if (answer?.reason) app.notices.info(answer.reason);
  };
  return (
    <Dialog
      title={`打印《${view.summary.title}》`}
      width="wide"
      onClose={onClose}
      submit={{ label: '打印…', act: () => void print(), disabled: !job }}
      foot={pages > 0 && <span className="faint">共 {pages} 页</span>}
    >
      <div className="form-grid">
        <Field label="份数" help={`这种文书一般一式 ${view.copies} 份。`}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="number"
              min={1}
              max={99}
              value={copies}
              onChange={(event) => setCopies(Math.min(99, Math.max(1, Number(event.target.value) || 1)))}
            />
          )}
        </Field>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="preview" tabIndex={0} aria-label="打印预览">
        {job && (
          <PaperPages
            blocks={job.blocks}
            page={job.page}
            watermark={job.watermark}
            seal={job.seal}
            zoom={0.7}
            onPages={setPages}
          />
        )}
      </section>
    </Dialog>
  );
}
