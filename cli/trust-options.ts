import type { Command } from 'commander';
import type { CommandInput } from '../contract/commands.ts';

/** Whom to trust and what to judge by, as the terminal's line names it. */
export type GivenTrust = {
  readonly trust: readonly string[];
  readonly trustTime: readonly string[];
  readonly revocation: readonly string[];
};

/** Adds the options to a command. */
export function trustOptions(command: Command): Command {
  return command
    .option('--trust <证书文件>', '信任这个发证机构签发的签名证书，可以写多次', collected, [])
    .option('--trust-time <证书文件>', '信任这个时间戳服务或它的发证机构，可以写多次', collected, [])
    .option(
      '--revocation <文件>',
      '吊销列表（CRL）、OCSP 答复或中间证书，可以写多次；PDF 签名时一并装入文件',
      collected,
      [],
    );
}

/** What was named; undefined when nothing was. */
export function trustNamed(
  { trust, trustTime, revocation }: GivenTrust,
  grant: (path: string) => string,
): CommandInput<'verify/file'>['trust'] {
  if (trust.length + trustTime.length + revocation.length === 0) return undefined;
  const named = (paths: readonly string[]) => paths.map(grant);
  return { signers: named(trust), timeStamps: named(trustTime), revocation: named(revocation) };
}

function collected(text: string, before: string[]): string[] {
  return [...before, text];
}
