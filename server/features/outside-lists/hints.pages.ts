import { isOutsideInForce, type OutsideRecord, type OutsideValues } from '../../domain/registry/outside-record.ts';
import { KIND_WORDS, type Screening } from '../../domain/registry/screening-evidence.ts';
import { formatInterval, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

/** A record that agrees with a firm, and in what. */
interface Hint {
  readonly record: Pick<OutsideRecord, 'id' | 'source'>;
  readonly values: OutsideValues;
  readonly screening: Pick<Screening, 'evidence'>;
}

const MOST_SHOWN = 3;

/** What outside lists say of a firm, as banners for the pages of those who decide about it. */
export function outsideBanners(matches: readonly Hint[], today: Day): object[] {
  const sorted = matches.toSorted(
    (a, b) => Number(isOutsideInForce(b.values, today)) - Number(isOutsideInForce(a.values, today)),
  );
  return sorted.slice(0, MOST_SHOWN).map(({ record, values, screening }) => {
    const { from, to, name } = values;
    const inForce = isOutsideInForce(values, today);
    const period = from === null ? '' : `，${formatInterval({ from, to })}`;
    const agreed = screening.evidence.map(({ kind }) => KIND_WORDS[kind]).join('、');
    return {
      kind: inForce ? 'waiting' : 'neutral',
      text: `外部名单“${record.source}”载有${name}${period}${inForce ? '' : '（已移出或到期）'}；${agreed}相符，请核对。`,
      href: paths.outsideRecord(record.id),
      linkText: '查看记录',
    };
  });
}
