import type { AwardCase } from './domain/awards/award-case.ts';
import type { PolicyShelf } from './domain/awards/policy-shelf.ts';
import { clauseOf } from './domain/policy/policy-book.ts';
import { AWARD_CASE_STATES, awardMatterWords } from './domain/registry/award-case-words.ts';
import type { AwardNotice } from './domain/awards/award-notice.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';
import * as paths from './paths.ts';

/** The public notices that awards name, the latest first: all of them, or the one of that number. */
export function awardNoticesOf(awardCases: AwardCaseRepository, shelf: PolicyShelf) {
  return async (number?: string): Promise<readonly AwardNotice[]> => {
    const byNumber = new Map<string, AwardCase[]>();
    for (const one of await awardCases.inNotice(number))
      byNumber.set(one.notice?.number ?? '', [...(byNumber.get(one.notice?.number ?? '') ?? []), one]);
    return [...byNumber.values()].flatMap((cases) => {
      const notice = cases[0]?.notice;
      return notice === undefined || notice === null ? [] : [{ ...notice, awards: cases.map(named) }];
    });
  };

  function named({ id, uscc, firm, matter, clause, policy, fen, state }: AwardCase) {
    const book = shelf.get(policy)?.book;
    return {
      ...{ id, uscc, firm, fen, matter: awardMatterWords(matter), clauseId: clause },
      open: state === 'in-notice' || state === 'objected',
      clause: (book === undefined ? undefined : clauseOf(book, clause)?.label) ?? clause,
      clauseHref: `${paths.policy(policy)}#${paths.clauseAnchor(clause)}`,
      // What the bank makes of it is nobody's business.
      result: state === 'bounced' || state === 'in-batch' ? AWARD_CASE_STATES.ready : AWARD_CASE_STATES[state],
    };
  }
}
