import './evidence.css';
import { useState } from 'react';
import type { ShownFile } from '../../contract/commands/evidence.ts';
import { useCase } from '../case/use-case.ts';
import { useDialogKeys } from '../state/use-dialog-keys.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FileFacts } from './file-facts.tsx';
import { PictureView } from './picture-view.tsx';
import { useShownFiles } from './use-shown-files.ts';

/** Looks at the files of a case's evidence, one after another: ← and →. `first` is the evidence it opens with. */
export function EvidenceViewer({ first, onClose }: { readonly first: string; readonly onClose: () => void }) {
  const { store, overview } = useCase();
  const withFile = overview.evidence.flatMap((evidence, index) =>
    evidence.attachment ? [{ evidence, index, attachment: evidence.attachment }] : [],
  );
  const shown = useShownFiles(
    store.caseId,
    withFile.map(({ attachment }) => attachment.sha256),
  );
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      withFile.findIndex(({ evidence }) => evidence.id === first),
    ),
  );
  const move = (by: number) => setPlace((at) => Math.min(withFile.length - 1, Math.max(0, at + by)));
  useDialogKeys({ ArrowLeft: () => move(-1), ArrowRight: () => move(1) });
  const current = withFile[place];
  if (!current) return null;
  const { evidence, index, attachment } = current;
  const file = shown?.get(attachment.sha256);
  return (
    <Dialog
      title={`${index + 1}. ${evidence.name || attachment.name}`}
      width="wide"
      onClose={onClose}
      foot={
        withFile.length > 1 && (
          <>
            <Button keys="←" disabled={place === 0} onClick={() => move(-1)}>
              上一件
            </Button>
            <Button keys="→" disabled={place === withFile.length - 1} onClick={() => move(1)}>
              下一件
            </Button>
            <span className="numeric faint">
              {place + 1} / {withFile.length}
            </span>
          </>
        )
      }
    >
      {shown && !file && <p role="alert">收存的文件不在了：《{attachment.name}》。请从备份恢复。</p>}
      {file && (
        <div className="evidence-view" key={file.sha256}>
          <FileView file={file} />
          <FileFacts evidence={evidence} index={index} file={file} />
        </div>
      )}
    </Dialog>
  );
}

function FileView({ file }: { readonly file: ShownFile }) {
  if (file.address !== null) {
    switch (file.kind) {
      case 'picture':
        return <PictureView address={file.address} name={file.name} />;
      case 'video':
        // biome-ignore lint/a11y/useMediaCaption: a recording taken as evidence has no captions of ours.
        return <video className="media-view" src={file.address} controls preload="metadata" />;
      case 'sound':
        // biome-ignore lint/a11y/useMediaCaption: a recording taken as evidence has no captions of ours.
        return <audio className="media-view" src={file.address} controls preload="metadata" />;
      case 'other':
        break;
    }
  }
  return (
    <p className="media-none">
      程序里不能直接看这种文件。请点“存一份副本”，用系统里的程序打开副本；收存的原件不会改动。
    </p>
  );
}
