import type { AwardAdjustment } from '../../server/domain/awards/adjustment.ts';
import type { AdjustmentState } from '../../server/domain/registry/adjustment-words.ts';
import { actor, USCC } from './listing.ts';

/** An adjustment with all that its state must have: 300 fen were paid, 200 are due. */
export const adjustment = (state: AdjustmentState, more: Partial<AwardAdjustment> = {}): AwardAdjustment => ({
  ...{ id: 'x', state, version: 3, history: [], number: 'TZ2026-1', uscc: USCC, firm: '甲', region: '330402' },
  ...{ policy: 'p', clause: '3.1.4.1', matter: 'growth:2024', award: 'a', paidFen: 300, dueFen: 200 },
  cause: { kind: 'facts', text: '变了' },
  ...{ basis: 'd', line: null, asOf: '2026-10-01', demandedFen: state === 'demanded' ? 100 : 0, repayments: [] },
  teller: state === 'open' ? null : actor('teller'),
  defence: { at: 'x', by: actor('firm'), text: '不同意' },
  ...{ supplement: null, since: '2026-11-02', due: '2026-11-09' },
  ...more,
});

/** The whole way of one, from being opened to the money that came back: for what people are told of each step. */
export function wholeWay(): AwardAdjustment {
  const steps = [
    ...(['begin', 'tell', 'defend', 'record-defence', 'demand', 'receive'] as const),
    ...(['supplement', 'drop', 'supersede'] as const),
  ];
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
  return adjustment('recovered', { history, version: history.length, demandedFen: 100 });
}
