import assert from 'node:assert/strict';
import type { GradeMedian } from '../../../server/domain/grading/grade-tally.ts';
import { barsOf } from '../../../server/features/grading/bars.pages.ts';

const median = (category: string, firms: number, ...dimensions: (number | null)[]): GradeMedian => ({
  ...{ category, firms, dimensions },
  total: 0,
});
const dimensions = [
  { title: '甲', weight: 40, points: 1950 },
  { title: '乙', weight: 60, points: null },
];
const named = (...ids: string[]) => ids.map((id) => ({ id, name: `类${id}` }));
const medians = [median('', 40, 1000, 2000), median('a', 5, 1200, null), median('b', 4, 4000, 6000)];

describe('the bars of a scorecard', () => {
  it('compare with the middle of each category of the firm', () => {
    const bars = barsOf({ dimensions, medians, categories: named('a') });
    assert.deepEqual(
      bars.bars.map(({ max, value, shown, marks }) => [max, value, shown, marks]),
      [
        [4000, 1950, '19.50 / 40', [{ value: 1200, line: 1 }]],
        [6000, 0, '不计分', []],
      ],
    );
    assert.deepEqual(bars.legend, [{ line: 1, text: '实线：类a（5 家）' }]);
    assert.deepEqual(bars.table.rows[1]?.cells.slice(1), [{ number: 60 }, { text: '不计分' }, { text: '—' }]);
    assert.equal(bars.table.note, undefined);
  });

  it('leave out the middle of so few firms that it would tell what one of them has', () => {
    const two = barsOf({ dimensions, medians, categories: named('a', 'b') });
    assert.deepEqual(
      two.legend.map(({ text }) => text),
      ['实线：类a（5 家）'],
    );
    assert.equal(two.table.note, '类b参评的不足 5 家，不列中位数。');
    const few = barsOf({ dimensions, medians, categories: named('b') });
    assert.deepEqual(
      few.legend.map(({ text }) => text),
      ['实线：全部类别（40 家）'],
    );
    assert.doesNotMatch(JSON.stringify(few), /"value":4000|类b（4/);
    const none = barsOf({ dimensions, medians: [median('', 4, 1, 1)], categories: named('b') });
    assert.deepEqual([none.title, none.legend], ['各维度得分', []]);
  });
});
