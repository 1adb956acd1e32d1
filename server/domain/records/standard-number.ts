/** The form itself, as most numbers come: nothing to fold. */
const ALREADY = /^T\/[A-Z]+ \d[0-9A-Z./]*(?:-[0-9A-Z./]+)*-\d{4}$/;
const PLAIN = /^[\x20-\x7e]*$/;
const DASHES = /[\p{Pd}\u2212]+/gu;
const DASHES_BETWEEN_DIGITS = /(?<=\d)[\p{Pd}\u2212一ー]+(?=\d)/gu;
const DROPPED = /[\s\p{White_Space}\p{Cf}]+/gu;
const SLASHES = /[\\\u2044\u2215]/g;
const FORM = /^T\/?([A-Z]+)(\d[0-9A-Z./-]*)-(\d{4})$/;

/**
 * The number of a group standard (团体标准编号) in the one form in which numbers are compared, `T/ZJEI 010-2024`;
 * `undefined` where it cannot be read as society, serial, year. Full width, any dash and missing blanks are forgiven;
 * the serial is text: 010 is not 10. Reading: `reading.md`, Numbers (clause 3.1.4.2).
 */
export function normaliseStandardNumber(given: string): string | undefined {
  if (ALREADY.test(given)) return given;
  const folded = (PLAIN.test(given) ? given : given.normalize('NFKC')).toUpperCase().replace(DROPPED, '');
  const text = folded.replace(SLASHES, '/').replace(DASHES_BETWEEN_DIGITS, '-').replace(DASHES, '-');
  const match = FORM.exec(text);
  return match === null ? undefined : `T/${match[1]} ${match[2]}-${match[3]}`;
}
