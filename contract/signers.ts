/** In whose name a signature stands on a document, in the usual order of signing. */
export const signerRoles = {
  officer: '执法人员',
  section: '承办机构负责人',
  reviewer: '法制审核人员',
  head: '执法部门负责人',
  agency: '执法部门',
} as const satisfies Record<string, string>;

export type SignerRole = keyof typeof signerRoles;

/** Most signatures that one document takes. */
export const mostSigners = 6;

/** Who signed a file that was handed over, in order. */
export type SignedBy = { readonly role: SignerRole; readonly signer: string };
