// One name against 10,000 listed firms, and a new entry against 10,000 members.
import { addressCountKey } from '../../server/domain/registry/postal-address.ts';
import { screeningIndex } from '../../server/domain/registry/screening-index.ts';
import { screen } from '../../server/domain/registry/screening.ts';
import { readFirm, rules } from '../../test/domain/registry/screening/labelled.ts';
import { figure, spread, table } from '../assess/rounds.mjs';
import { inventedFirms } from './firms.mjs';

const FIRMS = 10_000;
const ASKED = 2_000;
const PLAIN = 5;
const ONE_NAME_MS = 5;
const ALL_MEMBERS_MS = 2_000;

/** Measures and prints; answers whether the aims are met. */
export function benchSpeed({ rounds }) {
  const firms = inventedFirms(FIRMS, 7);
  const asked = inventedFirms(ASKED, 11);
  for (const facts of firms.slice(0, 500)) readFirm(facts);

  // From the bare facts of 10,000 members to the answer for one new entry: reading them, the index, one look.
  const whole = [];
  let index;
  let rarity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const profiles = firms.map((facts) => readFirm(facts));
    rarity = { limits: rules.limits, countOf: counter(profiles) };
    index = screeningIndex(profiles.map((profile, number) => [number, profile]));
    index.find(readFirm(asked[round % ASKED]), rarity);
    whole.push(performance.now() - start);
  }

  for (const facts of asked.slice(0, 200)) index.find(readFirm(facts), rarity);
  let cases = 0;
  const before = process.cpuUsage();
  const times = asked.map((facts) => {
    const start = performance.now();
    cases += index.find(readFirm(facts), rarity).length;
    return performance.now() - start;
  });
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000 / ASKED;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];

  const profiles = firms.map((facts) => readFirm(facts));
  const plain = asked.slice(0, PLAIN).map((facts) => {
    const start = performance.now();
    const profile = readFirm(facts);
    const found = profiles.filter((other) => screen(profile, other, rarity).opens !== null);
    const took = performance.now() - start;
    if (found.length !== index.find(profile, rarity).length) throw new Error('the index does not agree');
    return took;
  });

  const row = (name, { min, median, max }, more) => [name, figure(min), figure(median), figure(max), more];
  console.log(`\nScreening: ${FIRMS} firms, ${ASKED} asked (${cases} cases opened), ms\n`);
  console.log(
    table(
      ['', 'min', 'median', 'max', ''],
      [
        row('one firm against the index', spread(times), `99 of 100: ${figure(p99)}, cpu ${figure(cpu)}`),
        row('one firm against each, one by one', spread(plain), ''),
        row('a new entry: read all members, index, look', spread(whole), `${rounds} rounds`),
      ],
    ),
  );
  // of all threads, which a busy machine disturbs less than the clock
  return cpu < ONE_NAME_MS && spread(whole).median < ALL_MEMBERS_MS;
}

/** How many of the firms have a value. */
function counter(profiles) {
  const counts = new Map();
  const add = (counted, key) => counts.set(`${counted} ${key}`, (counts.get(`${counted} ${key}`) ?? 0) + 1);
  for (const profile of profiles) {
    const persons = [profile.legalRepresentative, ...profile.shareholders, ...profile.keyPersons].filter(Boolean);
    for (const key of new Set(persons.map((person) => person.key))) add('person', key);
    for (const { tradingNames } of profile.names) for (const { key } of tradingNames) add('tradingName', key);
    for (const address of profile.addresses) add('address', addressCountKey(address));
    for (const { key } of profile.phones) add('mobile', key);
  }
  return (counted, key) => counts.get(`${counted} ${key}`) ?? 0;
}
