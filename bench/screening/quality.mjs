// How well the screening tells apart the labelled pairs of test/, beside a plain edit distance of the whole names.
import { distance } from 'fastest-levenshtein';
import { labelledPairs, PARTS, screenPair } from '../../test/domain/registry/screening/labelled.ts';
import { table } from '../assess/rounds.mjs';

const RECALL = 0.98;
const PRECISION = 0.95;

/** Measures and prints; answers whether the aims are met on the whole set. */
export function benchQuality() {
  const parts = PARTS.map((part) => [part, labelledPairs(part)]);
  const all = parts.flatMap(([, pairs]) => pairs);
  const { threshold } = tuned(all);
  const contestants = [
    ['Heku', ({ pair }) => screenPair(pair).opens !== null],
    [`edit distance, alike from ${threshold} %`, ({ alike }) => alike >= threshold],
  ];
  const rows = [...parts, ['whole set', all]].flatMap(([part, pairs]) =>
    contestants.map(([name, opens]) => {
      const { right, opened, wanted } = counted(pairs, opens);
      return [`${part}: ${name}`, pairs.length, wanted, opened, right, percent(right, wanted), percent(right, opened)];
    }),
  );
  console.log('\nScreening: the labelled pairs\n');
  console.log(table(['', 'pairs', 'wanted', 'opened', 'of them right', 'recall', 'precision'], rows));
  const { right, opened, wanted } = counted(all, contestants[0][1]);
  return right / wanted >= RECALL && right / opened >= PRECISION;
}

function counted(pairs, opens) {
  const judged = pairs.map((pair) => ({ pair, alike: alikeness(pair), wanted: pair.opens }));
  const opened = judged.filter(opens);
  return {
    opened: opened.length,
    right: opened.filter(({ wanted }) => wanted).length,
    wanted: judged.filter(({ wanted }) => wanted).length,
  };
}

/** Per cent of the longer name that need not be changed. */
function alikeness({ first: { name: a }, second: { name: b } }) {
  return Math.floor(100 - (100 * distance(a, b)) / Math.max(a.length, b.length));
}

/** The threshold with the best harmonic mean of recall and precision on the very pairs that it is judged by. */
function tuned(pairs) {
  return Array.from({ length: 101 }, (_, threshold) => {
    const { right, opened, wanted } = counted(pairs, ({ alike }) => alike >= threshold);
    return { threshold, mean: (2 * right) / (opened + wanted) };
  }).reduce((best, one) => (one.mean > best.mean ? one : best));
}

function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
