import { useState } from 'react';
import type { FormPackageInfo, InstalledForm } from '../../contract/commands/station-forms.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { InstallFormDialog } from './install-form-dialog.tsx';

const pickPackage = {
  title: '安装文书式样',
  filters: [{ name: '式样包', extensions: ['anjuan-form'] }],
  many: false,
};

type Asked =
  | { readonly act: 'install'; readonly token: string; readonly info: FormPackageInfo }
  | { readonly act: 'remove'; readonly form: InstalledForm };

/** The forms that the station has made or got itself: what is installed, by whom it was signed, more, and fewer. */
export function FormsSection() {
  const app = useApp();
  const { value, reload } = useQuery('formPackage/list', {});
  const library = useQuery('forms/list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = (sentence: string) => {
    app.notices.done(sentence);
    setAsked(null);
    reload();
    library.reload();
  };
  const pick = async () => {
    const [file] = told(app, await app.engine.shell.pickFiles(pickPackage)) ?? [];
    if (!file) return;
    const info = await ask(app, 'formPackage/open', { file: file.token });
    if (info) setAsked({ act: 'install', token: file.token, info });
  };
  const install = async (token: string, { sha256 }: FormPackageInfo, accept: boolean) => {
    const info = await ask(app, 'formPackage/install', { file: token, sha256, accept });
    if (info) done(`已安装《${info.title}》，新建文书时就能选它。`);
  };
  const remove = async ({ id, title }: InstalledForm) => {
    if (await ask(app, 'formPackage/remove', { id })) done(`已移除《${title}》，已有的文书不变。`);
  };
  const broken = library.value?.broken ?? [];
  return (
    <>
      <p className="section-note">
        除了程序自带的式样，本站可以安装自己做的、上级下发的式样。怎样做见“文书式样：怎样看、怎样加”。
      </p>
      <div className="panel-actions">
        <Button icon="import" onClick={() => void pick()}>
          从文件安装（.anjuan-form）
        </Button>
      </div>
      {broken.length > 0 && (
        <ul className="banner-list" aria-label="有误的式样">
          {broken.map(({ form, file, pointer, problem }) => (
            <li key={`${form} ${file} ${pointer}`}>
              {form}（{[file, pointer].filter(Boolean).join(' ')}）：{problem}
            </li>
          ))}
        </ul>
      )}
      {value && value.installed.length === 0 && <Empty title="还没有安装本站自己的式样" />}
      <ul className="identities" aria-label="已安装的式样">
        {[...(value?.installed ?? [])].reverse().map((form) => (
          <Installed
            key={`${form.id} ${form.version}`}
            form={form}
            onRemove={() => setAsked({ act: 'remove', form })}
          />
        ))}
      </ul>
      {asked?.act === 'install' && (
        <InstallFormDialog
          info={asked.info}
          onClose={() => setAsked(null)}
          onInstall={(accepted) => void install(asked.token, asked.info, accepted)}
        />
      )}
      {asked?.act === 'remove' && (
        <Dialog
          title={`移除式样《${asked.form.title}》`}
          width="narrow"
          onClose={() => setAsked(null)}
          submit={{ label: '移除', danger: true, act: () => void remove(asked.form) }}
        >
          <p>移除后不能再用它新建文书。已有的文书照常打开、签发、打印；再安装一次就能恢复。</p>
        </Dialog>
      )}
    </>
  );
}

type InstalledProps = { readonly form: InstalledForm; readonly onRemove: () => void };

function Installed({ form, onRemove }: InstalledProps) {
  const { id, title, version, inForceFrom, source, lawAsOf, signer, trusted, installedOn, removedOn } = form;
  return (
    <li className="card identity">
      <div>
        <p>
          <strong>{title}</strong> {removedOn !== null && <Badge tone="wait">已移除</Badge>}{' '}
          {trusted ? <Badge tone="good">签名可信</Badge> : <Badge tone="wait">经管理员确认</Badge>}
        </p>
        <p className="faint">
          {id}，{version} 版（{inForceFrom} 起用），{signer === null ? '没有签名' : `${signer} 签名`}，
          {installedOn} 安装{removedOn !== null && `，${removedOn} 移除`}
        </p>
        {(source !== null || lawAsOf !== null) && (
          <p className="faint">
            {[source && `来源：${source}`, lawAsOf && `依据核对到 ${lawAsOf}`].filter(Boolean).join('；')}
          </p>
        )}
      </div>
      <span className="spacer" />
      {removedOn === null && (
        <Button icon="trash" onClick={onRemove}>
          移除
        </Button>
      )}
    </li>
  );
}
