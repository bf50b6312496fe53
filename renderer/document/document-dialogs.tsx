import type { AboutChoice } from '../../contract/commands/cases.ts';
import type { DocumentView, EditAnswer } from '../../contract/commands/documents.ts';
import { AboutDialog } from './about-dialog.tsx';
import { ComposeDialog } from './compose-dialog.tsx';
import type { DocumentEdits } from './document-store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { MendDialog } from './mend-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';

export type DialogName = 'issue' | 'export' | 'print' | 'mend' | 'compose' | 'about';

type DocumentDialogsProps = {
  readonly name: DialogName;
  readonly view: DocumentView;
  /** Null where the form speaks of no other document. */
  readonly about: AboutChoice | null;
  readonly onEdit: (edits: DocumentEdits) => void;
  readonly onAbout: (about: readonly string[]) => Promise<EditAnswer | null>;
  readonly onClose: () => void;
};

/** The dialog that is open over a document. */
export function DocumentDialogs({ name, view, about, onEdit, onAbout, onClose }: DocumentDialogsProps) {
  switch (name) {
    case 'about':
      return about && <AboutDialog view={view} choice={about} onSet={onAbout} onClose={onClose} />;
    case 'issue':
      return <IssueDialog view={view} onClose={onClose} />;
    case 'export':
      return <ExportDialog documents={[view.summary]} onClose={onClose} />;
    case 'print':
      return <PrintDialog view={view} onClose={onClose} />;
    case 'compose':
      return <ComposeDialog view={view} onEdit={onEdit} onClose={onClose} />;
    case 'mend':
      return <MendDialog view={view} onClose={onClose} />;
  }
}
