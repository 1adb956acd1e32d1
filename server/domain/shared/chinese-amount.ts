import type { Fen } from './money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万'];

/** Four digits in capitals, with 零 between digits that stand apart: 1005 is 壹仟零伍. */
function group(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
      gap = false;
    }
  }
  return text;
}

/** Whole yuan in capitals; empty for none. */
function whole(yuan: number): string {
  let text = '';
  let gap = false;
  for (let i = 3; i >= 0; i--) {
    const value = Math.floor(yuan / 10_000 ** i) % 10_000;
    // 壹拾万亿: the hundred millions are named, even where there are none but those counted in ten thousands.
    const named = value > 0 || (i === 2 && text !== '');
    if (value > 0) text += `${text !== '' && (gap || value < 1000) ? '零' : ''}${group(value)}`;
    if (named) text += GROUPS[i];
    gap = value === 0 && text !== '';
  }
  return text;
}

/** An amount in Chinese capitals, as it stands on papers about money: 人民币贰仟壹佰万零伍元叁角整. Exact to the fen. */
export function chineseAmount(fen: Fen): string {
  const yuan = whole(Math.floor(fen / 100));
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  if (jiao === 0 && cents === 0) return `人民币${yuan === '' ? '零' : yuan}元整`;
  const dimes = jiao > 0 ? `${DIGITS[jiao]}角` : yuan === '' ? '' : '零';
  return `人民币${yuan === '' ? '' : `${yuan}元`}${dimes}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`;
}
