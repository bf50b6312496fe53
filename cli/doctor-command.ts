import Table from 'cli-table3';
import type { Command } from 'commander';
import { checkStateTitles } from '../contract/commands/doctor.ts';
import { type StationRunner, stationFolder } from './keeping-commands.ts';
import { plain } from './print-tables.ts';
import type { StationSession } from './terminal.ts';

type DoctorRunner = StationRunner & {
  /** Over no station: the program and the machine only. */
  readonly withFiles: <Answer>(work: (session: StationSession) => Promise<Answer>) => Promise<Answer>;
};

/** `anjuan doctor`: looks at the machine and, with a data folder, at the station. Ends with 1 where something is ill. */
export function addDoctorCommand(program: Command, runner: DoctorRunner): void {
  program
    .command('doctor')
    .description('检查字体、打印机、磁盘、时钟、数据和本站数据库；报告不含个人信息')
    .option('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）；省略则只查程序和这台机器')
    .action(async ({ data }: { data?: string }) => {
      const examine = ({ ask }: StationSession) => ask('doctor/examine', {});
      const answer = await (data === undefined
        ? runner.withFiles(examine)
        : runner.withStation(stationFolder(data), examine));
      if (runner.json()) runner.print(answer);
      else {
        const table = new Table({ head: ['', '查什么', '情况', '怎么办'], style: plain });
        for (const { title, state, found, advice } of answer.checks)
          table.push([checkStateTitles[state], title, found, advice]);
        console.log(table.toString());
      }
      runner.done(answer.checks.some(({ state }) => state === 'ill') ? 1 : 0);
    });
}
