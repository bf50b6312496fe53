import { useState } from 'react';
import type { IdentityInfo, TokenCertificateInfo } from '../../contract/commands/station.ts';
import { algorithmTitle } from '../../contract/signers.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { SealPicture } from './seal-picture.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';
import { TokenDialog } from './token-dialog.tsx';
import { TrustPart } from './trust-part.tsx';

type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

type Asked =
  | { readonly act: 'import'; readonly file: string; readonly name: string }
  | {
      readonly act: 'unlock';
      readonly id: string;
      readonly name: string;
      readonly keptIn: IdentityInfo['keptIn'];
    };

type PluggedIn = { readonly driver: string; readonly certificates: readonly TokenCertificateInfo[] };

/** The station's seal picture and the certificates that documents are signed with. */
export function SealSection({ draft, change }: SectionProps) {
  const app = useApp();
  const { value, reload } = useQuery('identity/list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const [pluggedIn, setPluggedIn] = useState<PluggedIn | null>(null);
  const importFile = async () => {
    const [file] =
      told(
        app,
        await app.engine.shell.pickFiles({
          title: '导入签名证书',
          filters: [{ name: '证书文件', extensions: ['p12', 'pfx', 'pem'] }],
          many: false,
        }),
      ) ?? [];
    if (file) setAsked({ act: 'import', file: file.token, name: file.name });
  };
  const lookAtToken = async () => {
    const [file] =
      told(
        app,
        await app.engine.shell.pickFiles({
          title: '选择 USB Key 厂商的驱动（PKCS#11）',
          filters: [{ name: 'PKCS#11 驱动', extensions: ['so', 'dll', 'dylib'] }],
          many: false,
        }),
      ) ?? [];
    if (!file) return;
    const listed = await ask(app, 'identity/listToken', { driver: file.token });
    if (listed) setPluggedIn({ driver: file.token, ...listed });
  };
  const takeToken = async (certificate: string, pin: string) => {
    if (!pluggedIn) return;
    const done = await ask(app, 'identity/addToken', { driver: pluggedIn.driver, certificate, pin });
    if (!done) return;
    app.notices.done(`USB Key 证书“${done.subject}”已可使用。`);
    setPluggedIn(null);
    reload();
  };
  const makeTrial = async () => {
    const made = await ask(app, 'identity/makeTrial', {});
    if (!made) return;
    app.notices.done('已生成试用证书，只供试用，没有法律效力。');
    reload();
  };
  const choose = async (id: string) => {
    if (await ask(app, 'identity/choose', { id })) reload();
  };
  const enter = async (password: string) => {
    if (!asked) return;
    const done =
      asked.act === 'import'
        ? await ask(app, 'identity/import', { file: asked.file, password })
        : await ask(app, 'identity/unlock', { id: asked.id, password });
    if (!done) return;
    app.notices.done(`证书“${done.subject}”已可使用。`);
    setAsked(null);
    reload();
  };
  return (
    <>
      <h2>印章</h2>
      <SealPicture seal={draft.seal} onChange={(seal) => change((now) => ({ ...now, seal }))} />
      <h2>签名证书</h2>
      <div className="panel-actions">
        <Button icon="import" tells="identity" onClick={() => void importFile()}>
          导入证书文件（.p12、.pfx、.pem）
        </Button>
        <Button icon="lock" onClick={() => void lookAtToken()}>
          使用 USB Key
        </Button>
        <Button icon="plus" onClick={() => void makeTrial()}>
          生成试用证书
        </Button>
      </div>
      {value && value.identities.length === 0 && <Empty title="还没有签名证书，已签发的文书导出时不能签名" />}
      <ul className="identities">
        {value?.identities.map((identity) => (
          <Identity
            key={identity.id}
            identity={identity}
            chosen={identity.id === value.chosen}
            onChoose={() => void choose(identity.id)}
            onUnlock={() =>
              setAsked({
                act: 'unlock',
                id: identity.id,
                name: identity.subject,
                keptIn: identity.keptIn,
              })
            }
          />
        ))}
      </ul>
      <h2>时间戳</h2>
      <TimeStampAddress
        address={draft.tsa ?? ''}
        onChange={(address) => change(({ tsa: _old, ...now }) => (address ? { ...now, tsa: address } : now))}
      />
      <TrustPart />
      {pluggedIn && (
        <TokenDialog
          certificates={pluggedIn.certificates}
          onClose={() => setPluggedIn(null)}
          onEnter={(certificate, pin) => void takeToken(certificate, pin)}
        />
      )}
      {asked && (
        <PasswordDialog
          name={asked.name}
          word={asked.act === 'unlock' && asked.keptIn === 'token' ? 'PIN 码' : '密码'}
          onClose={() => setAsked(null)}
          onEnter={(text) => void enter(text)}
        />
      )}
    </>
  );
}

type IdentityProps = {
  readonly identity: IdentityInfo;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onUnlock: () => void;
};

function Identity({ identity, chosen, onChoose, onUnlock }: IdentityProps) {
  return (
    <li className="card identity">
      <div>
        <p>
          <strong>{identity.subject}</strong> {identity.trial && <Badge tone="wait">试用</Badge>}{' '}
          {identity.keptIn === 'token' && <Badge tone="neutral">USB Key</Badge>}{' '}
          {chosen && <Badge tone="good">正在使用</Badge>}
        </p>
        <p className="faint">
          {identity.issuer} 签发，{algorithmTitle(identity.algorithm)}，{identity.notBefore.slice(0, 10)} 至{' '}
          {identity.notAfter.slice(0, 10)}
        </p>
      </div>
      <span className="spacer" />
      {!identity.unlocked && (
        <Button icon="lock" onClick={onUnlock}>
          {identity.keptIn === 'token' ? '输入 PIN 码' : '输入密码'}
        </Button>
      )}
      {!chosen && <Button onClick={onChoose}>用它签名</Button>}
    </li>
  );
}

type AddressProps = { readonly address: string; readonly onChange: (address: string) => void };

/** The one address of a network that the program may ask; what is not an address is not taken over. */
function TimeStampAddress({ address, onChange }: AddressProps) {
  const [typed, setTyped] = useState(address);
  const right = typed === '' || /^https?:\/\/\S+$/.test(typed);
  return (
    <SettingField
      label="时间戳服务的地址"
      wide
      value={typed}
      help="不填，程序不联网，签名时间只是签名人自称。填了内网时间戳服务（RFC 3161）的地址，导出 PDF 签名时只向它要一个时间戳，发去的只有签名的摘要。"
      problem={right ? null : '应当以 http:// 或 https:// 开头，没有记下。'}
      onChange={(value) => {
        const next = value.trim();
        setTyped(next);
        if (next === '' || /^https?:\/\/\S+$/.test(next)) onChange(next);
      }}
    />
  );
}
