import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { FormCheck, InstalledForm } from '../contract/commands/station-forms.ts';
import type { BundleRunner } from './bundle-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import type { StationSession } from './terminal.ts';

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
  form
    .command('check')
    .description('检查式样文件夹：每处错误的文件、位置、怎么改')
    .argument('<文件夹>')
    .action(async (folder: string) => {
      const check = await runner.withFiles(({ ask, grant }) =>
        ask('formFolder/check', { folder: grant(folder) }),
      );
      if (runner.json()) runner.print(check);
      else say(checkLines(check));
      runner.done(check.mistakes.length === 0 ? 0 : 1);
    });
  addPackCommand(form, runner);
  addStationCommands(form, runner);
}

type Packing = {
  readonly out: string;
  readonly p12?: string;
  readonly passwordEnv?: string;
  readonly data?: string;
};

function addPackCommand(form: Command, runner: BundleRunner): void {
  form
    .command('pack')
    .description('把没有错误的式样文件夹打成一个式样包（.anjuan-form），签名后交给别的机器安装')
    .argument('<文件夹>')
    .requiredOption('--out <文件>', '式样包的文件名，例如 车辆交接单.anjuan-form')
    .option('--p12 <文件>', '签名证书（PKCS#12）；省略则不签名')
    .option('--password-env <变量名>', '存有证书密码的环境变量名')
    .option('--data <文件夹>', '本站数据所在的文件夹：用本站选定的签名证书签名')
    .action(async (folder: string, { out, p12, passwordEnv, data }: Packing) => {
      const work = ({ ask, grant }: StationSession) => {
        const password = passwordEnv ? (process.env[passwordEnv] ?? '') : '';
        const named = p12 === undefined ? 'none' : { file: grant(p12), password };
        const identity = p12 === undefined && data !== undefined ? 'station' : named;
        return ask('formFolder/pack', { folder: grant(folder), target: grant(out), identity });
      };
      const packed =
        data === undefined
          ? await runner.withFiles(work)
          : await runner.withStation(stationFolder(data), work);
      if (runner.json()) runner.print(packed);
      else
        say([
          packed.file,
          `《${packed.title}》${packed.version} 版，${packed.size} 字节，${packed.signer === null ? '没有签名' : `由 ${packed.signer} 签名`}`,
        ]);
    });
}

function addStationCommands(form: Command, runner: BundleRunner): void {
  const station = (command: Command) =>
    command.requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）');
  station(form.command('install'))
    .description('把式样包装到本站')
    .argument('<文件>')
    .option('--accept-unknown', '没有签名、签名人不在本站信任之列的也安装（请先核实来源）', false)
    .action(async (file: string, { data, acceptUnknown }: { data: string; acceptUnknown: boolean }) => {
      const info = await runner.withStation(stationFolder(data), async ({ ask, grant }) => {
        const token = grant(file);
        const { sha256 } = await ask('formPackage/open', { file: token });
        return ask('formPackage/install', { file: token, sha256, accept: acceptUnknown });
      });
      if (runner.json()) runner.print(info);
      else say([`已安装《${info.title}》${info.version} 版（${info.inForceFrom} 起用）。`]);
    });
  station(form.command('installed'))
    .description('列出本站装了哪些式样')
    .action(async ({ data }: { data: string }) => {
      const answer = await runner.withStation(stationFolder(data), ({ ask }) => ask('formPackage/list', {}));
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer.installed));
    });
  station(form.command('remove'))
    .description('移除本站的式样：不再新建，已有的文书不变')
    .argument('<编号>')
    .action(async (id: string, { data }: { data: string }) => {
      const answer = await runner.withStation(stationFolder(data), ({ ask }) =>
        ask('formPackage/remove', { id }),
      );
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer.installed));
    });
}

function installedLines(installed: readonly InstalledForm[]): readonly string[] {
  if (installed.length === 0) return ['还没有安装式样。'];
  return installed.map(({ id, title, version, signer, trusted, installedOn, removedOn }) => {
    const by = signer === null ? '没有签名' : `${signer}${trusted ? '' : '（不在信任之列）'}`;
    const state = removedOn === null ? `${installedOn} 安装` : `${removedOn} 移除`;
    return `  ${[id, `《${title}》`, version, by, state].join('　')}`;
  });
}

function checkLines({ title, version, mistakes }: FormCheck): readonly string[] {
  if (mistakes.length === 0) return [`《${title}》（${version} 版）没有错误，可以打包。`];
  return [
    `有 ${mistakes.length} 处错误：`,
    ...mistakes.map(
      ({ file, pointer, problem }) => `  ${[file, pointer, problem].filter(Boolean).join('　')}`,
    ),
  ];
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
