import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../contract/app-error.ts';
import type { BundleInfo } from '../contract/commands/transfer.ts';
import { isSound, summariseSignature } from '../contract/verdict-summary.ts';
import type { StationRunner } from './keeping-commands.ts';
import { stationFolder } from './keeping-commands.ts';
import { signatureLines } from './signature-lines.ts';
import type { StationSession } from './terminal.ts';

export type BundleRunner = StationRunner & {
  /** An engine without a store. */
  readonly withFiles: <Answer>(work: (session: StationSession) => Promise<Answer>) => Promise<Answer>;
};

/** Bundles on the terminal: pack cases of a station, check a bundle, show what is in it. */
export function addBundleCommands(program: Command, runner: BundleRunner): void {
  const bundle = program.command('bundle').description('案卷包（.anjuan）：打包、核对、查看');
  bundle
    .command('pack')
    .description('把本站的案件打成案卷包：文书、历次修订、证据文件、操作记录摘录，附签名')
    .argument('<案件编号...>', '案件的唯一编号，或案号')
    .requiredOption('--data <文件夹>', '本站数据所在的文件夹（内有 anjuan.sqlite）')
    .requiredOption('--out <文件夹>', '输出文件夹')
    .option('--to <证书>', '收件单位的证书（.cer、.pem）：加密，只有它打得开')
    .action(async (wanted: string[], { data, out, to }: { data: string; out: string; to?: string }) => {
      await mkdir(out, { recursive: true }).catch((error: unknown) => {
        throw new AppError('FOLDER_UNWRITABLE', { folder: out, problem: String(error) }, error);
      });
      const answer = await runner.withStation(stationFolder(data), async ({ ask, grant }) => {
        const caseIds: string[] = [];
        for (const one of wanted) caseIds.push(await caseIdOf(ask, one));
        const recipient = to === undefined ? {} : { recipient: grant(to) };
        return ask('transfer/pack', { caseIds, purpose: 'transfer', folder: grant(out), ...recipient });
      });
      if (runner.json()) runner.print(answer);
      else say(`${join(resolve(out), answer.file)}\n${answer.size} 字节，${signed(answer.signer)}`);
    });
  bundle
    .command('check')
    .description('逐项核对案卷包：清单、摘要、每个附件、签名（不导入）')
    .argument('<文件>')
    .action(async (file: string) => {
      const info = await runner.withFiles(({ ask, grant }) => ask('bundleFile/check', { file: grant(file) }));
      if (runner.json()) runner.print(info);
      else say(`内容与清单全部相符。\n${signatureText(info)}`);
      runner.done(info.signature && isSound(info.signature) ? 0 : 1);
    });
  bundle
    .command('show')
    .description('列出案卷包里的案件')
    .argument('<文件>')
    .action(async (file: string) => {
      const info = await runner.withFiles(({ ask, grant }) => ask('bundleFile/check', { file: grant(file) }));
      if (runner.json()) runner.print(info);
      else say(bundleText(info));
    });
}

/** A case by its id, or by its number in the station's list. Throws NOT_FOUND. */
async function caseIdOf(ask: StationSession['ask'], wanted: string): Promise<string> {
  const input = { query: wanted, state: 'all', sort: 'changed', offset: 0, limit: 50 } as const;
  const { cases } = await ask('cases/list', input);
  return cases.find(({ caseNumber }) => caseNumber === wanted)?.id ?? wanted;
}

function bundleText(info: BundleInfo): string {
  const cases = info.cases.map(
    (one) =>
      `  ${one.caseNumber || '（未编号）'}  ${one.party}  ${one.cause}  文书 ${one.documents} 份  ${one.caseId}`,
  );
  return [
    `来自：${info.agency || '（未写明）'}  ${info.madeAt}`,
    signatureText(info),
    `案件 ${info.cases.length} 件，附件 ${info.attachments} 个（${info.attachmentSize} 字节）`,
    ...cases,
  ].join('\n');
}

/** In one line what is proved of it, then each part for itself. */
function signatureText({ signature }: BundleInfo): string {
  const lines = signature ? signatureLines(signature).map((line) => `  ${line}`) : [];
  return [`${summariseSignature(signature).text}。`, ...lines].join('\n');
}

function signed(signer: string | null): string {
  return signer === null ? '没有签名（本站还没有可用的签名证书）' : `由 ${signer} 签名`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
