const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** What a text is as a unified social credit code (统一社会信用代码): good, refused with a reason, or good with a warning. */
export type UsccVerdict =
  | { readonly valid: true; readonly uscc: string; readonly warning?: string }
  | { readonly valid: false; readonly reason: string };

function codes(text: string, alphabet: string): number[] {
  return [...text].map((character) => alphabet.indexOf(character));
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0);
}

/** The check character of the first 17 characters (GB 32100-2015): (31 − Σ mod 31) mod 31. */
export function usccCheckCharacter(first17: string): string {
  return ALPHABET.charAt((31 - (weighted(codes(first17, ALPHABET), WEIGHTS) % 31)) % 31);
}

/** The organisation code's own check character (GB 11714), which stands at place 17. */
export function organisationCheckCharacter(body: string): string {
  const check = 11 - (weighted(codes(body, ORGANISATION_ALPHABET), ORGANISATION_WEIGHTS) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/**
 * Judges a code as typed: blanks and lower case are forgiven. Refuses a wrong length, a character outside the alphabet
 * (no I O S V Z) and a wrong check character; warns where the organisation code's own check character does not fit.
 */
export function judgeUscc(typed: string): UsccVerdict {
  const uscc = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (uscc.length !== 18) return { valid: false, reason: `统一社会信用代码应为 18 位，现为 ${uscc.length} 位` };
  const foreign = [...uscc].find((character) => !ALPHABET.includes(character));
  if (foreign !== undefined) return { valid: false, reason: `统一社会信用代码不使用字符 ${foreign}` };
  const check = usccCheckCharacter(uscc.slice(0, 17));
  if (check !== uscc[17]) return { valid: false, reason: `校验位不符：第 18 位应为 ${check}，请核对是否录错` };
  const organisation = organisationCheckCharacter(uscc.slice(8, 16));
  if (organisation === uscc[16]) return { valid: true, uscc };
  return { valid: true, uscc, warning: `第 17 位与组织机构代码的校验位（应为 ${organisation}）不符，请核对营业执照` };
}
