/** The account to which an award is paid, as the firm gave it. */
export interface BankAccount {
  /** 户名: the firm's own name. */
  readonly name: string;
  /** 账号: digits. */
  readonly number: string;
  /** 开户银行. */
  readonly bank: string;
  /** 联行号, twelve digits. */
  readonly cnaps: string;
}

export type AccountFault = 'name-differs' | 'number-form' | 'number-repeated' | 'bank-missing' | 'cnaps-form';

export const ACCOUNT_FAULT_WORDS: Readonly<Record<AccountFault, string>> = {
  'name-differs': '户名须与企业名称一致',
  'number-form': '账号应为 8 至 32 位数字',
  'number-repeated': '两次填写的账号不一致',
  'bank-missing': '请填写开户银行，不超过 60 个字',
  'cnaps-form': '联行号应为 12 位数字',
};

/** Names are one where they differ only in width, in brackets or in blanks. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[〔［【[]/g, '(')
    .replaceAll(/[〕］】\]]/g, ')')
    .replaceAll(/\s/g, '');
}

/** Digits as typed: full-width ones, blanks and dashes between groups are taken. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
}

/**
 * Reads an account as typed, its number twice. Form only: a corporate account number has no check digit common to all
 * banks (Luhn is for cards, and a firm's account is none), and the People's Bank publishes no check for the 联行号 that
 * we could cite. So neither is computed: whether the account exists is found out by the bank, and a bounced payment is
 * corrected.
 */
export function readAccount(
  firm: string,
  typed: BankAccount & { readonly again: string },
): { readonly account: BankAccount; readonly faults: readonly AccountFault[] } {
  const account = {
    name: typed.name.normalize('NFKC').trim(),
    number: digitsOf(typed.number),
    bank: typed.bank.normalize('NFKC').trim(),
    cnaps: digitsOf(typed.cnaps),
  };
  const faults: AccountFault[] = [];
  if (plainName(account.name) !== plainName(firm)) faults.push('name-differs');
  if (!/^\d{8,32}$/.test(account.number)) faults.push('number-form');
  else if (digitsOf(typed.again) !== account.number) faults.push('number-repeated');
  if (account.bank === '' || account.bank.length > 60) faults.push('bank-missing');
  if (!/^\d{12}$/.test(account.cnaps)) faults.push('cnaps-form');
  return { account, faults };
}

/** An account number as everybody but the payer sees it: the last four digits. */
export function maskedNumber(number: string): string {
  return `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;
}
