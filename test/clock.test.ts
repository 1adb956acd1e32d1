import assert from 'node:assert/strict';
import { fixedClock } from '../server/clock.ts';

describe('the clock', () => {
  it('counts days as Jiaxing does', () => {
    assert.equal(fixedClock('2026-11-23T15:59:59Z').today(), '2026-11-23');
    assert.equal(fixedClock('2026-11-23T16:00:00Z').today(), '2026-11-24');
    assert.equal(fixedClock('2026-12-31T23:30:00+08:00').today(), '2026-12-31');
  });

  it('gives a new Date each time and refuses what is no instant', () => {
    const clock = fixedClock('2026-11-24T10:00:00+08:00');
    clock.now().setFullYear(1999);
    assert.equal(clock.now().toISOString(), '2026-11-24T02:00:00.000Z');
    assert.throws(() => fixedClock('tomorrow'), RangeError);
  });
});
