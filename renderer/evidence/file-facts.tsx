import { useState } from 'react';
import type { Evidence } from '../../contract/case-file.generated.ts';
import type { ShownFile } from '../../contract/commands/evidence.ts';
import { useCase } from '../case/use-case.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';

type FileFactsProps = {
  readonly evidence: Evidence;
  readonly index: number;
  readonly file: ShownFile;
};

/** Beside the picture: what the device wrote, held against what was typed, and whether the file is still the one taken in. */
export function FileFacts({ evidence, index, file }: FileFactsProps) {
  const app = useApp();
  const { store } = useCase();
  const { caseId } = store;
  const [intact, setIntact] = useState<boolean | null>(null);
  const { collectedAt, fileRecord } = evidence;
  const check = async () => {
    const answer = await ask(app, 'evidence/check', { caseId, file: file.sha256 });
    if (answer) setIntact(answer.intact);
  };
  const save = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '把副本存到' }));
    if (!folder) return;
    const answer = await ask(app, 'evidence/saveCopy', { caseId, file: file.sha256, folder: folder.token });
    if (answer) app.notices.done(`已存为 ${answer.file}。`);
  };
  return (
    <aside className="file-facts" aria-label="文件情况">
      <dl>
        <dt>文件</dt>
        <dd>{file.name}</dd>
        <dt>大小</dt>
        <dd className="numeric">{sizeText(file.size)}</dd>
        <dt>取得时刻</dt>
        <dd className="numeric">{momentText(collectedAt) ?? '未登记'}</dd>
        {fileRecord?.at && (
          <>
            <dt>设备记录</dt>
            <dd className="numeric">
              {momentText(fileRecord.at)}
              <RecordedTime typed={collectedAt} recorded={fileRecord.at} />
              {!collectedAt && (
                <Button
                  small
                  tone="quiet"
                  onClick={() =>
                    store.change({ pointer: `/evidence/${index}/collectedAt`, value: fileRecord.at })
                  }
                >
                  填作取得时刻
                </Button>
              )}
            </dd>
          </>
        )}
        {fileRecord?.device && (
          <>
            <dt>设备</dt>
            <dd>{fileRecord.device}</dd>
          </>
        )}
        {fileRecord?.place && (
          <>
            <dt>经纬度</dt>
            <dd className="numeric">{fileRecord.place}</dd>
          </>
        )}
        <dt>校验值</dt>
        <dd>
          <code title={file.sha256}>{file.sha256.slice(0, 16)}…</code>
        </dd>
      </dl>
      <p role="status">
        {intact === true && '与收存时一致，一字节未改。'}
        {intact === false && '与收存时不一致或者已丢失：请从备份恢复，不要再用这份文件。'}
      </p>
      <div className="file-acts">
        <Button small onClick={() => void check()}>
          核对
        </Button>
        <Button small icon="export" onClick={() => void save()}>
          存一份副本
        </Button>
      </div>
    </aside>
  );
}

/** How far the device's clock and the record are apart; a device's clock may be wrong, so it is only said. */
function RecordedTime({
  typed,
  recorded,
}: {
  readonly typed: string | undefined;
  readonly recorded: string;
}) {
  if (!typed) return null;
  const minutes = Math.round((Date.parse(recorded) - Date.parse(typed)) / 60_000);
  if (Number.isNaN(minutes) || Math.abs(minutes) < 1) return null;
  const far = Math.abs(minutes) > 60;
  return (
    <small className={far ? 'time-apart-far' : 'faint'}>
      比登记{minutes > 0 ? '晚' : '早'} {lengthText(Math.abs(minutes))}
      {far && '，请核对设备时钟或者登记的时刻'}
    </small>
  );
}

function lengthText(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} 小时`;
  return `${Math.round(minutes / (24 * 60))} 天`;
}

function momentText(moment: string | undefined): string | null {
  return moment ? moment.replace('T', ' ') : null;
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`;
}
