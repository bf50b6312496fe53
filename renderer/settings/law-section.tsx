import { useState } from 'react';
import type { DataPackageInfo, InstalledData } from '../../contract/commands/law-data.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { InstallLawDialog } from './install-law-dialog.tsx';

const pickPackage = {
  title: '安装法律数据',
  filters: [{ name: '法律数据包', extensions: ['anjuan-data'] }],
  many: false,
};

type Asked =
  | { readonly act: 'install'; readonly token: string; readonly info: DataPackageInfo }
  | { readonly act: 'remove'; readonly data: InstalledData };

/** The law that the program works with: what it brings itself, what was installed, up to which day; more, and less. */
export function LawSection() {
  const app = useApp();
  const { value, reload } = useQuery('lawData/list', {});
  const may = useMay('lawData/install');
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = (sentence: string) => {
    app.notices.done(sentence);
    setAsked(null);
    reload();
  };
  const pick = async () => {
    const [file] = told(app, await app.engine.shell.pickFiles(pickPackage)) ?? [];
    if (!file) return;
    const info = await ask(app, 'lawData/open', { file: file.token });
    if (info) setAsked({ act: 'install', token: file.token, info });
  };
  const install = async (token: string, { sha256, title }: DataPackageInfo, accept: boolean) => {
    if (await ask(app, 'lawData/install', { file: token, sha256, accept }))
      done(`已安装《${title}》，未结的案件已按新数据重新检查。`);
  };
  const remove = async ({ sha256, title }: InstalledData) => {
    if (await ask(app, 'lawData/remove', { sha256 })) done(`已取消《${title}》，未结的案件已重新检查。`);
  };
  if (!value) return null;
  const { builtIn, lawAsOf, holds, installed } = value;
  return (
    <>
      <p className="section-note">
        程序照这里的数据检查案件、计算期限。法律改了、放假安排出来了，不用换程序：把上级发来的法律数据包装上就行，不用连网。
      </p>
      <section className="card" aria-label="现在用的数据">
        <p>
          <strong>法律整体核对到 {lawAsOf}</strong>
          ，此后的修改要靠数据包补上。
        </p>
        <dl className="package-facts">
          {holds.map(({ kind, text }) => (
            <LawHolding key={kind} kind={kind} text={text} />
          ))}
          <LawHolding
            kind="程序自带"
            text={`核对到 ${builtIn.lawAsOf}，${builtIn.source}。${builtIn.unverified}。`}
          />
        </dl>
      </section>
      {may && (
        <div className="panel-actions">
          <Button icon="import" onClick={() => void pick()}>
            从文件安装（.anjuan-data）
          </Button>
        </div>
      )}
      <InstalledForms />
      {installed.length === 0 && <Empty title="还没有安装法律数据包，用的都是程序自带的数据" />}
      <ul className="identities" aria-label="已安装的法律数据">
        {[...installed].reverse().map((data) => (
          <InstalledLaw
            key={data.sha256}
            data={data}
            onRemove={may ? () => setAsked({ act: 'remove', data }) : null}
          />
        ))}
      </ul>
      {asked?.act === 'install' && (
        <InstallLawDialog
          info={asked.info}
          onClose={() => setAsked(null)}
          onInstall={(accepted) => install(asked.token, asked.info, accepted)}
        />
      )}
      {asked?.act === 'remove' && (
        <Dialog
          title={`取消法律数据《${asked.data.title}》`}
          width="narrow"
          onClose={() => setAsked(null)}
          submit={{ label: '取消使用', danger: true, act: () => void remove(asked.data) }}
        >
          <p>
            它带来的数据不再使用，被它替换的恢复原样，未结的案件重新检查。已签发的文书不变。再安装一次就能恢复。
          </p>
        </Dialog>
      )}
    </>
  );
}

/** Forms come as packages too; they are installed and taken out on their own page. */
function InstalledForms() {
  const app = useApp();
  const installed = useQuery('formPackage/list', {}).value?.installed.filter((one) => one.removedOn === null);
  return (
    <section className="card" aria-label="本站安装的式样">
      <p>
        <strong>本站安装的文书式样</strong>{' '}
        <button
          type="button"
          className="link"
          onClick={() => app.router.go({ page: 'settings', tab: 'forms' })}
        >
          安装、移除式样
        </button>
      </p>
      {installed?.length === 0 && <p className="faint">没有，用的都是程序自带的式样。</p>}
      <ul>
        {installed?.map(({ id, title, version, inForceFrom, source, lawAsOf, signer, installedOn }) => (
          <li key={`${id} ${version}`}>
            《{title}》{version} 版（{inForceFrom} 起用）
            <span className="faint">
              {[
                source && `来源：${source}`,
                lawAsOf && `依据核对到 ${lawAsOf}`,
                signer === null ? '没有签名' : `${signer} 签名`,
                `${installedOn} 安装`,
              ]
                .filter(Boolean)
                .join('；')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LawHolding({ kind, text }: { readonly kind: string; readonly text: string }) {
  return (
    <>
      <dt>{kind}</dt>
      <dd>{text}</dd>
    </>
  );
}

type InstalledLawProps = { readonly data: InstalledData; readonly onRemove: (() => void) | null };

function InstalledLaw({ data, onRemove }: InstalledLawProps) {
  const { title, version, date, lawAsOf, wholeLaw, source, kinds, signer, trusted, problem } = data;
  const out = data.removedOn !== null;
  return (
    <li className="card identity">
      <div>
        <p>
          <strong>{title}</strong> {out && <Badge tone="wait">已取消</Badge>}{' '}
          {trusted ? <Badge tone="good">签名可信</Badge> : <Badge tone="wait">经管理员确认</Badge>}{' '}
          {problem !== null && <Badge tone="bad">没有使用</Badge>}
        </p>
        {problem !== null && <p>{problem}</p>}
        <p className="faint">
          {version} 版，{date} 发布，{wholeLaw ? '全部法律' : '其中的数据'}核对到 {lawAsOf}
          {kinds.length > 0 && `；${kinds.join('、')}`}
        </p>
        <p className="faint">
          来源：{source}；{signer === null ? '没有签名' : `${signer} 签名`}，{data.installedOn} 安装
          {out && `，${data.removedOn} 取消`}
        </p>
      </div>
      <span className="spacer" />
      {!out && onRemove && (
        <Button icon="trash" onClick={onRemove}>
          取消使用
        </Button>
      )}
    </li>
  );
}
