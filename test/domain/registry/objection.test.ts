import assert from 'node:assert/strict';
import { objectionFor, objectionNumber, readObjectionNumber } from '../../../server/domain/registry/objection.ts';
import type { Objection, ObjectionState } from '../../../server/domain/registry/objection.ts';

const objection = (number: string, state: ObjectionState) => ({ number, state }) as Objection;

describe('the objection that a step is about', () => {
  const received = [objection('A', 'received'), objection('B', 'received')];
  const mixed = [objection('A', 'received'), objection('C', 'registered'), objection('D', 'declined')];
  for (const [event, objections, named, expected] of [
    ['object', mixed, '', null],
    ['object', mixed, 'A', 'A'],
    ['object', mixed, 'C', undefined],
    ['decline-objection', mixed, '', 'A'],
    ['decline-objection', received, '', undefined],
    ['decline-objection', received, 'B', 'B'],
    ['decline-objection', mixed, 'D', undefined],
    ['dismiss-objection', mixed, '', 'C'],
    ['dismiss-objection', mixed, 'A', undefined],
    ['uphold-objection', received, '', undefined],
  ] as const) {
    it(`${event} of ${objections.length}, named ${named || 'none'}: ${String(expected)}`, () => {
      const found = objectionFor(event, objections, named);
      assert.equal(found === null ? null : found?.number, expected);
    });
  }
});

it('the number of an objection is made of letters that nobody mistakes, and read in any writing', () => {
  const number = objectionNumber(2026, Uint8Array.from([0, 1, 2, 30, 31, 62, 255, 128]));
  assert.match(number, /^YY2026-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  assert.equal(readObjectionNumber(' ｙｙ2026-k7m3-9qxt '), 'YY2026-K7M3-9QXT');
});
