import { useState } from 'react';
import { errorSentence } from '../../contract/errors.ts';
import { useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from './secret-field.tsx';

/** One's own new password, against the one that stands. */
export function OwnPasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const short = next !== '' && [...next].length < 8;
  const differs = again !== '' && again !== next;
  const change = async () => {
    const outcome = await app.engine.call('people/changePassword', { current, next });
    if (!outcome.ok) {
      setProblem(errorSentence(outcome.error));
      return;
    }
    app.notices.done('密码已修改。');
    onClose();
  };
  return (
    <Dialog
      title="修改密码"
      width="narrow"
      onClose={onClose}
      submit={{
        label: '修改',
        act: () => void change(),
        disabled: current === '' || next === '' || short || again !== next,
      }}
    >
      <div className="form-grid">
        <SecretField label="现在的密码" value={current} onChange={setCurrent} problem={problem} autoFocus />
        <SecretField
          label="新密码"
          value={next}
          onChange={setNext}
          fresh
          help="至少 8 个字，可以用一句好记的话。"
          problem={short ? '至少要 8 个字。' : null}
        />
        <SecretField
          label="再输一遍新密码"
          value={again}
          onChange={setAgain}
          fresh
          problem={differs ? '两次输入的密码不一样。' : null}
        />
      </div>
    </Dialog>
  );
}
