import type { Database } from '../../server/persistence/database.ts';
import type { Addressed } from '../../server/persistence/message-follower.ts';
import { livingOf } from './journal.ts';

const USCC = '91330400MA20000270';

/** How many applications the process of its own finds. */
export const SEEDED = 120;

/** Letters as short as can be, each with the key of its message. */
export function lettersOf(addressed: readonly Addressed[], at: Date) {
  return addressed.map(({ to, message: { subject, account, document, version } }) => ({
    ...{ to, subject, text: subject, at },
    key: `${String(document)}:${version}:${account}`,
  }));
}

/** Two people of a firm, one of them with an address that is not confirmed, and one official. */
export async function insertPeople({ connection }: Database): Promise<void> {
  const account = (username: string, more: object) => ({
    ...{ username, displayName: username, role: 'provider', organisationUscc: USCC, blocked: false, history: [] },
    ...{ createdAt: new Date('2020-01-01'), ...more },
  });
  await connection
    .collection('accounts')
    .insertMany([
      account('boss', { email: 'boss@firm.example', emailConfirmed: true }),
      account('clerk', { email: 'clerk@firm.example' }),
      account('gone', { email: 'gone@firm.example', emailConfirmed: true, blocked: true }),
      account('elsewhere', { organisationUscc: 'other' }),
      account('nanhu', { role: 'county', region: '330402', organisationUscc: null, email: 'nanhu@city.example' }),
      account('haining', { role: 'county', region: '330481', organisationUscc: null, email: 'haining@city.example' }),
    ]);
}

/** An application that was begun, submitted and returned: nothing, then a receipt and work, then a return is told. */
export function returned(id: string, at = '2026-11-24T01:00:00.000Z') {
  const { history } = livingOf(id, 3);
  const events = ['begin', 'submit', 'return'];
  const states = ['', 'draft', 'first-review', 'returned-first'];
  const entries = history.map((entry, i) => ({
    ...{ ...entry, at, event: events[i] ?? '', from: states[i] ?? '', to: states[i + 1] ?? '' },
    by: { account: 'somebody', name: '某人', role: i === 2 ? ('county' as const) : ('provider' as const) },
  }));
  return {
    ...livingOf(id, 3),
    ...{ history: entries, state: 'returned-first', uscc: USCC, region: '330402', name: '甲公司' },
    ...{ due: '2026-12-10', corrections: [], firstReview: null, notice: null },
  };
}
