import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { DataCheck, InstalledDataList } from '../contract/commands/law-data.ts';
import type { FormCheck } from '../contract/commands/station-forms.ts';
import type { BundleRunner } from './bundle-commands.ts';
import { formLines, installForm } from './form-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import { addFolderCommands, installing, overStation, say } from './package-commands.ts';

/** Law data on the terminal: check a folder, pack it, install the package, see what is installed, withdraw it. */
export function addDataCommands(program: Command, runner: BundleRunner): void {
  const data = program.command('data').description('法律数据和式样：检查、打包、安装、取消');
  addFolderCommands(data, {
    runner,
    checkText: '检查法律数据的文件夹：每处错误的文件、位置、怎么改',
    packText: '把没有错误的文件夹打成一个法律数据包（.anjuan-data），签名后交给各站安装',
    example: '数据包的文件名，例如 2027年节假日.anjuan-data',
    dataText: '本站数据所在的文件夹：用本站选定的签名证书签名，并照本站已装的数据检查',
    check: ({ ask }, folder, path): Promise<DataCheck | FormCheck> =>
      isForm(path) ? ask('formFolder/check', { folder }) : ask('lawDataFolder/check', { folder }),
    sound: (check) => {
      const { title = '', version = '' } = 'head' in check ? (check.head ?? {}) : check;
      return `《${title}》（${version} 版）没有错误，可以打包。`;
    },
    pack: ({ ask }, place, path) =>
      isForm(path) ? ask('formFolder/pack', place) : ask('lawDataFolder/pack', place),
  });
  addStationCommands(data, runner);
}

/** A form is data as well: its folder has a form.json, its package ends otherwise. */
const isForm = (folder: string) => existsSync(join(folder, 'form.json'));
const isFormPackage = (file: string) => file.endsWith('.anjuan-form');

function addStationCommands(data: Command, runner: BundleRunner): void {
  installing(data.command('install'), '把法律数据包或者式样包装到本站').action(
    async (file: string, options: { data: string; acceptUnknown: boolean }) => {
      if (isFormPackage(file)) return installForm(runner, file, options);
      const answer = await runner.withStation(stationFolder(options.data), async ({ ask, grant }) => {
        const token = grant(file);
        const { sha256 } = await ask('lawData/open', { file: token });
        return ask('lawData/install', { file: token, sha256, accept: options.acceptUnknown });
      });
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer));
    },
  );
  overStation(data.command('installed'))
    .description('列出本站用的法律数据和式样：程序自带的和安装的')
    .action(async (options: { data: string }) => {
      const answer = await runner.withStation(stationFolder(options.data), async ({ ask }) => {
        const { installed: forms } = await ask('formPackage/list', {});
        return { ...(await ask('lawData/list', {})), forms };
      });
      if (runner.json()) runner.print(answer);
      else say([...installedLines(answer), '文书式样：', ...formLines(answer.forms)]);
    });
  overStation(data.command('remove'))
    .description('取消一个法律数据包：它带来的数据不再使用')
    .argument('<摘要>', '数据包的 SHA-256，写前几位即可，见 anjuan data installed')
    .action(async (start: string, options: { data: string }) => {
      const answer = await runner.withStation(stationFolder(options.data), async ({ ask }) => {
        const { installed } = await ask('lawData/list', {});
        const found = installed.filter((one) => one.removedOn === null && one.sha256.startsWith(start));
        // More than one: named as typed, it is none of them.
        const sha256 = found.length === 1 && found[0] ? found[0].sha256 : start.padEnd(64, '0').slice(0, 64);
        return ask('lawData/remove', { sha256 });
      });
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer));
    });
}

function installedLines({ builtIn, lawAsOf, holds, installed }: InstalledDataList): readonly string[] {
  return [
    `法律整体核对到 ${lawAsOf}。${holds.map(({ kind, text }) => `${kind} ${text}`).join('，')}`,
    `  程序自带：核对到 ${builtIn.lawAsOf}，${builtIn.source}`,
    ...installed.map((one) => {
      const by = one.signer === null ? '没有签名' : `${one.signer}${one.trusted ? '' : '（经管理员确认）'}`;
      const state = one.removedOn === null ? `${one.installedOn} 安装` : `${one.removedOn} 取消`;
      const parts = [one.sha256.slice(0, 12), `《${one.title}》`, one.version, `${one.date} 发布`];
      return `  ${[...parts, `截至 ${one.lawAsOf}`, by, state, one.problem ?? ''].filter(Boolean).join('　')}`;
    }),
  ];
}
