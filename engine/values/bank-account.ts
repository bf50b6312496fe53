import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';

export type BankAccountProblem = 'empty' | 'characters' | 'length';

const sentences: Readonly<Record<BankAccountProblem, string>> = {
  empty: '没有填写银行账号。',
  characters: '银行账号里有数字以外的字符。请核对。',
  length: '银行账号的位数少见（通常 12–30 位）。请对照开户资料核对。',
};

/** The Chinese sentence for an account number of unusual form: a hint (public accounts have no common rule). */
export function bankAccountSentence(problem: BankAccountProblem): string {
  return sentences[problem];
}

/** Half-width, no spaces or dashes. */
export function normaliseBankAccount(text: string): string {
  return compact(text).replace(/-/g, '');
}

/** Checks that an account number is 12–30 digits. */
export function checkBankAccount(text: string): Checked<string, BankAccountProblem> {
  const account = normaliseBankAccount(text);
  if (account === '') return unsound('empty');
  if (!/^\d+$/.test(account)) return unsound('characters');
  return account.length >= 12 && account.length <= 30 ? sound(account) : unsound('length');
}
