import { useEffect, useState } from 'react';
import type { DocumentSummary } from '../../contract/commands/cases.ts';
import type { ExportedFile } from '../../contract/commands/export.ts';
import type { IdentityInfo } from '../../contract/commands/station.ts';
import { useCase } from '../case/use-case.ts';
import { PasswordDialog } from '../settings/password-dialog.tsx';
import { ask, told, useApp } from '../state/app-context.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CheckGroup } from '../ui/check-group.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Verdict } from '../verify/verdict.tsx';
import { SignersField } from './signers-field.tsx';
import { Sm2Note, sm2Signers } from './sm2-note.tsx';
import { useSigners } from './use-signers.ts';

type Kind = 'pdf' | 'docx';

/** Decisions that may fix a fine: a payment slip goes with them. */
const finingForms: readonly string[] = ['penalty-decision', 'summary-penalty-decision'];

/** Whose password is being asked for, and whose were given just now. */
type Locked = { readonly identity: IdentityInfo; readonly opened: readonly string[] };

type ExportDialogProps = { readonly documents: readonly DocumentSummary[]; readonly onClose: () => void };

/** Writes documents as PDF and DOCX into a folder; what was written is listed with its hash and its verdict. */
export function ExportDialog({ documents, onClose }: ExportDialogProps) {
  const app = useApp();
  const { store } = useCase();
  const [kinds, setKinds] = useState<readonly Kind[]>(['pdf', 'docx']);
  const [files, setFiles] = useState<readonly ExportedFile[]>([]);
  const [folder, setFolder] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { identities, signers, ready, choose, reload } = useSigners();
  /** Whether the clock stands before what was recorded, and a person has said that it is right all the same. */
  const [clock, setClock] = useState<'unasked' | 'doubtful' | 'right'>('unasked');
  const [wanted, setWanted] = useState(false);
  const [slip, setSlip] = useState(false);
  const [locked, setLocked] = useState<Locked | null>(null);
  const drafts = documents.filter(({ state }) => state === 'draft').length;
  const signs = drafts < documents.length;
  const fining = documents.filter(({ form, state }) => finingForms.includes(form) && state === 'issued');
  const national = sm2Signers(signers, identities);
  const begin = async (opened: readonly string[]) => {
    const next = identities.find(
      ({ id, unlocked }) =>
        signs && !unlocked && !opened.includes(id) && signers.some(({ identity }) => identity === id),
    );
    setLocked(next ? { identity: next, opened } : null);
    if (!next) await write();
  };
  const unlock = async (password: string) => {
    if (!locked) return;
    const { id } = locked.identity;
    if (!(await ask(app, 'identity/unlock', { id, password }))) return;
    reload();
    await begin([...locked.opened, id]);
  };
  const write = async () => {
    const chosen = told(app, await app.engine.shell.pickFolder({ title: '导出到' }));
    if (!chosen) return;
    setBusy(true);
    setFiles([]);
    for (const { id } of documents) {
      const outcome = await app.engine.call('export/document', {
        caseId: store.caseId,
        documentId: id,
        kinds: [...kinds],
        folder: chosen.token,
        ...(signs && signers.length > 0 ? { signers: [...signers] } : {}),
        ...(clock === 'right' ? { clockConfirmed: true } : {}),
      });
      if (!outcome.ok && outcome.error.code === 'CLOCK_SET_BACK') setClock('doubtful');
      const answer = told(app, outcome);
      if (!answer) break;
      setFiles((now) => [...now, ...answer.files]);
    }
    for (const { id } of slip ? fining : []) {
      const { caseId } = store;
      const made = await ask(app, 'export/paymentSlip', { caseId, documentId: id, folder: chosen.token });
      if (made) setFiles((now) => [...now, made]);
    }
    setFolder(chosen.token);
    setBusy(false);
  };
  useEffect(() => {
    // A key pressed before the signers were known waits for them.
    if (!wanted || (signs && !ready)) return;
    setWanted(false);
    void begin([]);
  });
  return (
    <>
      <Dialog
        title="导出"
        width={files.length > 0 ? 'wide' : signs ? 'normal' : 'narrow'}
        onClose={onClose}
        done={files.length > 0 && !busy}
        submit={{
          label: busy ? '正在导出…' : '选择文件夹并导出',
          act: () => setWanted(true),
          disabled: busy || kinds.length === 0 || (signs && national.length > 0 && kinds.includes('docx')),
        }}
      >
        <CheckGroup
          label="格式"
          options={[
            { value: 'pdf', title: 'PDF' },
            { value: 'docx', title: 'Word（DOCX）' },
          ]}
          chosen={kinds}
          onChange={(chosen) =>
            setKinds(chosen.filter((one): one is Kind => one === 'pdf' || one === 'docx'))
          }
        />
        {fining.length > 0 && (
          <label className="check">
            <input type="checkbox" checked={slip} onChange={(event) => setSlip(event.target.checked)} />
            <span>同时导出缴款单（带缴款二维码，不签名）</span>
          </label>
        )}
        {signs && signers.length > 0 && (
          <SignersField signers={signers} identities={identities} onChange={choose} />
        )}
        {signs && <Sm2Note identities={national} wantsDocx={kinds.includes('docx')} />}
        {clock !== 'unasked' && (
          <label className="check">
            <input
              type="checkbox"
              checked={clock === 'right'}
              onChange={(event) => setClock(event.target.checked ? 'right' : 'doubtful')}
            />
            <span>电脑时钟已经核对，没有错，照现在的时间签名</span>
          </label>
        )}
        <p className="section-note">
          {drafts > 0
            ? '草稿导出后标有“草稿”字样，不签名。'
            : '已签发的文书导出时签名，写好后再验证一次才交付。'}
        </p>
        {signs && (
          <p className="section-note">
            自制的证书和印章图片不等于机关的签章：处罚决定书须盖机关印章（行政处罚法第五十九条）；符合电子签名法第十三条条件的电子签名，才与手写签名、盖章同效（第十四条）。
          </p>
        )}
        <ul className="exported" aria-live="polite">
          {files.map((file) => (
            <li key={file.file}>
              <p className="exported-name">
                <strong>{file.file}</strong>
                <Badge tone={file.draft ? 'wait' : file.verdict?.ok ? 'good' : 'neutral'}>
                  {file.draft ? '草稿，未签名' : file.verdict?.ok ? '已签名并验证' : '未签名'}
                </Badge>
                {folder && (
                  <Button
                    small
                    tone="quiet"
                    onClick={() => void app.engine.shell.openExported({ token: folder, file: file.file })}
                  >
                    打开
                  </Button>
                )}
              </p>
              <p className="hash">SHA-256 {file.sha256}</p>
              {file.verdict?.signed && <Verdict verdict={file.verdict} />}
            </li>
          ))}
        </ul>
        {folder && files.length > 0 && (
          <Button onClick={() => void app.engine.shell.revealInFolder({ token: folder })}>打开文件夹</Button>
        )}
      </Dialog>
      {locked && (
        <PasswordDialog
          key={locked.identity.id}
          name={locked.identity.subject}
          word={locked.identity.keptIn === 'token' ? 'PIN 码' : '密码'}
          onClose={() => setLocked(null)}
          onEnter={(password) => void unlock(password)}
        />
      )}
    </>
  );
}
