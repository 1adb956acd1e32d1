import assert from 'node:assert/strict';
import { publicWords, type Hiding, type RatingHidings } from '../../../server/domain/records/hidden-words.ts';
import { projectChange } from '../../../server/domain/records/project-change.ts';
import type { ProjectOrder } from '../../../server/domain/records/project-order.ts';
import { projectRefusals } from '../../../server/domain/records/project-workflow.ts';
import type { Project, Rating } from '../../../server/domain/records/project.ts';
import { publicRatings } from '../../../server/domain/records/public-ratings.ts';
import { stepReason } from '../../../server/domain/records/project-reason.ts';
import { WORD_STEPS, type WordStep } from '../../../server/domain/records/rating-words.ts';
import type { Account } from '../../../server/domain/registry/account.ts';
import { account, CALENDAR, PEOPLE as PARTIES, project, PROVIDER, RULES, TODAY, WHOLE } from '../../support/project.ts';

/** With another person of the city's office, and the auditor. */
const PEOPLE: Readonly<Record<string, Account>> = {
  ...PARTIES,
  d: { ...account('city'), id: 'another' },
  a: account('auditor'),
};
const CITY = { account: 'the-city', name: 'city', role: 'city' } as const;
const HIDDEN: Hiding = { on: '2026-11-20', by: CITY, ground: '侮辱、诽谤他人', reason: '骂人' };
const ASKED = { on: TODAY, by: CITY, reason: '骂人', due: '2026-12-01', decidedOn: null, kept: null };
const ORDER: ProjectOrder = { ...WHOLE, ground: 'insult' };

const RATING: Rating = {
  ...{ on: '2026-11-10', by: { account: 'x', name: '甲', role: 'enterprise' }, provider: PROVIDER, hundredths: 425 },
  ...{ answers: [], comment: '骗子', due: '2026-11-20', answer: { on: '2026-11-12', text: '胡说' }, waivedOn: null },
};
const rated = (more: RatingHidings = {}): Project => project('closed', { rating: { ...RATING, ...more } });
const refusalsOf = (one: Project, event: WordStep, person: Account, order = ORDER) =>
  projectRefusals(one, event, person, { today: TODAY, rules: RULES, order }).map(({ code }) => code);
const after = (one: Project, event: WordStep, person: Account): Project => {
  const by = { account: person.id, name: person.displayName, role: person.role };
  const facts = {
    today: TODAY,
    at: '',
    by,
    firm: '',
    side: 'provider' as const,
    rules: RULES,
    calendar: CALENDAR,
    hours: 0,
  };
  return { ...one, ...projectChange(one, event, ORDER, facts).set };
};

describe('the words of a rating', () => {
  const [asked, hidden] = [
    { comment: ASKED, answer: ASKED },
    { comment: HIDDEN, answer: HIDDEN },
  ];
  for (const [event, one, who] of [
    ['ask-hide-comment', rated(), 'p'],
    ['ask-hide-answer', rated(), 'e'],
    ['hide-comment', rated(), 'cod'],
    ['hide-answer', rated({ asked }), 'cod'],
    ['keep-comment', rated({ asked }), 'cod'],
    ['keep-answer', rated({ asked }), 'cod'],
    // Another than who hid them.
    ['show-comment', rated({ hidden }), 'od'],
    ['show-answer', rated({ hidden }), 'od'],
  ] as const)
    it(`${event} is taken by ${who} alone, and moves nothing else`, () => {
      const allowed = Object.keys(PEOPLE).filter((key) => refusalsOf(one, event, PEOPLE[key]!).length === 0);
      assert.equal(allowed.join(''), who);
      const changed = after(one, event, PEOPLE[who.at(-1)!]!);
      assert.deepEqual(
        { ...changed, rating: { ...changed.rating, hidden: 0, asked: 0 } },
        { ...one, rating: { ...one.rating, hidden: 0, asked: 0 } },
      );
    });

  for (const [name, one, event, order, code] of [
    ['hiding what was not rated', project('accepted'), 'hide-comment', ORDER, 'not-rated'],
    ['hiding twice', rated({ hidden: { comment: HIDDEN } }), 'hide-comment', ORDER, 'already-hidden'],
    [
      'hiding no answer',
      project('closed', { rating: { ...RATING, answer: null } }),
      'hide-answer',
      ORDER,
      'nothing-said',
    ],
    ['a ground that is none', rated(), 'hide-comment', { ...ORDER, ground: 'agreed' }, 'hiding-ground-missing'],
    ['hiding without a reason', rated(), 'hide-comment', { ...ORDER, text: ' ' }, 'text-missing'],
    ['showing what is not hidden', rated({ hidden: { answer: HIDDEN } }), 'show-comment', ORDER, 'not-hidden'],
    ['showing what one hid oneself', rated({ hidden }), 'show-comment', ORDER, 'same-person'],
    ['keeping what nobody asked about', rated(), 'keep-comment', ORDER, 'nothing-asked'],
    ['hiding while a project runs', project('underway'), 'hide-comment', ORDER, 'wrong-state'],
  ] as const)
    it(`refuses ${name}`, () => assert.deepEqual(refusalsOf(one, event, PEOPLE['c']!, order), [code]));

  it('can be asked about once, whatever became of it', () => {
    const once = after(rated(), 'ask-hide-comment', PEOPLE['p']!);
    assert.equal(once.rating?.asked?.comment?.due, '2026-12-01');
    const kept = after(once, 'keep-comment', PEOPLE['c']!);
    assert.deepEqual([kept.rating?.asked?.comment?.decidedOn, kept.rating?.asked?.comment?.kept], [TODAY, '说明']);
    for (const one of [once, kept])
      assert.deepEqual(refusalsOf(one, 'ask-hide-comment', PEOPLE['p']!), ['already-asked']);
    const granted = after(once, 'hide-comment', PEOPLE['c']!).rating;
    assert.deepEqual([granted?.asked?.comment?.decidedOn, granted?.asked?.comment?.kept], [TODAY, null]);
  });

  it('are replaced for everybody by the ground and the day, part by part, and the score counts on', () => {
    const one = after(rated(), 'hide-comment', PEOPLE['c']!);
    const [shown] = publicRatings([one], PROVIDER, TODAY).ratings;
    const notice = '文字已由主管部门隐去（理由：侮辱、诽谤他人）';
    assert.deepEqual(shown?.comment, { text: '', hidden: { notice, on: TODAY } });
    assert.deepEqual([shown?.answer.text, shown?.hundredths], ['胡说', 425]);
    assert.equal(publicRatings([one], PROVIDER, TODAY).mean, 425);
    const again = after(one, 'show-comment', PEOPLE['d']!).rating!;
    assert.deepEqual(publicWords(again, 'comment'), { text: '骗子', hidden: null });
  });

  it('leave the ground before the reason in the history, where they are hidden; other steps say what they were about', () => {
    for (const step of Object.keys(WORD_STEPS) as WordStep[])
      assert.equal(stepReason(rated(), step, ORDER, RULES), step.startsWith('hide-') ? '侮辱、诽谤他人。说明' : '说明');
    for (const [step, said] of [
      ['report-termination', '说明'],
      ['reach-milestone', '上线'],
      ['name-supervisor', '监理'],
      ['name-contact', '方景行（项目经理）'],
    ] as const)
      assert.equal(stepReason(rated(), step, WHOLE, RULES), said);
  });
});
