import { fixedClock, type Clock } from '../../server/clock.ts';
import { TEST_NOW } from './site.ts';

/** A clock that stands still until it is set: for what has to wait some days. */
export function movableClock(start = TEST_NOW): Clock & { setTo(iso: string): void } {
  let clock = fixedClock(start);
  return {
    now: () => clock.now(),
    today: () => clock.today(),
    setTo: (iso) => {
      clock = fixedClock(iso);
    },
  };
}
