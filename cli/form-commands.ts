import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { FormCheck } from '../contract/commands/station-forms.ts';
import type { BundleRunner } from './bundle-commands.ts';

/** A station's own forms on the terminal: begin one, check it. */
export function addFormCommands(program: Command, runner: BundleRunner): void {
  const form = program.command('form').description('本站的文书式样：新建、检查');
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
