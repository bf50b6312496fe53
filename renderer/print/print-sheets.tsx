import type { PrintJob } from '../../contract/print.ts';
import { PaperPages } from '../paper/paper-pages.tsx';

/** The pages of one job. */
export function PrintSheets({ job, onPages }: { job: PrintJob; onPages: (pages: number) => void }) {
  return (
    <PaperPages
      blocks={job.blocks}
      page={job.page}
      watermark={job.watermark}
      seal={job.seal}
      onPages={onPages}
    />
  );
}
