import { useRef, useState } from 'react';
import type { Evidence } from '../../contract/case-file.generated.ts';
import type { ShownFile } from '../../contract/commands/evidence.ts';
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx';
import { useShownFiles } from '../evidence/use-shown-files.ts';
import { newId } from '../new-id.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { FactField, NamesField } from './fact-field.tsx';
import { evidenceKinds, titleOf } from './fact-words.ts';
import { useCase } from './use-case.ts';
import { useFocusNew } from './use-focus-new.ts';

/** The evidence list, numbered in its order. */
export function EvidenceTable() {
  const { store, overview } = useCase();
  const list = useRef<HTMLDivElement>(null);
  const focusNew = useFocusNew(list, overview.evidence.length);
  const [looking, setLooking] = useState<string | null>(null);
  const shown = useShownFiles(
    store.caseId,
    overview.evidence.flatMap(({ attachment }) => (attachment ? [attachment.sha256] : [])),
  );
  return (
    <div className="card-list" ref={list}>
      {overview.evidence.map((evidence, index) => (
        <EvidenceCard
          key={evidence.id}
          evidence={evidence}
          index={index}
          file={shown?.get(evidence.attachment?.sha256 ?? '') ?? null}
          onLook={() => setLooking(evidence.id)}
        />
      ))}
      <div className="add-row">
        <Button
          icon="plus"
          onClick={() => {
            focusNew();
            store.change({ pointer: '/evidence/-', value: { id: newId(), kind: 'documentary', name: '' } });
          }}
        >
          添加证据
        </Button>
      </div>
      {looking !== null && <EvidenceViewer first={looking} onClose={() => setLooking(null)} />}
    </div>
  );
}

type EvidenceCardProps = {
  readonly evidence: Evidence;
  readonly index: number;
  readonly file: ShownFile | null;
  readonly onLook: () => void;
};

function EvidenceCard({ evidence, index, file, onLook }: EvidenceCardProps) {
  const app = useApp();
  const { store, overview } = useCase();
  const at = `/evidence/${index}`;
  const attach = async () => {
    const [file] =
      told(
        app,
        await app.engine.shell.pickFiles({
          title: '选择证据文件',
          filters: [
            { name: '图片、扫描件、录像', extensions: ['png', 'jpg', 'jpeg', 'pdf', 'mp4', 'mp3', 'wav'] },
          ],
          many: false,
        }),
      ) ?? [];
    if (!file) return;
    const answer = await ask(app, 'evidence/attach', {
      caseId: store.caseId,
      evidence: evidence.id,
      file: file.token,
    });
    if (answer) store.taken(answer.overview);
  };
  return (
    <fieldset className="card">
      <legend>
        {index + 1}. {evidence.name || titleOf(evidenceKinds, evidence.kind)}
      </legend>
      <div className="card-actions">
        {evidence.attachment && (
          <Button icon="search" small tone="quiet" title={`看 ${evidence.attachment.name}`} onClick={onLook}>
            看文件
          </Button>
        )}
        <Button icon="clip" small tone="quiet" onClick={() => void attach()}>
          {evidence.attachment ? '换文件' : '附文件'}
        </Button>
        <Button icon="trash" iconOnly small tone="quiet" onClick={() => store.change({ pointer: at })}>
          {`删除证据${evidence.name}`}
        </Button>
      </div>
      {evidence.attachment && <FileLine attachment={evidence.attachment} file={file} onLook={onLook} />}
      <div className="form-grid">
        <FactField
          label="种类"
          pointer={`${at}/kind`}
          value={evidence.kind}
          options={evidenceKinds}
          required
        />
        <FactField label="名称" pointer={`${at}/name`} value={evidence.name} required />
        <FactField label="规格" pointer={`${at}/specification`} value={evidence.specification} />
        <FactField label="数量" pointer={`${at}/count`} value={evidence.count} />
        <FactField label="来源" pointer={`${at}/source`} value={evidence.source} />
        <FactField
          label="取得时刻"
          pointer={`${at}/collectedAt`}
          value={evidence.collectedAt}
          kind="datetime-local"
        />
        <NamesField
          label="取证人"
          pointer={`${at}/collectedBy`}
          value={evidence.collectedBy}
          help="至少两人，用顿号分开。"
        />
        <FactField
          label="是本案哪份文书"
          pointer={`${at}/document`}
          value={evidence.document}
          options={overview.documents.map((one) => ({ value: one.id, title: one.title }))}
        />
        <FactField label="证明内容" pointer={`${at}/proves`} value={evidence.proves} wide />
        <FactField label="备注" pointer={`${at}/note`} value={evidence.note} wide />
        <label className="check field-wide">
          <input
            type="checkbox"
            checked={evidence.checkedAgainstOriginal ?? false}
            onChange={(event) =>
              store.change({ pointer: `${at}/checkedAgainstOriginal`, value: event.target.checked })
            }
          />
          <span>复制件与原件核对无误</span>
        </label>
      </div>
    </fieldset>
  );
}

/** The file that was taken in: a small picture of it where there is one, its name, and whether it is still there. */
function FileLine({
  attachment,
  file,
  onLook,
}: {
  readonly attachment: NonNullable<Evidence['attachment']>;
  readonly file: ShownFile | null;
  readonly onLook: () => void;
}) {
  return (
    <div className="evidence-file">
      {file?.kind === 'picture' && file.address !== null && (
        <button type="button" className="evidence-thumb" onClick={onLook}>
          <img src={file.address} alt={`看 ${attachment.name}`} loading="lazy" decoding="async" />
        </button>
      )}
      <span>{attachment.name}</span>
    </div>
  );
}
