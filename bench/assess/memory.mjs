// A million subjects through the command line tool: how fast, and how much memory its process holds at most.
//   node assess/memory.mjs [--lines 1000000] [--most 200]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AS_OF } from './growth-cases.mjs';
import { machine } from './rounds.mjs';
import { subjectLines } from './subjects.mjs';

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '1000000' }, most: { type: 'string', default: '200' } },
});
const LINES = Number(values.lines);
const MOST_MB = Number(values.most);
const LONGEST_MINUTES = 30;
const BATCH = 64;
const NEWLINE = 0x0a;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the kernel says of a process, in MB: held now, held at most. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (key) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) / 1024;
  return { rss: of('VmRSS'), peak: of('VmHWM') }; // NaN of a process that has just ended
}

/** Processes that the tool started itself; their memory would count too. */
function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
}

console.log(machine());
// What `npm run assess` runs, flags and all, but as one process: "tsx [flags] server/cli/assess.ts".
const { scripts } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
const words = scripts.assess.split(' ').slice(1);
const args = [...words.slice(0, -1), '--import', 'tsx', words.at(-1), '--as-of', AS_OF, '--policy', 'jiaxing-2024-6'];
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
let gone = false;
const exited = once(child, 'exit').finally(() => (gone = true));
const tooLong = setTimeout(() => child.kill(), LONGEST_MINUTES * 60_000);
process.on('exit', () => gone || child.kill());

let answered = 0;
let bytesOut = 0;
let allAnswered;
const done = new Promise((resolve) => (allAnswered = resolve));
child.stdout.on('data', (chunk) => {
  bytesOut += chunk.length;
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) answered++;
  if (answered >= LINES) allAnswered();
});
child.stdin.on('error', () => undefined); // a tool that ended early is told by its exit code

const samples = [];
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
let fed = 0;
let bytesIn = 0;
let nextSample = 0;
function sample() {
  if (performance.now() < nextSample) return;
  nextSample = performance.now() + 250;
  samples.push(memoryOf(child.pid));
}

async function feed() {
  const source = subjectLines(1);
  while (fed < LINES && !gone) {
    let batch = '';
    for (let i = 0; i < BATCH && fed < LINES; i++, fed++) batch += `${source.next().value}\n`;
    bytesIn += Buffer.byteLength(batch);
    if (!child.stdin.write(batch)) await Promise.race([once(child.stdin, 'drain').catch(() => undefined), exited]);
    if (!gone) sample();
  }
}

await feed();
await Promise.race([done, exited]);
const took = seconds();
const helpers = gone ? [] : childrenOf(child.pid);
// The input is still open, so the process is there to be asked for its peak.
if (!gone) samples.push(memoryOf(child.pid));
child.stdin.end();
const [code] = await exited;
clearTimeout(tooLong);

if (samples.length === 0) throw new Error(`the tool ended at once, exit code ${code}`);
const peak = samples.at(-1).peak;
const rss = samples.map((one) => one.rss);
const half = rss.slice(rss.length >> 1);
const mean = half.reduce((sum, mb) => sum + mb, 0) / half.length;
const whole = (value) => Math.round(value).toLocaleString('en-US');
console.log(
  `\nCommand line tool: ${whole(fed)} lines in, ${whole(answered)} results out, exit code ${code ?? 'none, it was ended'}`,
);
console.log(`node ${args.join(' ')}`);
console.log(`${whole(bytesIn / 1e6)} MB in, ${whole(bytesOut / 1e6)} MB out, ${took.toFixed(1)} s`);
console.log(`${whole(answered / took)} lines/s, generator and reader on the other core`);
console.log(
  `memory: peak ${whole(peak)} MB (VmHWM), mean of the second half ${whole(mean)} MB, ${samples.length} samples, ` +
    `processes of its own: ${helpers.length}`,
);
const complete = code === 0 && answered === LINES;
const met = complete && peak <= MOST_MB;
console.log(`\naim: every line answered, peak at most ${MOST_MB} MB: ${met ? 'met' : 'MISSED'}`);
process.exitCode = met ? 0 : 1;
