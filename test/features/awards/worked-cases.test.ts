import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { matterOf } from '../../../server/domain/awards/award-case.ts';
import { sealOf } from '../../../server/domain/registry/journal.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import { demoUscc } from '../../../server/persistence/demo/demo-names.ts';
import { demoProvider } from '../../../server/persistence/demo/demo-provider-parts.ts';
import { toDocument } from '../../../server/persistence/provider-document.ts';
import { sha256 } from '../../../server/persistence/sha256.ts';
import { dayAfter } from '../../../server/domain/shared/calendar-date.ts';
import { factsOf } from '../../domain/awards/fixtures.ts';
import { ACCOUNT, awardSite, everybody, step, ticked, type AwardSite } from './support.ts';

interface Line {
  readonly clause: string;
  readonly year?: number;
  readonly number?: string;
  readonly outcome: string;
  readonly awardYuan: number;
}

interface WorkedCase {
  readonly asOf: string;
  readonly subject: { readonly id: string };
  readonly expected: { readonly totalYuan: number; readonly lines: readonly Line[] };
}

const file = new URL('../../cases/assess.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly WorkedCase[];
const usccOf = (one: WorkedCase) => demoUscc('330402', 1 + cases.indexOf(one));

/** The record of a firm that gives the calculator the facts of a worked case. */
function recordOf(one: WorkedCase): Provider {
  const { name, region, establishedOn, peakBeforeRecordFen, ...facts } = factsOf(one.subject);
  const nothing = { categories: [], industries: [], summary: '', region: region ?? '330402', serial: 1 };
  return {
    ...demoProvider({ ...nothing, name, establishedOn }, one.asOf),
    ...{ uscc: usccOf(one), peakBeforeRecordFen },
    revenue: facts.revenue.map((year) => ({ ...year, evidence: '审计报告' })),
    softwareCertificates: facts.softwareEnterprise?.map((spell, i) => ({ ...spell, number: `RQ-${i}` })) ?? null,
    // A listing ends a membership: who is a member afterwards was admitted again.
    pool: [
      ...(facts.pool ?? []),
      ...(facts.negativeList ?? []).flatMap(({ to }) => (to === null ? [] : { from: dayAfter(to), to: null })),
    ].map((spell) => ({ ...spell, decision: 'RK-1' })),
    listings: (facts.negativeList ?? []).map((spell) => ({
      ...{ ...spell, ground: 'N08', class: 'serious', decision: 'FM-1', voidedOn: null },
    })),
    standards: facts.standards.map((standard) => ({ ...standard, title: standard.number })),
    otherAwards: facts.otherAwards.map((award) => ({ ...award, source: '其他政策' })),
  };
}

describe('the worked cases, carried through rounds to payment', () => {
  let all: AwardSite;
  let people: Awaited<ReturnType<typeof everybody>>;
  const tokens = new Map<string, string>();
  const collection = (name: string) => all.site.database.connection.collection<{ _id: string }>(name);
  const inRound = (round: string) =>
    collection('award_cases').find({ round }).sort({ uscc: 1, matter: 1 }).toArray() as unknown as Promise<
      (AwardCase & { readonly _id: string })[]
    >;
  const identified = async (round: string) => (await inRound(round)).map((one) => ({ ...one, id: String(one._id) }));

  before(async () => {
    all = await awardSite();
    people = await everybody(all.site);
    for (const name of ['provider1', 'city', 'market', 'finance'] as const)
      tokens.set(name, await people[name].token('/account'));
  });
  after(() => all.site.close());

  async function bankFile(batch: string): Promise<readonly Record<string, string>[]> {
    const { text } = await people.finance2.get(`${batch}/bank.csv`).expect(200);
    return parse<Record<string, string>>(text, { columns: true, bom: true });
  }

  const made = async (round: string) => {
    const answer = await people.finance2.post(
      '/awards/payments',
      ticked((await identified(round)).filter(({ state }) => state === 'ready')),
    );
    assert.equal(answer.status, 303);
    return String(answer.headers['location']);
  };

  /** From told to approved, by the firm and each office in its turn. */
  async function agree(one: AwardCase): Promise<void> {
    await collection('accounts').updateOne({ username: 'provider1' }, { $set: { organisationUscc: one.uscc } });
    let { version } = one;
    const took = async (name: keyof typeof people, event: string, fields = {}) => {
      const seen = { version: String(version++), shown: one.lineDigest, _csrf: tokens.get(name) ?? '' };
      await people[name].postBare(`/awards/${one.id}/steps/${event}`, { ...seen, ...fields }).expect(303);
    };
    await took('provider1', 'confirm', { ...ACCOUNT, name: one.firm });
    for (const role of one.departments) await took(role as 'city' | 'market' | 'finance', 'approve');
  }

  /** Shows the list, waits for its term, pays: the first line bounces and goes into a second batch. Answers both files. */
  async function pay(round: string) {
    assert.equal(
      (await people.city.post('/awards/notice', ticked(await identified(round), { outcome: 'open' }))).status,
      303,
    );
    const now = all.clock.now().getTime();
    all.clock.setTo(new Date(now + 40 * 86_400_000).toISOString());
    assert.equal(
      (await people.city.post('/awards/notice', ticked(await identified(round), { outcome: 'close' }))).status,
      303,
    );
    const first = await made(round);
    const handed = await bankFile(first);
    const [bounced, ...others] = await identified(round);
    assert.ok(bounced);
    const report = async (batch: string, lines: readonly AwardCase[], outcome: string) => {
      if (lines.length === 0) return;
      const answer = await people.finance2.post(batch, ticked(lines, { outcome, reason: '账号已销户' }));
      assert.equal(answer.status, 303);
    };
    await report(first, [bounced], 'bounce');
    await report(first, others, 'pay');
    await collection('accounts').updateOne({ username: 'provider1' }, { $set: { organisationUscc: bounced.uscc } });
    const mended = await step(people.provider1, `/awards/${bounced.id}/steps/correct-account`, {
      ...{ ...ACCOUNT, name: bounced.firm },
    });
    assert.equal(mended.status, 303);
    const second = await made(round);
    await report(
      second,
      (await identified(round)).filter(({ id }) => id === bounced.id),
      'pay',
    );
    return { handed, paid: [...(await bankFile(first)), ...(await bankFile(second))] };
  }

  const sumOf = (rows: readonly Record<string, string>[]) =>
    rows.reduce((sum, row) => sum + Math.round(Number(row['金额（元）']) * 100), 0);

  /** What the journal says was paid: each of its entries opened by the history of the award that it seals. */
  async function paidInJournal(round: string): Promise<number> {
    await all.site.container.journal.relay();
    const own = await identified(round);
    const entries = await all.site.database.connection
      .collection('journal')
      .find({ kind: 'award_cases', event: 'pay' })
      .toArray();
    const sealed = new Set(entries.map((entry) => String(entry['sealed'])));
    const paid = own.filter(({ id, history }) =>
      history.some((entry) => sealed.has(sealOf({ kind: 'award_cases', document: id, entry }, sha256))),
    );
    return paid.reduce((sum, { fen }) => sum + fen, 0);
  }

  const days = [...new Set(cases.map(({ asOf }) => asOf))].sort();
  let paidOver = 0;
  for (const day of days) {
    const own = cases.filter(({ asOf }) => asOf === day);
    it(`${own.length} of ${day}: every line as it was worked out, and paid to the cent`, async () => {
      await collection('providers').deleteMany({});
      await collection('providers').insertMany(own.map((one) => toDocument(recordOf(one))) as never);
      const noon = `${day}T04:00:00.000Z`;
      if (all.clock.now().toISOString() < noon) all.clock.setTo(noon);
      const round = await all.open(people.city, { asOf: day });
      const results = await collection('award_results').find({ round }).toArray();
      assert.equal(results.length, own.length);
      for (const one of own) {
        const found = (results as unknown as { uscc: string; lines: Record<string, unknown>[] }[]).find(
          ({ uscc }) => uscc === usccOf(one),
        );
        assert.deepEqual(
          found?.lines.map(({ clause, outcome, fen }) => ({ clause, outcome, fen })),
          one.expected.lines.map(({ clause, outcome, awardYuan }) => ({
            ...{ clause, outcome, fen: Math.round(awardYuan * 100) },
          })),
          one.subject.id,
        );
      }
      const due = own.flatMap((one) =>
        one.expected.lines
          .filter(({ outcome }) => outcome === 'payable')
          .map((line) => [usccOf(one), matterOf(line as never), Math.round(line.awardYuan * 100)] as const),
      );
      const expected = own.reduce((sum, { expected: { totalYuan } }) => sum + Math.round(totalYuan * 100), 0);
      if (due.length === 0) {
        assert.equal(expected, 0);
        return;
      }
      await all.tell(people.city, round);
      const told = await identified(round);
      const key = ([uscc, matter]: readonly [string, string, number]) => `${uscc} ${matter}`;
      assert.deepEqual(
        told.map(({ uscc, matter, fen }) => [uscc, matter, fen]),
        due.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
      );
      for (const one of told) await agree(one);
      const { handed, paid } = await pay(round);
      const states = new Set((await identified(round)).map(({ state }) => state));
      assert.deepEqual([...states], ['paid']);
      assert.deepEqual([handed.length, paid.length], [due.length, due.length]);
      assert.deepEqual([sumOf(handed), sumOf(paid), await paidInJournal(round)], [expected, expected, expected]);
      paidOver += expected;
    });
  }

  it('comes to the sum of all of them', () => {
    const sum = cases.reduce((total, { expected: { totalYuan } }) => total + totalYuan, 0);
    assert.ok(sum > 0);
    assert.equal(paidOver, sum * 100);
  });
});
