// Measures several contestants in turn, A B C A B C, so that a noisy moment hits all of them alike.
import os from 'node:os';

/**
 * Runs the contestants over `items` items in blocks, block by block in turn, in several rounds. A contestant is
 * `{ name, run(from, to) }`; `prepare(from, to)` goes before each block and is not timed. The heap is left alone: a
 * forced collection drops hidden classes and with them optimised code, which no real run would see.
 * Answers by name the µs an item takes in each round: `wall` by the clock, `cpu` of all threads of this process.
 */
export async function interleaved(contestants, { items, block, rounds, warmUp = 2, prepare = () => undefined }) {
  const times = new Map(contestants.map(({ name }) => [name, { wall: [], cpu: [] }]));
  for (let round = -warmUp; round < rounds; round++) {
    const sums = new Map(contestants.map(({ name }) => [name, { wall: 0, cpu: 0 }]));
    for (let from = 0; from < items; from += block) {
      const to = Math.min(from + block, items);
      prepare(from, to);
      for (const { name, run } of contestants) {
        const sum = sums.get(name);
        const before = process.cpuUsage();
        const start = performance.now();
        await run(from, to);
        sum.wall += (performance.now() - start) * 1000;
        const { user, system } = process.cpuUsage(before);
        sum.cpu += user + system;
      }
    }
    if (round < 0) continue;
    for (const [name, { wall, cpu }] of sums) {
      times.get(name).wall.push(wall / items);
      times.get(name).cpu.push(cpu / items);
    }
  }
  return times;
}

/** Least, middle and greatest of some figures. */
export function spread(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1) };
}

/** Rows of equal length as text; all columns but the first are set flush right. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('   ');
  const [first, ...rest] = all.map(line);
  return [first, widths.map((width) => '-'.repeat(width)).join('   '), ...rest].join('\n');
}

/** A figure with the digits that its size deserves. */
export function figure(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

/** Operations a second out of µs for one, in thousands groups. */
export function perSecond(micros) {
  return Math.round(1e6 / micros).toLocaleString('en-US');
}

/** The middle of two series' ratio, round by round. */
export function ratios(above, below) {
  return spread(above.map((value, round) => value / below[round]));
}

/** Where and when this ran. */
export function machine() {
  const [cpu] = os.cpus();
  const load = os
    .loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `${new Date().toISOString().slice(0, 16)}Z · ${os.cpus().length} × ${cpu?.model.trim() ?? '?'} · Node ${process.version} · load ${load}`;
}
