// Subjects of the calculator's contract, as text lines. The same seed always gives the same lines.

/** A small seeded generator of numbers in [0, 1) (mulberry32). */
export function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PLACES = ['嘉兴', '南湖', '秀洲', '嘉善', '海宁', '平湖', '桐乡', '海盐'];
const WORDS = ['云智', '数联', '恒信', '启明', '天枢', '瑞科', '沃土', '汇智', '中控', '蓝鲸'];
const TRADES = ['信息技术', '软件科技', '工业互联网', '智能制造服务', '数字科技'];
const REGIONS = ['330402', '330411', '330421', '330424', '330481', '330482', '330483', '330401'];
const SOCIETIES = ['ZJEI', 'ZZB', 'ZSA', 'JXSIA', 'CAICI'];
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The dice of one stream of subjects. */
export function diceFrom(seed) {
  const next = numbersFrom(seed);
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  const two = (number) => String(number).padStart(2, '0');
  return {
    chance: (share) => next() < share,
    between: (least, most) => least + next() * (most - least),
    whole,
    one: (list) => list[Math.floor(next() * list.length)],
    day: (from, to) => `${whole(from, to)}-${two(whole(1, 12))}-${two(whole(1, 28))}`,
  };
}

/** Revenue of one year in fen after the year before: mostly growth, at times exactly 10 %, at times a fall. */
export function grown(dice, before) {
  if (dice.chance(0.05)) return Math.round(before / 1000) * 1100;
  return Math.round((before * dice.between(0.9, 1.55)) / 100) * 100;
}

/** A first revenue in fen, spread evenly over the orders of magnitude. */
export function firstRevenue(dice) {
  return Math.round(Math.exp(dice.between(Math.log(4e6), Math.log(4e8)))) * 100;
}

function yuan(dice, fen) {
  if (dice.chance(0.03)) return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  return fen / 100;
}

function revenueOf(dice) {
  const last = dice.one([2024, 2025, 2025, 2026, 2026]);
  const first = last - dice.whole(3, 6) + 1;
  const list = [];
  let fen = firstRevenue(dice);
  for (let year = first; year <= last; year++) {
    const odd = dice.chance(0.1) ? dice.whole(1, 99) : 0;
    list.push({ year, yuan: yuan(dice, fen + odd) });
    fen = grown(dice, fen);
  }
  return list;
}

function standardOf(dice, number) {
  const publishedOn = dice.chance(0.06) ? dice.day(2022, 2023) : dice.day(2024, 2026);
  const year = Number(publishedOn.slice(0, 4));
  return {
    number: `T/${dice.one(SOCIETIES)} ${String(number).padStart(3, '0')}${dice.one(['-', '-', '-', '—'])}${year}`,
    publishedOn,
    rank: dice.chance(0.7) ? 1 : dice.whole(2, 9),
    kind: dice.chance(0.88) ? 'formulation' : 'revision',
    theme: dice.one(['digital', 'digital', 'digital', 'green', 'other']),
    effectConfirmedOn: dice.chance(0.75) ? dice.day(year + 1, year + 1) : null,
  };
}

function otherAwardsOf(dice, standards) {
  const list = [];
  if (dice.chance(0.2)) list.push({ matter: `growth:${dice.whole(2024, 2026)}`, yuan: dice.whole(1, 60) * 10_000 });
  if (standards.length > 0 && dice.chance(0.15))
    list.push({ matter: `standard:${standards[0].number}`, yuan: dice.whole(1, 20) * 10_000 });
  return list;
}

/** One subject as an object of the contract. */
export function subjectOf(dice) {
  const revenue = revenueOf(dice);
  const founded = revenue[0].year - (dice.chance(0.6) ? 0 : dice.whole(1, 8));
  let id = '91330400MA2';
  while (id.length < 18) id += dice.one(USCC);
  const subject = { id, name: `${dice.one(PLACES)}${dice.one(WORDS)}${dice.one(WORDS)}${dice.one(TRADES)}有限公司` };
  if (dice.chance(0.95)) subject.region = dice.chance(0.95) ? dice.one(REGIONS) : '330106';
  subject.establishedOn = `${founded}-0${dice.whole(1, 9)}-${dice.whole(10, 28)}`;
  subject.peakRevenueBeforeRecordYuan =
    founded < revenue[0].year && dice.chance(0.8) ? dice.whole(100, 2000) * 10_000 : null;
  subject.revenue = revenue;
  if (dice.chance(0.96)) {
    const from = dice.whole(2019, 2024);
    subject.softwareEnterprise = [{ from: `${from}-01-01`, to: `${from + 3}-12-31` }];
    if (dice.chance(0.5)) subject.softwareEnterprise.push({ from: `${from + 4}-01-01`, to: null });
  }
  if (dice.chance(0.95)) {
    subject.pool = [{ from: dice.day(2022, 2026), to: dice.chance(0.75) ? null : dice.day(2027, 2028) }];
    if (dice.chance(0.2)) subject.pool.unshift({ from: '2021-03-01', to: '2021-12-31' });
  }
  if (dice.chance(0.12)) subject.negativeList = [{ from: dice.day(2025, 2026), to: dice.day(2027, 2027) }];
  const standards = Array.from({ length: dice.whole(0, 6) }, (_, index) =>
    standardOf(dice, index * 7 + dice.whole(1, 9)),
  );
  if (standards.length > 0 || dice.chance(0.5)) subject.standards = standards;
  const others = otherAwardsOf(dice, standards);
  if (others.length > 0 || dice.chance(0.5)) subject.otherAwards = others;
  return subject;
}

/** Lines without end, without their line feed. */
export function* subjectLines(seed) {
  const dice = diceFrom(seed);
  for (;;) yield JSON.stringify(subjectOf(dice));
}

/** The first `count` lines. */
export function someLines(count, seed) {
  const lines = [];
  for (const line of subjectLines(seed)) if (lines.push(line) === count) break;
  return lines;
}
