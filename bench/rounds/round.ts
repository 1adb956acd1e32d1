// round.ts [--firms 100000]: a round over so many firms with ten years each, on the embedded engine in a folder of its own.
// Says how long computing and storing take, the most memory, and how long the page of a group takes. Aims: 60 s, 400 MB, 100 ms.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { shelfOf } from '../../server/domain/awards/policy-shelf.ts';
import { openAwardStores } from '../../server/award-services.ts';
import { createComputeService } from '../../server/features/awards/compute.service.ts';
import { openDatabase } from '../../server/persistence/database.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { toDocument } from '../../server/persistence/provider-document.ts';
import { openProviders } from '../../server/persistence/provider.repository.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { diceFrom, firstRevenue, grown } from '../assess/subjects.mjs';

const { values } = parseArgs({
  options: { firms: { type: 'string', default: '100000' }, stored: { type: 'string', default: '' } },
});
const count = Number(values.firms);
const ROUND = 'DF2026-1';
const TODAY = '2026-11-24';
const BATCH = 2000;
/** As `npm start` has it: the heap grows in small steps, and what is garbage is collected before it piles up. */
const AS_STARTED = '--heap-growing-percent=40';

const dataDir = values.stored === '' ? await mkdtemp(join(tmpdir(), 'heku-round-')) : values.stored;
const database = await openDatabase({ dataDir });
const { connection } = database;
await openProviders(connection);
const dice = diceFrom(20261124) as { whole(least: number, most: number): number };
const models = demoProviders(TODAY).map(toDocument);

/** A firm like one of the demonstration, with a code of its own and ten years of revenue. */
function firm(i: number) {
  const model = models[i % models.length];
  if (model === undefined) throw new Error('no firm to begin with');
  const revenue = [];
  for (let year = 2016, fen = firstRevenue(dice) as number; year <= 2025; year++, fen = grown(dice, fen) as number)
    revenue.push({ year, fen, evidence: `${String(year)} 年度审计报告` });
  const uscc = `9133${String(i).padStart(14, '0')}`;
  return { ...model, uscc, name: `${model.name}${String(i)}`, revenue, publishedAwards: [] };
}

if (values.stored === '') {
  for (let i = 0; i < count; i += BATCH) {
    const firms = Array.from({ length: Math.min(BATCH, count - i) }, (_, n) => firm(i + n));
    await connection.collection('providers').insertMany(firms as never);
  }
  await database.close();
  // In a process of its own, so that storing the firms does not count.
  const script = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, [...process.execArgv, AS_STARTED, script, '--stored', dataDir], {
    stdio: 'inherit',
  });
  await rm(dataDir, { recursive: true });
  process.exit(status ?? 1);
}

const stores = await openAwardStores(connection, () => undefined);
const shelf = shelfOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES));
const policy = shelf.get('jiaxing-2024-6');
if (policy === undefined) throw new Error('no policy');
const compute = createComputeService({
  ...{ ...stores, shelf, now: () => new Date() },
  trouble: (error) => console.error(error),
});
const by = { account: 'bench', name: 'bench', role: 'city' } as const;
const entry = { at: new Date().toISOString(), by, event: 'begin', reason: '', shown: null };
await stores.awardRounds.begin(
  {
    ...{ number: ROUND, policy: policy.book.id, policyDigest: policy.book.digest, asOf: TODAY },
    ...{ clauses: ['3.1.4.1', '3.1.4.2'], budgetLine: 'bench', budgetFen: 1 },
  },
  entry,
);
const began = performance.now();
await compute.run(ROUND);
const seconds = (performance.now() - began) / 1000;
const status = await readFile('/proc/self/status', 'utf8');
const peak = Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
const round = await stores.awardRounds.find(ROUND);

const groups = ['payable', 'incomplete', 'judgement', 'suspended', 'not-eligible'] as const;
let slowest = 0;
for (const group of groups) {
  for (const skip of [0, 50]) {
    const start = performance.now();
    await stores.awardRounds.find(ROUND);
    await stores.awardResults.list(ROUND, { group }, { skip, limit: 50 });
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    console.log(`  ${group} from ${String(skip)}: ${took.toFixed(1)} ms`);
  }
}
console.log(
  `computed and stored in ${seconds.toFixed(1)} s (aim 60), peak memory ${peak.toFixed(0)} MB (aim 400, the engine included)`,
);
console.log(`slowest page ${slowest.toFixed(0)} ms (aim 100); digest ${round?.result?.digest ?? 'none'}`);
await database.close();
process.exit(seconds < 60 && slowest < 100 && peak < 400 ? 0 : 1);
