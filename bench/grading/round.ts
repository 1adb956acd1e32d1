// round.ts [--firms 10000] [--projects 20] [--no-publishing]: a round of the grading over so many firms with so many
// projects each, on the embedded engine in a folder of its own: computed, listed for the notice, published; then computed again by a
// process that is killed on the way and by one that goes on. Says how long each takes, the most memory, the slowest page.
// Aims: 30 s for scoring, one digest, 400 MB, 100 ms.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openGradingStores } from '../../server/grading-services.ts';
import { openProjectStores } from '../../server/project-services.ts';
import { createGradingCompute } from '../../server/features/grading/compute.service.ts';
import { createGradingFacts } from '../../server/features/grading/facts.service.ts';
import { createGradePublishing } from '../../server/features/grading/publish.service.ts';
import { openChangeRequests } from '../../server/persistence/change-request.repository.ts';
import { openDatabase } from '../../server/persistence/database.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { toDocument } from '../../server/persistence/provider-document.ts';
import { openProviders } from '../../server/persistence/provider.repository.ts';
import { loadGradingScheme } from '../../server/policy-data/grading-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';
import { createAnalysisService } from '../../server/features/grading/analysis.service.ts';
import { createSimulationService } from '../../server/features/grading/simulation.service.ts';
import { benchProjects } from './projects.ts';

const { values } = parseArgs({
  options: {
    firms: { type: 'string', default: '10000' },
    projects: { type: 'string', default: '20' },
    stored: { type: 'string', default: '' },
    stage: { type: 'string', default: '' },
    'no-publishing': { type: 'boolean', default: false },
  },
});
const count = Number(values.firms);
const each = Number(values.projects);
const TODAY = '2026-11-24';
const BATCH = 1000;
const dataDir = values.stored === '' ? await mkdtemp(join(tmpdir(), 'heku-grading-')) : values.stored;
const database = await openDatabase({ dataDir });
const { connection } = database;
const providers = await openProviders(connection);
const { projects: projectStore } = await openProjectStores(connection, () => undefined);

async function store(): Promise<void> {
  const models = demoProviders(TODAY)
    .filter(({ pool }) => pool.some(({ to }) => to === null || to > TODAY))
    .map(toDocument);
  const projectsOf = benchProjects(TODAY);
  for (let i = 0; i < count; i += BATCH) {
    const firms = Array.from({ length: Math.min(BATCH, count - i) }, (_, n) => {
      const serial = String(i + n);
      const model = models[(i + n) % models.length];
      return { ...model, uscc: `9133${serial.padStart(14, '0')}`, name: `${model?.name ?? ''}${serial}` };
    });
    await connection.collection('providers').insertMany(firms as never);
    let projects: object[] = [];
    for (const one of projectsOf(firms, i, each)) {
      projects.push(one);
      if (projects.length < BATCH) continue;
      await connection.collection('projects').insertMany(projects as never, { ordered: false });
      projects = [];
    }
    if (projects.length > 0) await connection.collection('projects').insertMany(projects as never, { ordered: false });
  }
}

/** A stage in a process of its own: its memory is its own, and it can be killed. */
async function stage(name: string, killAfter?: number): Promise<void> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), '--stored', dataDir, '--stage', name];
  args.push('--firms', values.firms, '--projects', values.projects);
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(timer);
  if (signal !== null) console.log(`  killed after ${String(killAfter)} ms`);
  else if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
}

async function peak(): Promise<string> {
  const status = await readFile('/proc/self/status', 'utf8');
  return (Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024).toFixed(0);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<number> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const shown = (ms: number) => (ms < 2000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`);
  // With the engine's threads: what a busy machine disturbs less.
  console.log(`  ${what}: ${shown(took)} (cpu ${shown((user + system) / 1000)})`);
  return took;
}

const by = { account: 'bench', name: 'bench', role: 'city' } as const;
const entry = (event: string) => ({ at: new Date().toISOString(), by, event, reason: '', shown: null });

async function work(name: string): Promise<void> {
  const stores = await openGradingStores(connection, () => undefined);
  const { gradingRounds: rounds } = stores;
  const facts = createGradingFacts({ requests: await openChangeRequests(connection), projects: projectStore });
  const trouble = (error: unknown) => console.error(error);
  const publishing = createGradePublishing({
    ...{ ...stores, trouble, now: () => new Date(), today: () => TODAY },
    calendar: loadWorkCalendar([]),
    listingCases: { ofFirm: () => Promise.resolve([]) },
    proposeRemoval: () => Promise.resolve(null),
    clues: { bySystem: () => Promise.resolve({ number: 'none' }) },
  });
  const compute = createGradingCompute({ ...stores, facts, publishing, trouble, now: () => new Date() });
  const find = async (number: string) => {
    const round = await rounds.find(number);
    if (round === null) throw new Error('no round');
    return round;
  };
  const [deed = '', number = ''] = name.split(' ');
  if (deed === 'store') await timed(`${String(count)} firms with ${String(each)} projects each stored`, store);
  if (deed === 'compute') {
    if ((await rounds.find(number)) === null)
      await rounds.begin({ number, scheme: loadGradingScheme([]), cutOff: TODAY, experts: [] }, entry('begin'));
    await timed(`${number} scored and locked`, () => compute.run(number));
    const { result } = await find(number);
    console.log(`  ${String(result?.firms)} firms, digest ${result?.digest ?? 'none'}, peak ${await peak()} MB`);
  }
  if (deed === 'publish') {
    const { id, state, version } = await find(number);
    const notice = { number: 'bench', from: TODAY, until: TODAY };
    await rounds.decide({ id, state, version }, { to: 'opening', entry: entry('open-notice'), set: { notice } });
    await timed('listed for the notice', () => compute.run(number));
    const listed = await find(number);
    await rounds.decide(
      { id, state: listed.state, version: listed.version },
      { to: 'publishing', entry: entry('publish'), set: { publishedOn: TODAY } },
    );
    await timed('published', () => compute.run(number));
    console.log(`  ${(await find(number)).state}, peak ${await peak()} MB`);
  }
  if (deed === 'read') {
    const person = { id: 'bench', role: 'city', region: undefined } as never;
    const analysis = createAnalysisService({ ...stores, providers, today: () => TODAY });
    const simulation = createSimulationService(stores);
    const query = { with: undefined, move: undefined };
    let slowest = 0;
    for (const skip of [0, 50, 5000])
      slowest = Math.max(
        slowest,
        await timed(`results from ${String(skip)}`, () => stores.gradingResults.list(number, {}, { skip, limit: 50 })),
      );
    await timed('analysis', () => analysis.see(number, person, query, 1));
    await timed('analysis again', () => analysis.see(number, person, query, 1));
    await timed('recheck', () => analysis.recheck(number, person));
    const round = await find(number);
    await timed('simulation', () => simulation.run(round, { weights: {}, least: { A: 80 } }, person));
    const [one, two] = [await find('PJ-1'), await find('PJ-2')];
    const same = one.result?.digest === two.result?.digest;
    console.log(
      `  ${same ? 'one digest, killed or not' : 'DIGESTS DIFFER'}; slowest page of results ${slowest.toFixed(0)} ms; peak ${await peak()} MB`,
    );
    process.exitCode = same && slowest < 100 ? 0 : 1;
  }
}

if (values.stage === '') {
  await database.close();
  try {
    await stage('store');
    const began = performance.now();
    await stage('compute PJ-1');
    const whole = performance.now() - began;
    if (!values['no-publishing']) await stage('publish PJ-1');
    await stage('compute PJ-2', Math.floor(whole * 0.6));
    await stage('compute PJ-2');
    await stage('read PJ-2');
  } finally {
    await rm(dataDir, { recursive: true });
  }
} else {
  await work(values.stage);
  await database.close();
}
