import { isAcceptedCase } from '../registry/profile.ts';
import type { Provider } from '../registry/provider.ts';
import { covers, daysBetween, yearOf, type Day } from '../shared/calendar-date.ts';
import type { ProjectFigures } from './project-figures.ts';
import type { GradingFacts } from './scorecard.ts';

/**
 * What the record of a provider says for its grading on a day; projects, ratings and complaints give figures of their own.
 * A list that is empty is a figure of 0; what the firm never stated, or nobody reported, is missing.
 */
export function gradingFactsOf(
  provider: Provider,
  lateChanges: number,
  day: Day,
  project?: ProjectFigures,
): GradingFacts {
  const { profile, industries, standards, softwareCertificates, confirmedOn } = provider;
  const growth = growthOf(provider, day);
  const customers = new Map<string, number>();
  for (const { customer } of profile.cases) customers.set(customer, (customers.get(customer) ?? 0) + 1);
  const again = [...customers.values()].filter((cases) => cases > 1).length;
  const valid = [...(softwareCertificates ?? []), ...profile.certificates].filter((one) => covers(one, day));
  const led = standards.filter(
    ({ rank, kind, effectConfirmedOn }) =>
      rank === 1 && kind === 'formulation' && effectConfirmedOn !== null && effectConfirmedOn <= day,
  );
  return {
    figures: {
      acceptedCases: profile.cases.filter((one) => isAcceptedCase(one) && (one.acceptedOn ?? day) <= day).length,
      industries: industries.length,
      ...(customers.size > 0 && { repeatCustomers: Math.floor((again * 100) / customers.size) }),
      ownProducts: profile.products.length,
      certificates: valid.length,
      standardsLed: led.length,
      ...(profile.team.resident !== null && { residentTeam: profile.team.resident }),
      ...(growth !== undefined && { revenueGrowth: growth }),
      ...(confirmedOn !== null && {
        daysSinceConfirmed: Math.max(daysBetween(confirmedOn, day), 0),
      }),
      ...project?.figures,
    },
    counts: { lateChanges, warnings: warningsOf(provider, day), ...project?.counts },
  };
}

/** Minor listings that began within a year before the day; one that is void never was. */
function warningsOf({ listings }: Provider, day: Day): number {
  return listings.filter(
    (one) => one.class === 'minor' && one.voidedOn === null && one.from <= day && daysBetween(one.from, day) <= 365,
  ).length;
}

/** The growth of the last closed year in whole per cent, rounded down; missing where a year is, or the one before was nothing. */
function growthOf({ revenue }: Provider, day: Day): number | undefined {
  const year = yearOf(day) - 1;
  const [last, before] = [year, year - 1].map((one) => revenue.find((figure) => figure.year === one)?.fen);
  if (last === undefined || before === undefined || before === 0) return undefined;
  return Math.floor(((last - before) * 100) / before);
}
