import assert from 'node:assert/strict';
import { categoryName, hasFirstReview, industryName, regionName } from '../../../server/domain/policy/city.ts';
import type { City } from '../../../server/domain/policy/city.ts';

const city: City = {
  name: '清江市',
  programme: '',
  policy: 'x',
  regions: [
    { code: '990101', name: '东区' },
    { code: '990100', name: '市本级', firstReview: 'none', source: '…' },
  ],
  schemes: [
    { id: 'a', name: 'A', categories: [{ code: 'saas', name: 'SaaS' }] },
    { id: 'b', name: 'B', categories: [{ code: 'audit', name: '监理' }] },
  ],
  industries: [{ code: 'food', name: '食品' }],
};

describe('names that a city brings along', () => {
  it('of regions, also from elsewhere', () => {
    assert.deepEqual([regionName(city, '990101'), regionName(city, '310115')], ['东区', '市外（310115）']);
  });
  it('say of a region whether its office reviews first; none does outside', () => {
    assert.deepEqual(
      ['990101', '990100', '310115'].map((code) => hasFirstReview(city, code)),
      [true, false, false],
    );
  });
  it('of categories in any scheme; an unknown code stands for itself', () => {
    assert.deepEqual(
      ['saas', 'audit', 'x'].map((code) => categoryName(city, code)),
      ['SaaS', '监理', 'x'],
    );
  });
  it('of industries; an unknown code stands for itself', () => {
    assert.deepEqual(
      ['food', 'x'].map((code) => industryName(city, code)),
      ['食品', 'x'],
    );
  });
});
