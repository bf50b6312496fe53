import type { Command } from 'commander';
import type { BundleRunner } from './bundle-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import type { StationSession } from './terminal.ts';

/** A mistake in a folder that is to be packed. */
export type FolderMistake = { readonly file: string; readonly pointer: string; readonly problem: string };

/** Whose signature a package gets: nobody's, a certificate file's, or that which the station chose. */
type PackIdentity = 'none' | 'station' | { readonly file: string; readonly password: string };

type Packed = {
  readonly file: string;
  readonly title: string;
  readonly version: string;
  readonly size: number;
  readonly signer: string | null;
};

/** What one kind of package says and does on the terminal. */
type PackageKind<Check extends { readonly mistakes: readonly FolderMistake[] }> = {
  readonly runner: BundleRunner;
  readonly checkText: string;
  readonly packText: string;
  readonly example: string;
  readonly dataText: string;
  /** `path` is the folder's own, for what can only be told by it. */
  readonly check: (session: StationSession, folder: string, path: string) => Promise<Check>;
  /** Said where nothing is wrong. */
  readonly sound: (check: Check) => string;
  readonly pack: (
    session: StationSession,
    place: { readonly folder: string; readonly target: string; readonly identity: PackIdentity },
    path: string,
  ) => Promise<Packed>;
};

/** Adds `check` and `pack` of a kind of signed package. */
export function addFolderCommands<Check extends { readonly mistakes: readonly FolderMistake[] }>(
  parent: Command,
  kind: PackageKind<Check>,
): void {
  const { runner } = kind;
  parent
    .command('check')
    .description(kind.checkText)
    .argument('<文件夹>')
    .action(async (folder: string) => {
      const check = await runner.withFiles((session) => kind.check(session, session.grant(folder), folder));
      if (runner.json()) runner.print(check);
      else say(check.mistakes.length === 0 ? [kind.sound(check)] : mistakeLines(check.mistakes));
      runner.done(check.mistakes.length === 0 ? 0 : 1);
    });
  addPackCommand(parent, kind);
}

type Packing = {
  readonly out: string;
  readonly p12?: string;
  readonly passwordEnv?: string;
  readonly data?: string;
};

function addPackCommand<Check extends { readonly mistakes: readonly FolderMistake[] }>(
  parent: Command,
  { runner, packText, example, dataText, pack }: PackageKind<Check>,
): void {
  parent
    .command('pack')
    .description(packText)
    .argument('<文件夹>')
    .requiredOption('--out <文件>', example)
    .option('--p12 <文件>', '签名证书（PKCS#12）；省略则不签名')
    .option('--password-env <变量名>', '存有证书密码的环境变量名')
    .option('--data <文件夹>', dataText)
    .action(async (folder: string, { out, p12, passwordEnv, data }: Packing) => {
      const work = (session: StationSession) => {
        const { grant } = session;
        const password = passwordEnv ? (process.env[passwordEnv] ?? '') : '';
        const named = p12 === undefined ? 'none' : { file: grant(p12), password };
        const identity = p12 === undefined && data !== undefined ? 'station' : named;
        return pack(session, { folder: grant(folder), target: grant(out), identity }, folder);
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

/** A command over a station's data folder. */
export function overStation(command: Command): Command {
  return command.requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）');
}

/** A command that installs a package into a station. */
export function installing(command: Command, description: string): Command {
  return overStation(command)
    .description(description)
    .argument('<文件>')
    .option('--accept-unknown', '没有签名、签名人不在本站信任之列的也安装（请先核实来源）', false);
}

function mistakeLines(mistakes: readonly FolderMistake[]): readonly string[] {
  return [
    `有 ${mistakes.length} 处错误：`,
    ...mistakes.map(
      ({ file, pointer, problem }) => `  ${[file, pointer, problem].filter(Boolean).join('　')}`,
    ),
  ];
}

export function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
