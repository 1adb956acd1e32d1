const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const RUN = /[〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+/g;
const ARABIC = '零一二三四五六七八九';

/** Chinese numerals as Arabic ones: 三六零 is 360, 二十一 is 21. What is no well-formed number is turned digit by digit. */
export function withArabicNumerals(text: string): string {
  return text.replace(RUN, (run) => tens(run) ?? [...run].map((digit) => DIGITS[digit] ?? '10').join(''));
}

/** Arabic digits as Chinese ones, as they are read aloud one by one. */
export function withChineseDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => ARABIC.charAt(Number(digit)));
}

/** The value of 十, 十二, 二十, 二十一; undefined for any other run. */
function tens(run: string): string | undefined {
  const parts = /^(.?)[十拾](.?)$/u.exec(run);
  if (parts === null) return undefined;
  const [, before = '', after = ''] = parts;
  const [high, low] = [before === '' ? 1 : DIGITS[before], after === '' ? 0 : DIGITS[after]];
  return high === undefined || low === undefined ? undefined : String(high * 10 + low);
}
