import { AppError } from '../../contract/app-error.ts';
import type { CommandInput } from '../../contract/commands.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';

type Given = NonNullable<CommandInput<'verify/file'>['trust']>;

/**
 * The station's trust with what the terminal's line names beside it.
 * @param read the name and bytes behind a token. Throws TRUST_FILE_INVALID and what `read` throws.
 */
export async function withGivenTrust(
  own: StationTrust,
  given: Given | undefined,
  read: (token: string) => Promise<{ name: string; bytes: Uint8Array }>,
): Promise<StationTrust> {
  if (!given) return own;
  const { readTrustFile } = await import('./signing/trust/trust-file.ts');
  const all = async (tokens: readonly string[]) => {
    const files = [];
    for (const token of tokens) {
      const { name, bytes } = await read(token);
      const file = readTrustFile(bytes);
      if (!file)
        throw new AppError('TRUST_FILE_INVALID', {
          file: name,
          problem: '不是证书、吊销列表（CRL）或 OCSP 答复',
        });
      files.push(file);
    }
    return {
      certificates: files.flatMap(({ certificates }) => certificates.map(({ der }) => der)),
      lists: files.flatMap(({ lists }) => lists),
      answers: files.flatMap(({ answers }) => answers),
    };
  };
  const { validation } = own;
  const { certificates, lists, answers } = await all(given.revocation);
  return {
    trusted: [...own.trusted, ...(await all(given.signers)).certificates],
    timeAuthorities: [...own.timeAuthorities, ...(await all(given.timeStamps)).certificates],
    validation: {
      certificates: [...validation.certificates, ...certificates],
      lists: [...validation.lists, ...lists],
      answers: [...validation.answers, ...answers],
    },
  };
}
