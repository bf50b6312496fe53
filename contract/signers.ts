/** In whose name a signature stands on a document, in the usual order of signing. */
export const signerRoles = {
  officer: '执法人员',
  section: '承办机构负责人',
  reviewer: '法制审核人员',
  head: '执法部门负责人',
  agency: '执法部门',
} as const satisfies Record<string, string>;

export type SignerRole = keyof typeof signerRoles;

/** What is said of an identity's algorithm; the keys are `SignatureAlgorithm` of the engine. */
const algorithms: Readonly<Record<string, string>> = {
  'rsa-sha256': 'RSA（SHA-256）',
  'ecdsa-p256-sha256': 'ECDSA P-256（SHA-256）',
  'sm2-sm3': '国密 SM2（SM3）',
};

export function algorithmTitle(algorithm: string): string {
  return algorithms[algorithm] ?? algorithm;
}

/** Whether an identity's signatures are of SM2: for PDF alone, and not for every reader. */
export function isSm2(algorithm: string): boolean {
  return algorithm === 'sm2-sm3';
}

/** Most signatures that one document takes. */
export const mostSigners = 6;

/** Who signed a file that was handed over, in order. */
export type SignedBy = { readonly role: SignerRole; readonly signer: string };
