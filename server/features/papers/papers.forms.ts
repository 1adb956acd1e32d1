import { canonicalPaperNumber } from '../../domain/registry/paper.ts';

export const VERIFY_FIELDS = ['number', 'digest'] as const;

type VerifyField = (typeof VERIFY_FIELDS)[number];

/** What was asked: nothing yet, a number with its digest, or what has to be mended. */
export function readHeld(typed: Readonly<Record<VerifyField, string>>) {
  const number = canonicalPaperNumber(typed.number);
  const digest = typed.digest.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  if (number === '' && digest === '') return {};
  const wrongNumber = number === '' ? '请输入文号' : number.length > 60 ? '文号最多 60 个字符' : undefined;
  const faults = {
    ...(wrongNumber !== undefined && { number: wrongNumber }),
    ...(!/^[0-9a-f]{64}$/.test(digest) && { digest: '请输入完整的内容摘要：64 位数字和字母 a 至 f' }),
  };
  return Object.keys(faults).length > 0 ? { faults } : { held: { number, digest } };
}
