import type { IdentityInfo } from '../../contract/commands/station.ts';
import { isSm2 } from '../../contract/signers.ts';
import { Badge } from '../ui/badge.tsx';
import type { ChosenSigner } from './use-signers.ts';

/** The signers whose certificates are of SM2: they cannot sign a DOCX. */
export function sm2Signers(
  signers: readonly ChosenSigner[],
  identities: readonly IdentityInfo[],
): readonly IdentityInfo[] {
  return identities.filter(
    ({ id, algorithm }) => isSm2(algorithm) && signers.some(({ identity }) => identity === id),
  );
}

type Sm2NoteProps = { readonly identities: readonly IdentityInfo[]; readonly wantsDocx: boolean };

/** What an SM2 signature is good for, before it is given; with a DOCX wanted, what to do. */
export function Sm2Note({ identities, wantsDocx }: Sm2NoteProps) {
  const [first] = identities;
  if (!first) return null;
  return wantsDocx ? (
    <p className="section-note" role="alert">
      <Badge tone="bad">不能签 Word</Badge> “{first.subject}”是国密 SM2 证书，不能签 Word
      文件：Word、LibreOffice 的签名格式没有登记 SM2，谁也不能核对。请取消“Word（DOCX）”，或给签名人换
      RSA、ECDSA 证书。
    </p>
  ) : (
    <p className="section-note">
      “{first.subject}”用国密 SM2、SM3 签名，本程序能核对。通用的 PDF
      阅读器多不认识它，会说签名无效或未知；要让对方自己核对，请另用 RSA 或 ECDSA 证书。
    </p>
  );
}
