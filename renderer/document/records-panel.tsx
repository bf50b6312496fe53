import { useState } from 'react';
import type { JudgedBy } from '../../contract/case-file.generated.ts';
import { ActDialog } from '../case/act-dialog.tsx';
import type { RecordedKind } from '../case/act-forms.ts';
import { Timeline } from '../case/acts-tab.tsx';
import { ScanDialog } from '../case/scan-dialog.tsx';
import { useCase } from '../case/use-case.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

type RecordsPanelProps = { readonly documentId: string; readonly judgedBy: JudgedBy | null };

/** What happened with this document: signatures, approvals, service, scans. */
export function RecordsPanel({ documentId, judgedBy }: RecordsPanelProps) {
  const { overview } = useCase();
  const [open, setOpen] = useState<RecordedKind | 'scan' | null>(null);
  const acts = overview.acts.filter((act) => 'document' in act && act.document === documentId);
  return (
    <>
      <div className="panel-actions">
        <Button small icon="pen" onClick={() => setOpen('signature')}>
          签名
        </Button>
        <Button small icon="check" onClick={() => setOpen('approval')}>
          审批
        </Button>
        <Button small icon="export" onClick={() => setOpen('service')}>
          送达
        </Button>
        <Button small icon="clip" onClick={() => setOpen('scan')}>
          扫描件
        </Button>
      </div>
      {acts.length === 0 ? <Empty title="这份文书还没有记录" /> : <Timeline acts={acts} />}
      {judgedBy && (
        <p className="section-note">
          签发时照法律数据检查：核对到 {judgedBy.lawAsOf}
          {(judgedBy.packages ?? []).map(({ title, version, sha256 }) => (
            <span key={sha256}>
              ，《{title}》{version} 版
            </span>
          ))}
          。
        </p>
      )}
      {open === 'scan' && <ScanDialog document={documentId} onClose={() => setOpen(null)} />}
      {open && open !== 'scan' && (
        <ActDialog kind={open} document={documentId} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
