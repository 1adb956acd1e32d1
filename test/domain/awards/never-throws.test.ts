import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerLine } from '../../../server/cli/assess-line.ts';
import { resultOf } from '../../../server/domain/awards/result.ts';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import { subject, yuanText } from './arbitrary-subject.ts';
import { assessJiaxing, factsOf, firm } from './fixtures.ts';
import type { Subject } from './fixtures.ts';

const CODES =
  'not-json too-large too-deep wrong-type missing-key unknown-key wrong-value duplicate-year reversed-interval'.split(
    ' ',
  );
const HOSTILE: readonly string[] = [
  'null',
  '1e400',
  '-0',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"2025-02-30"',
  '"9999999999999999999999"',
  '"1e400"',
  '[]',
  '[[]]',
  '{}',
  '{"__proto__":null}',
  '{"__proto__":{"from":"2020-01-01","to":null,"year":2024,"yuan":1}}',
  '{"constructor":{"prototype":1}}',
  '{"toString":1,"valueOf":1,"hasOwnProperty":1}',
  '{"length":1}',
];

const answer = (text: string) => answerLine({ number: 7, bytes: Buffer.from(text) }, assessJiaxing, '2027-06-30');

/** Whatever comes in: one line of JSON, a result of the contract's shape or an error with its line, code and place. */
function checkAnswer(text: string): void {
  const { text: line, refused } = answer(text);
  assert.ok(!line.includes('\n'));
  const said = JSON.parse(line) as Record<string, unknown>;
  if (!refused) {
    assert.deepEqual(Object.keys(said), ['id', 'policy', 'asOf', 'totalYuan', 'lines']);
    return;
  }
  const { code, message, path, ...rest } = said['error'] as Record<string, unknown>;
  assert.deepEqual([Object.keys(said), said['line'], rest], [['line', 'error'], 7, {}]);
  assert.ok(CODES.includes(String(code)), String(code));
  assert.equal(typeof path, 'string');
  assert.match(String(message), /\p{Script=Han}/u);
}

/** Any value, put somewhere into a sound subject: at a key, an item, or a key of an item. */
const spoilt = fc
  .tuple(
    subject,
    fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom(...HOSTILE).map((json) => JSON.parse(json) as unknown),
    ),
  )
  .chain(([one, value]) => {
    const places = placesOf(one);
    return fc.constantFrom(...places).map((place) => put(one, place, value));
  });

describe('whatever comes in, the calculator answers', () => {
  it('to any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        checkAnswer(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  it('to a sound subject with any value at any place', () => {
    const reached = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(spoilt, (value) => {
        const text = JSON.stringify(value);
        checkAnswer(text);
        reached['faults' in readSubject(JSON.parse(text)) ? 'refused' : 'accepted']++;
      }),
      { numRuns: 1000 },
    );
    assert.ok(reached.accepted > 10 && reached.refused > 500, JSON.stringify(reached));
  });

  it('to any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const line = answerLine({ number: 7, bytes: Buffer.from(bytes) }, assessJiaxing, '2027-06-30');
        assert.equal(line.refused, true);
      }),
    );
  });

  for (const json of HOSTILE)
    it(`to ${json}, as a subject and inside one`, () => {
      checkAnswer(json);
      for (const place of placesOf(firm())) {
        checkAnswer(JSON.stringify(put(firm(), place, '@')).replace('"@"', json));
      }
    });

  it('a figure as number or as decimal text gives the same text', () => {
    const fen = fc.oneof(
      fc.integer({ min: 0, max: 10 ** 15 - 1 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 200 }).map((below) => 10 ** 15 - below),
      fc.integer({ min: -200, max: 200 }).map((by) => 2_000_000_000 + by),
    );
    fc.assert(
      fc.property(fen, fen, fen, (peak, before, now) => {
        const [a, b] = [(n: number) => yuanText(n), (n: number) => Number(yuanText(n))].map((as) => {
          const revenue = [peak, before, now].map((n, i) => ({ year: 2022 + i, yuan: as(n) }));
          const otherAwards = [{ matter: 'growth:2024', yuan: as(before) }];
          return firm({ revenue, otherAwards, peakRevenueBeforeRecordYuan: as(peak) });
        });
        assert.deepEqual(
          factsOf(b).revenue.map((figure) => figure.fen),
          [peak, before, now],
        );
        assert.equal(textOf(a), textOf(b));
      }),
      { numRuns: 500 },
    );
  });
});

type Place = readonly (string | number)[];

function textOf(one: Subject | undefined): string {
  return JSON.stringify(resultOf(assessJiaxing(factsOf(one), '2027-06-30')));
}

function placesOf(one: Subject): Place[] {
  return Object.entries(one).flatMap(([key, value]): Place[] => [
    [key],
    [`${key}s`],
    ...(Array.isArray(value) ? value.slice(0, 2) : []).flatMap((item: object, i): Place[] => [
      [key, i],
      ...Object.keys(item).map((name): Place => [key, i, name]),
    ]),
  ]);
}

function put(one: Subject, place: Place, value: unknown): Subject {
  const copy = JSON.parse(JSON.stringify(one)) as Record<string, unknown>;
  let inside = copy;
  for (const key of place.slice(0, -1)) inside = inside[key] as Record<string, unknown>;
  inside[place.at(-1) as string] = value;
  return copy;
}
