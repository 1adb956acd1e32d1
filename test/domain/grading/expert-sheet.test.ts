import assert from 'node:assert/strict';
import { saidOf, sheetSums, type ExpertSheet } from '../../../server/domain/grading/expert-sheet.ts';
import { judgedOf } from '../../../server/domain/policy/grading-rules.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { expertSheet } from '../../support/grading.ts';

const scheme = loadGradingScheme([]);

describe('what experts said, after the gathering', () => {
  it('tells who said what only after the gathering, names and recusals only to who holds the round', () => {
    const sheet = (
      account: string,
      points: number,
      recusal: string | null = null,
      state: ExpertSheet['state'] = 'submitted',
    ) =>
      expertSheet({
        ...{ state, expert: { account, name: account, unit: '' } },
        scores: [{ uscc: 'u', recusal, points: recusal === null ? { solution: points } : {}, remark: `看法${points}` }],
      });
    const sheets = [sheet('a', 70), sheet('b', 0, '顾问'), sheet('c', 90), sheet('d', 10, null, 'open')];
    const told = (gathered: boolean, names: boolean) => saidOf('u', sheets, { gathered, names });
    assert.deepEqual(told(false, true), { said: [], stoodBack: 0 });
    const full = told(true, true);
    assert.deepEqual(
      full.said.map(({ expert, recusal, points, remark }) => [expert?.account, recusal, points['solution'], remark]),
      [
        ['a', null, 70, '看法70'],
        ['b', '顾问', undefined, '看法0'],
        ['c', null, 90, '看法90'],
      ],
    );
    const blind = told(true, false);
    assert.equal(blind.stoodBack, 1);
    assert.deepEqual(
      blind.said.map(({ expert, recusal, points }) => [expert, recusal, points['solution']]),
      [
        [null, null, 90],
        [null, null, 70],
      ],
    );
    assert.deepEqual(saidOf('other', sheets, { gathered: true, names: true }), { said: [], stoodBack: 0 });
    const [first] = judgedOf(scheme);
    const whole = sheetSums(scheme, {
      scores: [70, 81].map((points) => ({
        uscc: 'u',
        recusal: null,
        points: { [first?.id ?? '']: points },
        remark: '',
      })),
    });
    assert.deepEqual([whole.stoodBack, whole.means[0]], [0, 75]);
    assert.equal(sheetSums(scheme, { scores: [] }).means[0], null);
  });
});
