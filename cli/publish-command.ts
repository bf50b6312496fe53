import type { Command } from 'commander';
import type { PublicationReport } from '../contract/commands/publish.ts';
import type { CommandInput } from '../contract/commands.ts';
import type { BundleRunner } from './bundle-commands.ts';
import type { Signing, StationSession } from './terminal.ts';

type Given = Signing & {
  readonly out: string;
  readonly agencyCertificate: boolean;
  readonly remove: string[];
  readonly keep: string[];
};
type Helpers = {
  readonly outFolder: (given: string) => Promise<string>;
  readonly signer: (
    given: Signing,
    grant: StationSession['grant'],
  ) => CommandInput<'caseFile/publish'>['identity'];
};

/** The publication package of a case file: exit code 0 made, 1 refused (something private is open or left over), 2 unreadable. */
export function addPublishCommand(
  command: Command,
  runner: BundleRunner,
  { outFolder, signer }: Helpers,
): void {
  command
    .description('把案件的处罚决定书隐去个人信息，制成公示包：签名的 PDF 和 DOCX、摘要、网页、签名的清单')
    .option('--remove <文字>', '正文里另要去掉的文字，例如没有登记的乘客姓名；可以写多次', collected, [])
    .option('--keep <文字=理由>', '看似人名而应保留的文字，写明理由；可以写多次', collected, [])
    .option('--agency-certificate', '证书名称与机关名称不同，确是单位证书', false)
    .action(async (file: string, given: Given) => {
      const folder = await outFolder(given.out);
      const answer = await runner.withFiles(({ ask, grant }) =>
        ask('caseFile/publish', {
          file: grant(file),
          folder: grant(folder),
          identity: signer(given, grant),
          isAgency: given.agencyCertificate,
          decisions: [
            ...given.remove.map((text) => ({ text, treatment: 'remove' as const, reason: '' })),
            ...given.keep.map(kept),
          ],
        }),
      );
      runner.json() ? runner.print(answer) : say(answer);
    });
}

function collected(text: string, before: string[]): string[] {
  return [...before, text];
}

function kept(given: string): { text: string; treatment: 'keep'; reason: string } {
  const [text = '', ...reason] = given.split('=');
  return { text, treatment: 'keep', reason: reason.join('=') };
}

function say({ folder, files, removals, publishBy, signer }: PublicationReport): void {
  const lines = [
    ...removals.map(({ title, text, mask, count }) => `${title} ${text} → ${mask || '（去掉）'} ${count} 处`),
    `共 ${files.length} 个文件，由 ${signer} 签名${publishBy === null ? '' : `；应在 ${publishBy} 前公开`}`,
    folder,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
