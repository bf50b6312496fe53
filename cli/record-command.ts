import type { Command } from 'commander';
import type { RecordStage, StageRecording } from '../contract/commands/record.ts';
import type { BundleRunner } from './bundle-commands.ts';

/** The whole record of a case file: exit code 0 well, 1 something is missing, 2 unreadable. */
export function addRecordCommand(command: Command, runner: BundleRunner): void {
  command
    .description('列出案件文件的全过程记录：每个环节的文字、音像记录，缺什么、依据')
    .argument('<CASE.json>')
    .action(async (file: string) => {
      const answer = await runner.withFiles(({ ask, grant }) =>
        ask('caseFile/record', { file: grant(file) }),
      );
      runner.json()
        ? runner.print(answer)
        : process.stdout.write(`${[answer.case, ...answer.stages.flatMap(linesOf)].join('\n')}\n`);
      runner.done(answer.stages.some(({ gaps }) => gaps.length > 0) ? 1 : 0);
    });
}

const needs = { always: '应当', listed: '本站清单', circumstances: '看实际情况' } as const;

function linesOf({ title, texts, activities, recordings, gaps }: RecordStage): readonly string[] {
  const empty = texts.length + activities.length + recordings.length + gaps.length === 0;
  return [
    `【${title}】${empty ? '（没有）' : ''}`,
    ...texts.map(
      (one) =>
        `文字\t${one.on ?? '-'}\t${one.title}${one.number ? ` ${one.number}` : ''}${one.draft ? '（草稿）' : ''}`,
    ),
    ...activities.map(
      (one) =>
        `音像\t${one.on ?? '-'}\t${one.title}（《${one.documentTitle}》）\t${needs[one.need]}\t${made(one.recordings, one.explained)}\t${one.basis}${one.unverified ? `　${one.unverified}` : ''}`,
    ),
    ...(recordings.length > 0 ? [`音像\t-\t${names(recordings)}`] : []),
    ...gaps.map(({ message, basis }) => `缺\t${message}\t${basis}`),
  ];
}

function made(recordings: readonly StageRecording[], explained: string | null): string {
  if (recordings.length > 0) return names(recordings);
  return explained === null ? '没有' : `没有，已说明：${explained}`;
}

function names(recordings: readonly StageRecording[]): string {
  return recordings.map(({ name, file }) => `${name}${file ? '' : '（没有附文件）'}`).join('、');
}
