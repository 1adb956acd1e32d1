import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import type { FactKindName } from '../../../server/domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../../server/domain/records/fact-kinds.ts';
import type { FirmFact } from '../../../server/domain/records/firm-fact.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import type { Fields, TestPerson, TestSite } from '../../support/site.ts';

export const listOf = (kind: FactKindName) => `/records/${kind}`;
/** Facts of the demonstration data, by their order in the list of their kind. */
export const demoFact = (kind: FactKindName, nth: number) =>
  `${listOf(kind)}/${(0xfa_0000_0000 + Object.keys(FACT_KINDS).indexOf(kind) * 0x1000_0000 + nth).toString(16).padStart(24, '0')}`;
export const stepOf = (fact: string, event: string) => `${fact}/steps/${event}`;

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Takes a step with what its page holds and what is typed. */
export async function take(person: TestPerson, fact: string, event: string, typed: Fields = {}) {
  const { text } = await person.get(stepOf(fact, event));
  const kept = { version: hidden(text, 'version'), digest: hidden(text, 'digest') };
  return person.post(stepOf(fact, event), { ...kept, ...typed }, { from: stepOf(fact, event) });
}

export async function factAt(site: TestSite, kind: FactKindName, address: string): Promise<FirmFact> {
  const all = await site.database.connection.collection(FACT_KINDS[kind].collection).find().toArray();
  return all.find(({ _id }) => address.endsWith(String(_id))) as unknown as FirmFact;
}

export async function recordOf(site: TestSite, uscc: string): Promise<Provider> {
  return (await site.container.providers.findByUscc(uscc))!;
}

/** A growth award of the demonstration that was paid, as if its facts had never moved since. */
export async function paidGrowthAward(site: TestSite): Promise<AwardCase> {
  await site.container.following.catchUp();
  const { connection } = site.database;
  await connection.collection('award_adjustments').deleteMany({});
  const all = await site.container.awardRounds.awardCases.inStates(['paid']);
  const paid = all.find(({ matter }) => matter.startsWith('growth:'));
  if (paid === undefined) throw new Error('no growth award was paid');
  await connection.collection('providers').updateOne({ uscc: paid.uscc }, { $set: { otherAwards: [] } });
  return paid;
}
