// Runs the benches of the calculator and of the screening and prints their tables. Exit code 1 where an aim is missed.
//   npm run bench -- [--only full|growth|memory|quality|speed] [--rounds 9] [--lines 1000000]
// The figures are for people: nothing in CI runs or times this.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchFull } from './assess/full.mjs';
import { benchGrowth } from './assess/growth.mjs';
import { machine } from './assess/rounds.mjs';
import { benchQuality } from './screening/quality.mjs';
import { benchSpeed } from './screening/speed.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '9' },
    lines: { type: 'string', default: '1000000' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');

/** In a process of its own, so that its reader and generator have a core to themselves. */
function benchMemory() {
  const script = fileURLToPath(new URL('./assess/memory.mjs', import.meta.url));
  console.log();
  return spawnSync(process.execPath, [script, '--lines', values.lines], { stdio: 'inherit' }).status === 0;
}

const benches = {
  full: () => benchFull({ rounds }),
  growth: () => benchGrowth({ rounds }).then(() => true),
  quality: () => Promise.resolve(benchQuality()),
  speed: () => Promise.resolve(benchSpeed({ rounds })),
  memory: () => Promise.resolve(benchMemory()),
};
const chosen = values.only === '' ? Object.keys(benches) : values.only.split(',');
console.log(machine());
let met = true;
for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`--only takes ${Object.keys(benches).join(', ')}`);
  if (!(await bench())) met = false;
}
console.log(`\n${machine()}`);
process.exit(met ? 0 : 1);
