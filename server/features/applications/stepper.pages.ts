import type { ApplicationState } from '../../domain/registry/application.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';

interface Way {
  readonly text: string;
  readonly states: readonly ApplicationState[];
}

/** The whole way of an application. A firm from outside the city, or of a region without an office, has no first review. */
const WAY: readonly Way[] = [
  { text: '提交', states: ['draft'] },
  { text: '县级初审', states: ['first-review', 'returned-first'] },
  { text: '市级审核', states: ['city-review', 'returned-city'] },
  { text: '公示', states: ['passed', 'in-notice', 'objected'] },
  { text: '入库', states: ['admitted'] },
];

export function stepsOf({ application, local }: SeenApplication) {
  const { state, history } = application;
  const reviewed = local || history.some(({ to }) => to === 'first-review');
  const way = reviewed ? WAY : WAY.filter(({ text }) => text !== '县级初审');
  const ended = state === 'refused' || state === 'withdrawn';
  // Where it ended is where the last entry led away from.
  const at = ended ? history.at(-1)?.from : state;
  const here = way.findIndex(({ states }) => states.some((one) => one === at));
  return way.map(({ text, states }, i) => {
    const left = history.findLast(({ from, to }) => has(states, from) && !has(states, to));
    const done = i < here || state === 'admitted';
    if (done) return { text, state: 'done', date: dayHere((left ?? history.at(-1))?.at) };
    if (i > here) return { text, state: 'todo' };
    return ended
      ? { text, state: 'stopped', note: state === 'refused' ? '不予入库' : '已撤回' }
      : { text, state: 'current' };
  });
}

function has(states: readonly ApplicationState[], state: string): boolean {
  return states.some((one) => one === state);
}

/** The day of an instant on the clock of the city, UTC+8 all year. */
function dayHere(at: string | undefined): string | undefined {
  return at === undefined ? undefined : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
