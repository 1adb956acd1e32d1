import assert from 'node:assert/strict';
import { turning } from '../../../server/domain/shared/turning.ts';

const address = (page: number) => `/x?page=${page}`;
const at = (page: number, total = 200, shown = 20) => turning({ page, size: 20, total, shown, unit: '家', address });

describe('turning pages', () => {
  it('shows nothing where all stands on one page', () => {
    assert.equal(at(1, 20), false);
    assert.equal(at(1, 0, 0), false);
  });

  it('shows the first, the last and those near, with gaps between', () => {
    const shown = at(5);
    assert.ok(shown);
    assert.deepEqual(
      shown.items.map((item) => ('number' in item ? item.number : '…')),
      [1, '…', 3, 4, 5, 6, 7, '…', 10],
    );
    assert.deepEqual([shown.from, shown.to, shown.total, shown.unit], [81, 100, 200, '家']);
  });

  it('has no page before the first and none after the last', () => {
    const first = at(1);
    const last = at(10, 195, 15);
    assert.ok(first);
    assert.ok(last);
    assert.equal('prev' in first, false);
    assert.deepEqual('next' in first && first.next, { href: '/x?page=2' });
    assert.equal('next' in last, false);
    assert.deepEqual([last.from, last.to], [181, 195]);
  });
});
