import type { Command } from 'commander';
import { AppError } from '../contract/app-error.ts';
import type { CommandInput } from '../contract/commands.ts';
import { mostSigners, type SignerRole, signerRoles } from '../contract/signers.ts';

/** The options of several signers: `--sign officer=a.p12 --sign agency=b.p12`, passwords in the same order. */
export type SeveralSigners = {
  readonly sign: readonly string[];
  readonly signPasswordEnv: readonly string[];
  readonly tsa?: string;
  readonly only?: string;
};

type SigningFiles = NonNullable<CommandInput<'caseFile/produce'>['signers']>;

const roles = Object.entries(signerRoles).map(([role, title]) => `${role} ${title}`);

/** Adds the options to a command. */
export function severalSigners(command: Command): Command {
  return command
    .option(
      '--sign <身份=证书文件>',
      `由几个人依次签名，可以写多次，按先后签；身份：${roles.join('、')}`,
      collected,
      [],
    )
    .option(
      '--sign-password-env <变量名>',
      '存有 --sign 证书密码的环境变量名，按 --sign 的先后写；只写一个时都用它',
      collected,
      [],
    )
    .option('--only <种类>', '只制成一种文件：pdf 或 docx（国密 SM2 证书只能签 PDF）')
    .option('--tsa <地址>', '时间戳服务的地址（RFC 3161），例如内网的 http://…；省略则不联网、不加时间戳');
}

/** Who was named, in order; undefined when nobody was. Throws INPUT_INVALID. */
export function signersNamed(
  { sign, signPasswordEnv }: SeveralSigners,
  grant: (path: string) => string,
): SigningFiles | undefined {
  if (sign.length === 0) return undefined;
  if (sign.length > mostSigners) throw invalid(`最多 ${mostSigners} 个签名`);
  if (signPasswordEnv.length > 1 && signPasswordEnv.length !== sign.length) {
    throw invalid('--sign-password-env 的个数与 --sign 不同');
  }
  return sign.map((given, index) => {
    const [role = '', ...file] = given.split('=');
    if (!isRole(role) || file.join('=') === '') throw invalid(`“${given}”应当写成 身份=证书文件`);
    const variable = signPasswordEnv[index] ?? signPasswordEnv[0];
    return { role, file: grant(file.join('=')), password: variable ? (process.env[variable] ?? '') : '' };
  });
}

/** The one kind of file that was asked for. Throws INPUT_INVALID. */
export function onlyKind(only: string | undefined): Pick<CommandInput<'caseFile/produce'>, 'kinds'> {
  if (only === undefined) return {};
  if (only === 'pdf' || only === 'docx') return { kinds: [only] };
  throw new AppError('INPUT_INVALID', { place: '--only', problem: '应当是 pdf 或 docx' });
}

function isRole(text: string): text is SignerRole {
  return Object.hasOwn(signerRoles, text);
}

function invalid(problem: string): AppError {
  return new AppError('INPUT_INVALID', { place: '--sign', problem });
}

function collected(text: string, before: string[]): string[] {
  return [...before, text];
}
