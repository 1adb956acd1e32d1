// The only place that asks what time it is. Everything else is given a Clock.

export interface Clock {
  now(): Date;
  /** The calendar day in Jiaxing, as 2026-11-24: days there begin eight hours before UTC's. */
  today(): string;
}

const dayInChina = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

function clockOf(now: () => Date): Clock {
  return { now, today: () => dayInChina.format(now()) };
}

/** The calendar day in Jiaxing of an instant gone by. */
export function dayOf(at: string): string {
  return dayInChina.format(new Date(at));
}

export const systemClock: Clock = clockOf(() => new Date());

/** A clock that stands still, for tests and for looking at a day gone by. */
export function fixedClock(iso: string): Clock {
  const instant = new Date(iso).getTime();
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${iso}`);
  return clockOf(() => new Date(instant));
}
