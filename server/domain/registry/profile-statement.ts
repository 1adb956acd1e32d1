import { EMPTY_STATEMENT, type Statement } from './application.ts';
import type { ProfileCase, ProfileChange } from './profile.ts';
import type { Provider } from './provider.ts';

/** How many cases an application has room for. */
const STATED_CASES = 4;

/** What a draft of an application begins with: what the firm's profile says already. Nothing is declared for it. */
export function statementFrom({ categories, industries, summary, contact, profile }: Provider): Statement {
  // The accepted ones first, among them the latest: they count.
  const key = ({ acceptedOn, signedOn }: ProfileCase) => `${acceptedOn ?? ''} ${signedOn ?? ''}`;
  const cases = profile.cases.toSorted((a, b) => (key(a) < key(b) ? 1 : -1)).slice(0, STATED_CASES);
  return {
    ...EMPTY_STATEMENT,
    categories,
    industries,
    summary,
    contactName: contact.name,
    contactPhone: contact.phone,
    teamSize: profile.team.size,
    cases: cases.map(({ customer, project, signedOn, acceptedOn }) => ({ customer, project, signedOn, acceptedOn })),
  };
}

/** What an admission changes of the profile: it takes over what the firm stated in its application. */
export function statedChange(
  before: Provider,
  stated: Pick<Provider, 'categories' | 'industries' | 'summary' | 'contact'>,
  decision: string,
  decided: Pick<ProfileChange, 'at' | 'by'>,
): ProfileChange {
  const values = ({ categories, industries, summary, contact }: typeof stated) => ({
    ...{ summary, contactName: contact.name, contactPhone: contact.phone },
    ...{ categories, industries },
  });
  const [was, is] = [values(before), values(stated)];
  const fields = (Object.keys(is) as (keyof typeof is)[])
    .map((field) => ({ field, before: was[field], after: is[field] }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
  return { ...decided, section: 'admission', what: 'admit', item: decision, fields };
}
