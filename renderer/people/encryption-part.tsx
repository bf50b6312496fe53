import { useEffect, useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

/** Settings › accounts, for the administrator: whether the database is encrypted, for whom, on and off. */
export function EncryptionPart() {
  const { value, reload } = useQuery('encryption/state', {});
  const [asked, setAsked] = useState<'on' | 'off' | null>(null);
  if (!value) return null;
  const { encrypted, withoutKey } = value;
  const close = () => {
    setAsked(null);
    reload();
  };
  return (
    <div className="own-account">
      <h2>数据库加密</h2>
      <p>
        {encrypted
          ? '已加密。程序启动以后，有人登录才打开数据库；电脑或硬盘丢失，没有密码的人读不出案件。'
          : '没有加密：拿到这台电脑硬盘的人，不用密码也能读出案件。'}
      </p>
      {withoutKey.length > 0 && (
        <p className="backup-trouble">
          还打不开的：{withoutKey.join('、')}。请让他们现在各登录一次，或者重置密码，把一次性口令交给他们。
        </p>
      )}
      <div>
        <Button icon="lock" onClick={() => setAsked(encrypted ? 'off' : 'on')}>
          {encrypted ? '解除加密…' : '加密数据库…'}
        </Button>
      </div>
      {asked === 'on' && <TurnOnDialog onClose={close} />}
      {asked === 'off' && <TurnOffDialog onClose={close} />}
    </div>
  );
}

function TurnOnDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const { step, work } = useStep();
  const turnOn = async () => {
    const done = await work(() => ask(app, 'encryption/turnOn', { password }));
    setPassword('');
    if (done) setCode(done.recovery);
  };
  if (code !== null)
    return (
      <RecoveryDialog
        code={code}
        onClose={() => {
          app.notices.done('数据库已加密。其他人请各登录一次。');
          onClose();
        }}
      />
    );
  return (
    <Dialog
      title="加密数据库"
      onClose={onClose}
      submit={{
        label: step === null ? '加密' : '正在加密…',
        act: () => void turnOn(),
        disabled: password === '' || step !== null,
      }}
    >
      <ul className="section-note encryption-points">
        <li>加密的是案件数据库和以后的备份。所有人的密码和恢复码都忘了，谁也读不出来，程序没有别的办法。</li>
        <li>证据文件、导出的文书、以前的备份不在其中；整块硬盘的加密（如 BitLocker）仍有必要。</li>
        <li>其他窗口要重新登录；其他人要在您登录着的时候各登录一次，以后才能自己打开。</li>
        <li>会换一个新的恢复码，以前的失效。</li>
      </ul>
      <div className="form-grid">
        <SecretField label="您自己的密码" value={password} onChange={setPassword} />
      </div>
      <p role="status">{step}</p>
    </Dialog>
  );
}

function TurnOffDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [password, setPassword] = useState('');
  const { step, work } = useStep();
  const turnOff = async () => {
    const done = await work(() => ask(app, 'encryption/turnOff', { password }));
    setPassword('');
    if (!done) return;
    app.notices.done('数据库已解除加密。');
    onClose();
  };
  return (
    <Dialog
      title="解除加密"
      width="narrow"
      onClose={onClose}
      submit={{
        label: step === null ? '解除' : '正在解除…',
        act: () => void turnOff(),
        disabled: password === '' || step !== null,
        danger: true,
      }}
    >
      <p>以后拿到这台电脑硬盘的人，不用密码也能读出案件。已有的加密备份仍是加密的，用当时的密码打开。</p>
      <div className="form-grid">
        <SecretField label="您自己的密码" value={password} onChange={setPassword} />
      </div>
      <p role="status">{step}</p>
    </Dialog>
  );
}

/** How far the engine is, in words, while it works. */
function useStep() {
  const { engine } = useApp();
  const [step, setStep] = useState<string | null>(null);
  useEffect(
    () =>
      engine.onEvent((event) => {
        if (event.kind === 'progress' && event.job === 'encryption') setStep(`${event.label} ${event.done}%`);
      }),
    [engine],
  );
  const work = async <Result,>(act: () => Promise<Result>): Promise<Result> => {
    setStep('正在准备…');
    try {
      return await act();
    } finally {
      setStep(null);
    }
  };
  return { step, work };
}
