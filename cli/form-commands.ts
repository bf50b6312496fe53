import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { InstalledForm } from '../contract/commands/station-forms.ts';
import type { BundleRunner } from './bundle-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import { addFolderCommands, installing, overStation, say } from './package-commands.ts';

/** A station's own forms on the terminal: begin one, check it, pack it, install it. */
export function addFormCommands(program: Command, runner: BundleRunner): void {
  const form = program.command('form').description('本站的文书式样：新建、检查、打包、安装');
  form
    .command('new')
    .description('新建一个式样文件夹，内有可以直接用的四个文件')
    .argument('<编号>', '小写英文和连字符，例如 vehicle-handover')
    .requiredOption('--title <名称>', '文书名称，照印在纸上的写')
    .option('--out <文件夹>', '放在哪个文件夹里', '.')
    .action(async (id: string, { title, out }: { title: string; out: string }) => {
      const folder = join(resolve(out), id);
      const made = await runner.withFiles(({ ask, grant }) =>
        ask('formFolder/make', { id, title, folder: grant(folder) }),
      );
      if (runner.json()) runner.print(made);
      else say([made.folder, ...made.files.map((file) => `  ${file}`)]);
    });
  addFolderCommands(form, {
    runner,
    checkText: '检查式样文件夹：每处错误的文件、位置、怎么改',
    packText: '把没有错误的式样文件夹打成一个式样包（.anjuan-form），签名后交给别的机器安装',
    example: '式样包的文件名，例如 车辆交接单.anjuan-form',
    dataText: '本站数据所在的文件夹：用本站选定的签名证书签名',
    check: ({ ask }, folder) => ask('formFolder/check', { folder }),
    sound: ({ title, version }) => `《${title}》（${version} 版）没有错误，可以打包。`,
    pack: ({ ask }, place) => ask('formFolder/pack', place),
  });
  addStationCommands(form, runner);
}

function addStationCommands(form: Command, runner: BundleRunner): void {
  installing(form.command('install'), '把式样包装到本站').action(
    async (file: string, { data, acceptUnknown }: { data: string; acceptUnknown: boolean }) => {
      await installForm(runner, file, { data, acceptUnknown });
    },
  );
  overStation(form.command('installed'))
    .description('列出本站装了哪些式样')
    .action(async ({ data }: { data: string }) => {
      const answer = await runner.withStation(stationFolder(data), ({ ask }) => ask('formPackage/list', {}));
      if (runner.json()) runner.print(answer);
      else say(formLines(answer.installed));
    });
  overStation(form.command('remove'))
    .description('移除本站的式样：不再新建，已有的文书不变')
    .argument('<编号>')
    .action(async (id: string, { data }: { data: string }) => {
      const answer = await runner.withStation(stationFolder(data), ({ ask }) =>
        ask('formPackage/remove', { id }),
      );
      if (runner.json()) runner.print(answer);
      else say(formLines(answer.installed));
    });
}

/** What forms a station has installed, a line each. */
export function formLines(installed: readonly InstalledForm[]): readonly string[] {
  if (installed.length === 0) return ['还没有安装式样。'];
  return installed.map(({ id, title, version, source, lawAsOf, signer, trusted, installedOn, removedOn }) => {
    const by = signer === null ? '没有签名' : `${signer}${trusted ? '' : '（不在信任之列）'}`;
    const state = removedOn === null ? `${installedOn} 安装` : `${removedOn} 移除`;
    const parts = [id, `《${title}》`, version, source, lawAsOf && `截至 ${lawAsOf}`, by, state];
    return `  ${parts.filter(Boolean).join('　')}`;
  });
}

/** Installs a package of a form into a station and says so. */
export async function installForm(
  runner: BundleRunner,
  file: string,
  { data, acceptUnknown }: { readonly data: string; readonly acceptUnknown: boolean },
): Promise<void> {
  const info = await runner.withStation(stationFolder(data), async ({ ask, grant }) => {
    const token = grant(file);
    const { sha256 } = await ask('formPackage/open', { file: token });
    return ask('formPackage/install', { file: token, sha256, accept: acceptUnknown });
  });
  if (runner.json()) runner.print(info);
  else say([`已安装《${info.title}》${info.version} 版（${info.inForceFrom} 起用）。`]);
}
