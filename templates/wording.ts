/** What a form prints, typed from the official set and from the law, never from its layout. */
export type FormWording = {
  /** The empty form's fixed wording from top to bottom, a line a paragraph or cell: ＿ a field, □ a box, no spaces. */
  readonly lines: readonly string[];
  /** What a line becomes where the sample fills it. */
  readonly filled?: Readonly<Record<string, readonly string[]>>;
  /** Official or customary wording that the form does not print as it is, and why: the article, or that nobody saw the print. */
  readonly departs?: readonly { readonly from: string; readonly because: string }[];
};

/** A line an item, without the indentation. */
export function lines(...texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** The table of the party of 式样 5, 6, 8, 14, 15, 20 and 21. */
export const PARTY = '当事人\n个人\n姓名\n身份证件号\n住址\n联系电话\n单位\n名称\n地址\n联系电话\n法定代表人\n统一社会信用代码';
export const TO_PARTY = '当事人（个人姓名或单位名称）：＿';
export const CONTACT = '联系地址：＿\n邮编：＿联系人：＿\n联系电话：＿';
/** The empty form's seal line; filled it names the department: ＿(印章). */
export const SEAL = '交通运输执法部门(印章)';
export const TWO_COPIES = '(本文书一式两份：一份存根，一份交当事人或其代理人。)';
export const FORCE_APPLIES = '逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。';
