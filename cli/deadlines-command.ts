import type { Command } from 'commander';
import type { CaseFileDeadlines } from '../contract/commands/deadlines.ts';
import type { BundleRunner } from './bundle-commands.ts';

type Given = { readonly on?: string; readonly days: boolean };
type Shown = CaseFileDeadlines['deadlines'][number];

/** The deadlines of a case file: exit code 0 well, 1 one of the agency's is over, 2 unreadable. */
export function addDeadlinesCommand(command: Command, runner: BundleRunner): void {
  command
    .description('列出案件文件的法定期限：起止、长度、依据、还剩几天')
    .argument('<CASE.json>')
    .option('--on <日期>', '按这一天看，例如 2026-04-20；省略则按今天')
    .option('--days', '逐日列出第几日、跳过的节假日和不计入的时间', false)
    .action(async (file: string, { on, days }: Given) => {
      const answer = await runner.withFiles(({ ask, grant }) =>
        ask('caseFile/deadlines', { file: grant(file), ...(on === undefined ? {} : { on }) }),
      );
      runner.json() ? runner.print(answer) : say(answer, days);
      runner.done(
        answer.deadlines.some(({ state, runsFor }) => state === 'late' && runsFor === 'agency') ? 1 : 0,
      );
    });
}

const states = { running: '进行', met: '已办', late: '逾期', over: '已过' } as const;

function say({ case: name, on, deadlines }: CaseFileDeadlines, days: boolean): void {
  const lines = [`${name}（${on}）`];
  if (deadlines.length === 0) lines.push('没有期限。');
  for (const one of deadlines) lines.push(...linesOf(one, days));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function linesOf(one: Shown, days: boolean): readonly string[] {
  const end = one.endsAt?.replace('T', ' ') ?? one.endsOn ?? `最早${one.earliest ?? '算不出'}`;
  const left = one.state === 'running' && one.daysLeft !== null ? `，还有${one.daysLeft}天` : '';
  return [
    `${states[one.state]}\t${one.title}\t${one.startsOn} 起，${end} 止${left}\t${one.length}\t《${one.basis.law}》${one.basis.article ?? ''}`,
    ...(one.unknown === null ? [] : [`\t${one.unknown}`]),
    ...one.notes.map((note) => `\t${note}`),
    ...(days ? one.days.map(({ day, number, reason }) => `\t${day}\t${number ?? '-'}\t${reason}`) : []),
  ];
}
