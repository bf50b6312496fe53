import { type TrustItem, type TrustUse, trustKinds } from '../../contract/commands/trust.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

const certificates = { name: '证书', extensions: ['cer', 'crt', 'pem', 'der'] };
const asked: Readonly<
  Record<TrustUse, { title: string; filters: { name: string; extensions: string[] }[] }>
> = {
  signers: { title: '导入信任的发证机构证书', filters: [certificates] },
  timeStamps: { title: '导入信任的时间戳服务证书', filters: [certificates] },
  revocation: {
    title: '导入吊销列表、OCSP 答复或中间证书',
    filters: [{ name: '吊销资料', extensions: ['crl', 'ors', 'ocsp', 'der', 'pem', 'cer', 'crt'] }],
  },
};

/** Whose signatures and time stamps the station trusts, and the lists it judges by; all of it from files. */
export function TrustPart() {
  const app = useApp();
  const { value, reload } = useQuery('trust/list', {});
  const take = async (use: TrustUse) => {
    const { title, filters } = asked[use];
    const [file] = told(app, await app.engine.shell.pickFiles({ title, filters, many: false })) ?? [];
    const taken = file && (await ask(app, 'trust/import', { file: file.token, use }));
    if (!taken) return;
    app.notices.done(taken.added > 0 ? `已导入 ${taken.added} 项。` : '这些以前已经导入过。');
    reload();
  };
  const remove = async ({ id, name }: TrustItem) => {
    if (!(await ask(app, 'trust/remove', { id }))) return;
    app.notices.done(`已移除“${name}”。要用时再从文件导入。`);
    reload();
  };
  return (
    <>
      <h2>信任和吊销</h2>
      <p className="section-note">
        本站自己证书的发证机构总是信任的。验证别处签的文件，先导入其发证机构的证书；导入吊销列表（CRL）或 OCSP
        答复，才能查明证书是否被吊销，签 PDF
        时也会装进文件。请从发证机构的可靠渠道取得，新的列表发布后再导入。
      </p>
      <div className="panel-actions">
        <Button icon="import" onClick={() => void take('signers')}>
          信任发证机构
        </Button>
        <Button icon="import" onClick={() => void take('timeStamps')}>
          信任时间戳服务
        </Button>
        <Button icon="import" onClick={() => void take('revocation')}>
          导入吊销资料
        </Button>
      </div>
      {value?.items.length === 0 && <Empty title="还没有导入：查不明证书是否被吊销，时间戳也不核对是谁的" />}
      <ul className="identities" aria-label="信任的证书和吊销资料">
        {value?.items.map((item) => (
          <Item key={item.id} item={item} onRemove={() => void remove(item)} />
        ))}
      </ul>
    </>
  );
}

type ItemProps = { readonly item: TrustItem; readonly onRemove: () => void };

function Item({ item, onRemove }: ItemProps) {
  const { kind, name, issuer, past } = item;
  return (
    <li className="card identity">
      <div>
        <p>
          <strong>{name}</strong> <Badge tone="neutral">{trustKinds[kind]}</Badge>{' '}
          {past && <Badge tone="wait">{isList(kind) ? '过期，请导入新的' : '已过期'}</Badge>}
        </p>
        <p className="faint">
          {issuer !== name && `${issuer} 签发，`}
          {period(item)}
        </p>
      </div>
      <span className="spacer" />
      <Button icon="trash" iconOnly onClick={onRemove}>
        {`移除“${name}”`}
      </Button>
    </li>
  );
}

function isList(kind: TrustItem['kind']): boolean {
  return kind === 'crl' || kind === 'ocsp';
}

function period({ kind, from, until }: TrustItem): string {
  const day = (moment: string) => moment.slice(0, 10);
  if (!isList(kind)) return `${day(from)} 至 ${until ? day(until) : '（未写明）'}`;
  return `本次 ${day(from)}，下次 ${until ? day(until) : '（未写明）'}`;
}
