import { FINISHED_STATES, type AwardCase } from './domain/awards/award-case.ts';
import { FINAL_STATES, type Application } from './domain/registry/application.ts';
import { awardMatterWords } from './domain/registry/award-case-words.ts';
import { formatAmount } from './domain/shared/money.ts';
import type { NamedMatter, NoticeMatters } from './features/objections/objections.service.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';

const isOpen = ({ state }: { readonly state: string }) => state === 'in-notice' || state === 'objected';

/** Each kind of public notice, as those see it who object: what it names, and where an objection is kept. */
export function noticeMatters(
  applications: Pick<ApplicationRepository, 'inNotice' | 'findByObjection' | 'receive'>,
  awardCases: Pick<AwardCaseRepository, 'inNotice' | 'findByObjection' | 'receive'>,
): NoticeMatters[] {
  return [
    {
      kind: 'pool',
      inNotice: async (number) => (await applications.inNotice(number)).flatMap(ofApplication),
      findByObjection: async (number) => [await applications.findByObjection(number)].flatMap(ofApplication)[0],
      receive: (id, objection, today) => applications.receive(id, objection, today),
    },
    {
      kind: 'awards',
      inNotice: async (number) => (await awardCases.inNotice(number)).flatMap(ofAward),
      findByObjection: async (number) => [await awardCases.findByObjection(number)].flatMap(ofAward)[0],
      receive: (id, objection, today) => awardCases.receive(id, objection, today),
    },
  ];
}

function ofApplication(one: Application | null): NamedMatter[] {
  if (one?.notice === undefined || one.notice === null) return [];
  const { id, uscc, name, state, notice, objections } = one;
  return [
    { id, key: uscc, name, hint: uscc, open: isOpen(one), ended: FINAL_STATES.includes(state), notice, objections },
  ];
}

function ofAward(one: AwardCase | null): NamedMatter[] {
  if (one?.notice === undefined || one.notice === null) return [];
  const { id, firm, matter, fen, state, notice, objections } = one;
  return [
    {
      ...{ id, key: id, name: firm, hint: `${awardMatterWords(matter)}，${formatAmount(fen)}` },
      ...{ open: isOpen(one), ended: FINISHED_STATES.includes(state), notice, objections },
    },
  ];
}
