// The hidden print page: draws one job after another with the components of the editor, and reports what it drew.
import './fonts.css';
import './paper/paper.css';
import './print/print.css';
import { createRoot } from 'react-dom/client';
import { layOutJobs } from './print/lay-out-jobs.ts';
import { PrintSheets } from './print/print-sheets.tsx';

const place = document.getElementById('root');
if (place) {
  const root = createRoot(place);
  window.anjuanPrint.onJob(
    layOutJobs((job, onPages) => {
      root.render(<PrintSheets key={crypto.randomUUID()} job={job} onPages={onPages} />);
      document.title = job.title;
    }),
  );
}
