import type { AwardJudgement } from '../../server/domain/awards/judgement.ts';
import type { JudgementState } from '../../server/domain/registry/judgement-words.ts';
import { actor, USCC } from './listing.ts';

/** A judgement with all that its state must have: proposed by `proposer`, for another person of the city. */
export const judgement = (state: JudgementState, more: Partial<AwardJudgement> = {}): AwardJudgement => ({
  ...{ id: 'x', state, version: 3, history: [], number: 'RD2026-1', uscc: USCC, firm: '甲', region: '330402' },
  ...{ policy: 'p', clause: '3.1.4.1', matter: 'growth:2024', code: 'previous-year-zero', decision: 'met' },
  ...{ ground: '研发期没有营收', evidence: '审计报告', documents: [], second: 'city', proposer: actor('proposer') },
  line: {
    ...{ clause: '3.1.4.1', year: 2024, outcome: 'hold', awardFen: 0, claimFen: 1, steps: [] },
    codes: ['previous-year-zero'],
  },
  ...{ decidedOn: state === 'proposed' ? null : '2026-11-02', decidedBy: '甲、乙' },
  ...more,
});

/** The whole way of one: for what people are told of each step. */
export function wholeJudgement(): AwardJudgement {
  const steps = ['begin', 'decline', 'decide', 'propose-withdrawal', 'keep', 'withdraw'];
  const history = steps.map((event, i) => ({
    ...{
      version: i + 1,
      at: '2026-11-20T02:00:00.000Z',
      event,
      from: '',
      to: '',
      reason: '理由',
      shown: null,
      salt: '',
    },
    by: actor(`who-${event}`),
  }));
  return judgement('withdrawn', { history, version: history.length });
}
