import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DataCheck, InstalledDataList } from '../contract/commands/law-data.ts';
import type { BundleRunner } from './bundle-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import type { StationSession } from './terminal.ts';

/** Law data on the terminal: check a folder, pack it, install the package, see what is installed, withdraw it. */
export function addDataCommands(program: Command, runner: BundleRunner): void {
  const data = program.command('data').description('法律数据：检查、打包、安装、取消');
  data
    .command('check')
    .description('检查法律数据的文件夹：每处错误的文件、位置、怎么改')
    .argument('<文件夹>')
    .action(async (folder: string) => {
      const check = await runner.withFiles(({ ask, grant }) =>
        ask('lawDataFolder/check', { folder: grant(folder) }),
      );
      if (runner.json()) runner.print(check);
      else say(checkLines(check));
      runner.done(check.mistakes.length === 0 ? 0 : 1);
    });
  addPackCommand(data, runner);
  addStationCommands(data, runner);
}

type Packing = {
  readonly out: string;
  readonly p12?: string;
  readonly passwordEnv?: string;
  readonly data?: string;
};

function addPackCommand(data: Command, runner: BundleRunner): void {
  data
    .command('pack')
    .description('把没有错误的文件夹打成一个法律数据包（.anjuan-data），签名后交给各站安装')
    .argument('<文件夹>')
    .requiredOption('--out <文件>', '数据包的文件名，例如 2027年节假日.anjuan-data')
    .option('--p12 <文件>', '签名证书（PKCS#12）；省略则不签名')
    .option('--password-env <变量名>', '存有证书密码的环境变量名')
    .option('--data <文件夹>', '本站数据所在的文件夹：用本站选定的签名证书签名，并照本站已装的数据检查')
    .action(async (folder: string, { out, p12, passwordEnv, data: station }: Packing) => {
      const work = ({ ask, grant }: StationSession) => {
        const password = passwordEnv ? (process.env[passwordEnv] ?? '') : '';
        const named = p12 === undefined ? 'none' : { file: grant(resolve(p12)), password };
        const identity = p12 === undefined && station !== undefined ? 'station' : named;
        return ask('lawDataFolder/pack', { folder: grant(folder), target: grant(out), identity });
      };
      const packed =
        station === undefined
          ? await runner.withFiles(work)
          : await runner.withStation(stationFolder(station), work);
      if (runner.json()) runner.print(packed);
      else
        say([
          packed.file,
          `《${packed.title}》${packed.version} 版，${packed.size} 字节，${packed.signer === null ? '没有签名' : `由 ${packed.signer} 签名`}`,
        ]);
    });
}

function addStationCommands(data: Command, runner: BundleRunner): void {
  const station = (command: Command) =>
    command.requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）');
  station(data.command('install'))
    .description('把法律数据包装到本站')
    .argument('<文件>')
    .option('--accept-unknown', '没有签名、签名人不在本站信任之列的也安装（请先核实来源）', false)
    .action(async (file: string, options: { data: string; acceptUnknown: boolean }) => {
      const answer = await runner.withStation(stationFolder(options.data), async ({ ask, grant }) => {
        const token = grant(file);
        const { sha256 } = await ask('lawData/open', { file: token });
        return ask('lawData/install', { file: token, sha256, accept: options.acceptUnknown });
      });
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer));
    });
  station(data.command('installed'))
    .description('列出本站用的法律数据：程序自带的和安装的')
    .action(async (options: { data: string }) => {
      const answer = await runner.withStation(stationFolder(options.data), ({ ask }) =>
        ask('lawData/list', {}),
      );
      if (runner.json()) runner.print(answer);
      else say(installedLines(answer));
    });
  station(data.command('remove'))
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

function checkLines({ head, files, mistakes }: DataCheck): readonly string[] {
  if (mistakes.length === 0)
    return [`《${head?.title ?? ''}》（${head?.version ?? ''} 版，${files} 个文件）没有错误，可以打包。`];
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
