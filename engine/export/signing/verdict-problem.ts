import type { FileVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import type { ValidationData } from './trust/validation-data.ts';

/** What a verifier answers before the file's name and hash are put to it. */
export type DocumentVerdict = Omit<FileVerdict, 'file' | 'sha256' | 'container' | 'revision' | 'kind'> & {
  readonly kind: 'pdf' | 'docx';
  /** DER certificates of those whose signatures are intact. */
  readonly signers: readonly Uint8Array[];
};

export type VerifyOptions = {
  /** DER certificates of the CAs that the station trusts; empty: trust is not checked. */
  readonly trusted: readonly Uint8Array[];
  /** DER certificates of those whose word on time the station trusts; absent or empty: that is not checked. */
  readonly timeAuthorities?: readonly Uint8Array[];
  /** Lists, answers and further certificates that are at hand beside the file. */
  readonly validation?: ValidationData;
  readonly now: Date;
};

/** Everything that keeps a signature or a file from being called sound, in Chinese; `{part}` is the place. */
const messages = {
  NOT_SIGNED: '文件没有数字签名。',

  CMS_UNREADABLE: '签名数据读不出来，不能认定签名有效。',
  CMS_PADDING: '签名数据之后藏有别的内容，不能认定签名有效。',
  CMS_SIGNERS: '签名数据里应当只有一个签名人，实际不是。',
  CMS_SIGNER_UNKNOWN: '签名数据里没有签名人的证书，不能核对签名。',
  CMS_ALGORITHM: '签名所用的算法本程序不能核对（{part}），不能认定签名有效。',
  CMS_ATTRIBUTES: '签名数据缺少必要的签名属性或属性重复，不能认定签名有效。',
  CMS_CERTIFICATE_MISMATCH: '签名数据里的证书与签名时声明的证书不一致。',
  DIGEST_MISMATCH: '签名之后文件内容被改动过。',
  SIGNATURE_INVALID: '签名值与签名人的密钥不符，签名是伪造的或已损坏。',
  KEY_WEAK: '签名人的密钥太短（{part}），不足以证明签名。',
  CERTIFICATE_USAGE: '签名人的证书不是用于签名的证书。',
  CERTIFICATE_NOT_VALID_AT_SIGNING: '声称的签名时间不在签名人证书的有效期内。',
  CERTIFICATE_REVOKED: '“{part}”的证书已被吊销，没有可信的时间戳证明签名在吊销之前。',
  TIME_IN_FUTURE: '声称的签名时间在将来，签名人或本机的时钟不对。',
  TIME_STAMP_BROKEN: '签名上的时间戳与签名不符或不成立，不能证明签名的时间。',
  TIME_STAMP_DIFFERS: '签名人自称的时间比时间戳晚一天以上，签名人的时钟不对。',
  TIME_UNKNOWN: '签名没有写明时间。',

  PDF_BYTE_RANGE: '签名“{part}”所声明的范围与文件实际不符，有内容不受签名保护。',
  PDF_SIGNATURE_KIND: '签名“{part}”的种类本程序不能核对，不能认定签名有效。',
  PDF_HIDDEN_SIGNATURE: '文件里有不属于任何签名栏的签名数据。',
  PDF_APPENDED: '最后一个签名之后又追加了内容。',
  PDF_CHANGED: '签名“{part}”之后页面或内容被改动过。',
  PDF_LOCK_BROKEN: '签名“{part}”已锁定全文，之后仍有改动。',
  PDF_DRAWN_OVER: '后加的签名“{part}”在页面上画了内容，而其签名人未经信任，不能认定原有页面未被遮盖。',
  PDF_CERTIFICATION: '文件的认证签名指向不明。',

  DOCX_PART_CHANGED: '签名之后“{part}”被改动过。',
  DOCX_PART_MISSING: '签名时有的“{part}”现在没有了。',
  DOCX_PART_UNSIGNED: '“{part}”不受签名保护，可能是签名之后加入的。',
  DOCX_RELATIONSHIP_UNSIGNED: '“{part}”里有不受签名保护的关系，可能是签名之后加入的。',
  DOCX_RELATIONSHIP_EXTERNAL: '“{part}”引用了文件之外的内容，签名不能保护它。',
  DOCX_CONTENT_TYPE: '“{part}”的内容类型与签名时不同。',
  DOCX_PROPERTY_SHOWN: '正文“{part}”会显示文件属性，而文件属性不受签名保护。',
  DOCX_SIGNATURE_SHAPE: '签名“{part}”的结构不合规范，不能认定签名有效。',
  DOCX_DUPLICATE_ID: '签名“{part}”里有重复的标识，可能被人掉包。',
  DOCX_TRANSFORM: '签名“{part}”用了不允许的变换，不能认定签名有效。',
  DOCX_OBJECT_CHANGED: '签名“{part}”自身的内容被改动过。',
  DOCX_SIGNATURE_MISSING: '“{part}”登记了签名，但签名文件不在。',
  DOCX_SIGNATURE_STRAY: '“{part}”是没有登记的签名文件。',

  CODE_DIFFERENT: '文书核验码与文件所载的内容不符。',
  CODE_UNSIGNED: '文书核验码不是文件的签名人所签。',
  CODE_UNREADABLE: '文书核验码的记录读不出来。',

  PACKAGE_FILE_MISSING: '清单里的“{part}”现在没有了。',
  PACKAGE_FILE_CHANGED: '“{part}”与清单的摘要不符，制作之后被改动过。',
  PACKAGE_FILE_STRANGE: '“{part}”不在清单里，可能是制作之后放进来的。',
  PACKAGE_SIGNATURE: '“{part}”自身的签名不成立，请单独验证它。',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof messages;

/** A problem with its Chinese sentence. */
export function problem(code: ProblemCode, part: string | null = null): VerdictProblem {
  return { code, part, message: messages[code].replaceAll('{part}', part ?? '') };
}
