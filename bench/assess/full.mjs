// The whole calculator with its trace against the floor: reading the same text and writing the same results, nothing else.
import { AWARD_RULES, calculatorOf } from '../../server/domain/awards/assess.ts';
import { resultOf } from '../../server/domain/awards/result.ts';
import { readSubject } from '../../server/domain/awards/subject.ts';
import { answerLine } from '../../server/cli/assess-line.ts';
import { loadPolicy, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { figure, interleaved, perSecond, ratios, spread, table } from './rounds.mjs';
import { someLines } from './subjects.mjs';

export const AS_OF = '2027-03-31';
const SUBJECTS = 20_000;
const BLOCK = 500;
const AIM = 2.5;

/** Measures and prints; answers whether the aim was met. */
export async function benchFull({ rounds }) {
  const assess = calculatorOf(loadPolicy(`${SHIPPED_POLICIES}/jiaxing-2024-6`, AWARD_RULES));
  const texts = someLines(SUBJECTS, 20240215);
  const lines = texts.map((text, index) => ({ number: index + 1, bytes: Buffer.from(text) }));
  console.log(`\nWhole calculator: ${SUBJECTS} subjects, ${rounds} rounds, µs a subject`);
  console.log(`${sizesOf(lines, assess)}\n`);

  // The results of one block only are kept, so that neither side pays for a heap that no real run has.
  let results = [];
  let written = 0;
  const prepare = (from, to) => {
    results = texts.slice(from, to).map((text) => resultOf(assess(readSubject(JSON.parse(text)).facts, AS_OF)));
    for (const result of results) written += JSON.stringify(result).length;
  };
  const floor = (from, to) => {
    for (let i = from; i < to; i++) {
      written += JSON.parse(texts[i]).id.length;
      written += JSON.stringify(results[i - from]).length;
    }
  };
  const full = (from, to) => {
    for (let i = from; i < to; i++) written += answerLine(lines[i], assess, AS_OF).text.length;
  };
  const contestants = [
    { name: '(a) floor: JSON.parse + JSON.stringify', run: floor },
    { name: 'full calculator with trace', run: full },
  ];
  const times = await interleaved(contestants, { items: SUBJECTS, block: BLOCK, rounds, prepare });
  if (written === 0) throw new Error('nothing was written');

  const rows = contestants.map(({ name }) => {
    const { wall, cpu } = times.get(name);
    const { min, median, max } = spread(wall);
    return [name, figure(min), figure(median), figure(max), figure(spread(cpu).median), perSecond(median)];
  });
  const [below, above] = contestants.map(({ name }) => times.get(name));
  const ratio = ratios(above.wall, below.wall);
  const cpuRatio = ratios(above.cpu, below.cpu).median.toFixed(2);
  const cells = Object.values(ratio).map((value) => value.toFixed(2));
  rows.push(['ratio full / (a), round by round', ...cells, cpuRatio, '']);
  console.log(table(['', 'min', 'median', 'max', 'cpu median', 'subjects/s'], rows));
  const met = ratio.median <= AIM;
  console.log(`\naim: median ratio at most ${AIM}: ${met ? 'met' : 'MISSED'}`);
  return met;
}

/** Before anything is timed: no line is refused, and the floor writes what the calculator writes, byte for byte. */
function sizesOf(lines, assess) {
  const sums = { bytesIn: 0, bytesOut: 0, awards: 0, steps: 0 };
  for (const line of lines) {
    const { text, refused } = answerLine(line, assess, AS_OF);
    const result = resultOf(assess(readSubject(JSON.parse(line.bytes.toString())).facts, AS_OF));
    if (refused || text !== JSON.stringify(result)) throw new Error(`line ${line.number} differs: ${text}`);
    sums.bytesIn += line.bytes.length;
    sums.bytesOut += Buffer.byteLength(text);
    sums.awards += result.lines.length;
    for (const { steps } of result.lines) sums.steps += steps.length;
  }
  const mean = (sum) => figure(sum / lines.length);
  return `a line: ${mean(sums.bytesIn)} bytes in, ${mean(sums.bytesOut)} bytes out, ${mean(sums.awards)} award lines, ${mean(sums.steps)} steps of trace`;
}
