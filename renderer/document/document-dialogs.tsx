import type { DocumentView } from '../../contract/commands/documents.ts';
import { ComposeDialog } from './compose-dialog.tsx';
import type { DocumentEdits } from './document-store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { MendDialog } from './mend-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';

export type DialogName = 'issue' | 'export' | 'print' | 'mend' | 'compose';

type DocumentDialogsProps = {
  readonly name: DialogName;
  readonly view: DocumentView;
  readonly onEdit: (edits: DocumentEdits) => void;
  readonly onClose: () => void;
};

/** The dialog that is open over a document. */
export function DocumentDialogs({ name, view, onEdit, onClose }: DocumentDialogsProps) {
  switch (name) {
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
