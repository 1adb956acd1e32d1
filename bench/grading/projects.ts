import { readersOf, type Project } from '../../server/domain/records/project.ts';
import type { Day } from '../../server/domain/shared/calendar-date.ts';
import { demoProjects } from '../../server/persistence/demo/demo-projects.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadProjectRules } from '../../server/policy-data/projects-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

export interface BenchFirm {
  readonly uscc: string;
  readonly name: string;
}

/** So many customers have the projects; a provider has some of them several times. */
const CUSTOMERS = 50_000;
const customer = (n: number) => `9144${String(n % CUSTOMERS).padStart(14, '0')}`;

/**
 * Invented projects as they are stored: the demonstration's, in each of their states with reports, milestones, ratings and
 * histories, given to other firms, other customers and other ratings, always the same.
 */
export function benchProjects(today: Day) {
  const providers = demoProviders(today);
  const terms = { today, calendar: loadWorkCalendar([]), projectRules: loadProjectRules([]) };
  const shapes = demoProjects(providers, terms).projects.map((one) => ({ one, text: textOf(one) }));

  return function* of(firms: readonly BenchFirm[], first: number, each: number): Generator<object> {
    for (let i = 0; i < firms.length; i++)
      for (let n = 0; n < each; n++) {
        const serial = (first + i) * each + n;
        const shape = shapes[serial % shapes.length];
        const firm = firms[i];
        if (shape === undefined || firm === undefined) continue;
        const { one, text } = shape;
        // Who had the project before is another firm of the same portion.
        const before = firms[(i + 1) % firms.length] ?? firm;
        let own = text.replaceAll(one.uscc, firm.uscc).replaceAll(one.enterprise.uscc, customer(serial * 7));
        for (const { uscc } of one.former) own = own.replaceAll(uscc, before.uscc);
        const made = JSON.parse(own) as Omit<Project, 'id'> & { readers: string[] };
        const { rating } = made;
        const hundredths = 250 + ((serial * 37) % 251);
        yield {
          ...made,
          ...{ number: `XMB${String(serial).padStart(7, '0')}`, outbox: [], search: `${one.title}\n${firm.name}` },
          ...(rating !== null && { rating: { ...rating, hundredths } }),
        };
      }
  };
}

/** A project as it is stored, without its id. */
function textOf(project: Project): string {
  const { id, ...rest } = project;
  return JSON.stringify({ ...rest, readers: readersOf(project) }).replaceAll(id, '');
}
