import { useState } from 'react';
import type { TokenCertificateInfo } from '../../contract/commands/station.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from '../ui/secret-field.tsx';

type TokenDialogProps = {
  readonly certificates: readonly TokenCertificateInfo[];
  readonly onEnter: (certificate: string, pin: string) => void;
  readonly onClose: () => void;
};

/** Which certificate of a USB key to sign with, and its PIN, which goes to the key and is not kept. */
export function TokenDialog({ certificates, onEnter, onClose }: TokenDialogProps) {
  const [chosen, setChosen] = useState(certificates.find(({ supported }) => supported)?.certificate ?? '');
  const [pin, setPin] = useState('');
  return (
    <Dialog
      title="USB Key 中的证书"
      onClose={onClose}
      submit={{
        label: '用它签名',
        act: () => onEnter(chosen, pin),
        disabled: chosen === '' || pin === '',
      }}
    >
      <fieldset className="token-certificates">
        <legend>证书</legend>
        {certificates.map((each) => (
          <label key={each.certificate}>
            <input
              type="radio"
              name="token-certificate"
              value={each.certificate}
              checked={each.certificate === chosen}
              disabled={!each.supported}
              onChange={() => setChosen(each.certificate)}
            />
            <span>
              {each.subject}
              <span className="faint">
                {each.issuer} 签发，有效期至 {each.notAfter.slice(0, 10)}
                {!each.supported && '；暂不支持这种密钥'}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="form-grid">
        <SecretField
          label="PIN 码"
          help="PIN 码交给 USB Key，本程序不保存；拔出 Key 或关闭程序后要再输入。"
          value={pin}
          onChange={setPin}
          kind="off"
          autoFocus
        />
      </div>
    </Dialog>
  );
}
