import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../contract/app-error.ts';
import { checkpointSentence, isAltered } from '../contract/checkpoint-words.ts';
import type { RepairedTable } from '../contract/commands/keeping.ts';
import type { ExitCode, StationSession } from './terminal.ts';

/** How a command reaches the engine over a station's data folder, and answers. */
export type StationRunner = {
  readonly withStation: <Answer>(
    dataFolder: string,
    work: (session: StationSession) => Promise<Answer>,
  ) => Promise<Answer>;
  /** The same, over a database that cannot be opened. */
  readonly withRescue: <Answer>(
    dataFolder: string,
    damage: AppError,
    work: (session: StationSession) => Promise<Answer>,
  ) => Promise<Answer>;
  readonly json: () => boolean;
  readonly print: (value: unknown) => void;
  readonly done: (code: ExitCode) => void;
};

/** The commands over a station's data: its audit, and its repair. */
export function addKeepingCommands(program: Command, runner: StationRunner): void {
  addRepair(program, runner);
  const audit = program.command('audit').description('操作记录：核对、导出');
  audit
    .command('verify')
    .description('核对操作记录链，指出第一条不符的记录')
    .requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）')
    .option(
      '--checkpoint <文件>',
      '核对点文件（签名 .p7s 同名放在旁边），或本站导出的案卷包；另处保存的更可靠',
    )
    .action(async ({ data, checkpoint }: { data: string; checkpoint?: string }) => {
      const answer = await runner.withStation(stationFolder(data), ({ ask, grant }) =>
        ask('audit/verify', checkpoint === undefined ? {} : { checkpoint: grant(checkpoint) }),
      );
      const altered = answer.checkpoint !== null && isAltered(answer.checkpoint);
      if (runner.json()) runner.print(answer);
      else {
        if (answer.checkpoint) say(checkpointSentence(answer.checkpoint));
        if (answer.broken) say(`第 ${answer.broken.seq} 条不符：${answer.broken.problem}`);
        else say(`共 ${answer.entries} 条，全部相符。最后一条的摘要：${answer.head || '（尚无记录）'}`);
      }
      runner.done(answer.broken || altered ? 1 : 0);
    });
  audit
    .command('checkpoint')
    .description('取核对点：操作记录现在记到哪里，带签名；交给别处保存')
    .requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）')
    .requiredOption('--out <文件夹>', '输出文件夹，最好是 U 盘')
    .action(async ({ data, out }: { data: string; out: string }) => {
      await makeFolder(out);
      const answer = await runner.withStation(stationFolder(data), ({ ask, grant }) =>
        ask('audit/checkpoint', { folder: grant(out) }),
      );
      if (runner.json()) runner.print(answer);
      else {
        const signed = answer.signedBy === null ? '没有签名' : `由${answer.signedBy}签名`;
        say(`记到第 ${answer.entries} 条的核对点已写到 ${join(resolve(out), answer.file)}，${signed}。`);
      }
    });
  audit
    .command('export')
    .description('导出全部操作记录（每行一条 JSON）')
    .requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）')
    .requiredOption('--out <文件夹>', '输出文件夹')
    .action(async ({ data, out }: { data: string; out: string }) => {
      await makeFolder(out);
      const answer = await runner.withStation(stationFolder(data), ({ ask, grant }) =>
        ask('audit/export', { folder: grant(out) }),
      );
      if (runner.json()) runner.print(answer);
      else say(`${answer.entries} 条操作记录已导出到 ${join(resolve(out), answer.file)}`);
    });
}

function addRepair(program: Command, runner: StationRunner): void {
  program
    .command('repair')
    .description('从损坏的数据库中救出一切读得出的内容，建成新库（原文件留存）')
    .requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）')
    .action(async ({ data }: { data: string }) => {
      const folder = stationFolder(data);
      if (existsSync(join(folder, 'anjuan.keys.json'))) {
        await repairSealed(runner, folder);
        return;
      }
      // Damage that an opening does not meet is found by reading all; the next opening then refuses.
      await runner.withStation(folder, ({ ask }) => ask('store/check', {})).catch(() => null);
      const trouble = await runner.withStation(folder, async () => null).catch((error: unknown) => error);
      if (trouble === null) {
        say('数据库打得开，不需要修复。');
        return;
      }
      if (!(trouble instanceof AppError && trouble.code === 'STORE_DAMAGED')) throw trouble;
      const { tables } = await runner.withRescue(folder, trouble, ({ ask }) => ask('rescue/repair', {}));
      await takeRepaired(runner, folder, tables);
    });
}

/** An encrypted database is opened by signing in; the same session then repairs it, for it has the key. */
async function repairSealed(runner: StationRunner, folder: string): Promise<void> {
  const repaired = () =>
    runner.withStation(folder, async ({ ask }) => {
      try {
        await ask('store/check', {});
        return null;
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'STORE_DAMAGED')) throw error;
        return (await ask('rescue/repair', {})).tables;
      }
    });
  // What the first reads as damaged is refused by the next opening.
  const tables = (await repaired()) ?? (await repaired());
  if (tables === null) say('数据库打得开，不需要修复。');
  else await takeRepaired(runner, folder, tables);
}

async function takeRepaired(
  runner: StationRunner,
  folder: string,
  tables: readonly RepairedTable[],
): Promise<void> {
  if (runner.json()) runner.print({ tables });
  else for (const one of tables) say(repairLine(one));
  // The new database takes its place at the first opening.
  await runner.withStation(folder, async () => null);
  runner.done(tables.some((one) => one.unreadable.length > 0) ? 1 : 0);
}

function repairLine({ table, saved, fromPages, unreadable }: RepairedTable): string {
  const lost = unreadable.length === 0 ? '全部救出' : `读不出：${unreadable.join('、')}`;
  return `${table}：救出 ${saved} 行（其中 ${fromPages} 行逐页找回），${lost}`;
}

/** Throws NOT_FOUND: a mistyped folder must not become an empty station. */
export function stationFolder(given: string): string {
  const folder = resolve(given);
  if (existsSync(join(folder, 'anjuan.sqlite'))) return folder;
  throw new AppError('NOT_FOUND', { what: '数据库 anjuan.sqlite，所在文件夹', id: folder });
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new AppError('FOLDER_UNWRITABLE', { folder, problem: String(error) }, error);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
