import assert from 'node:assert/strict';
import {
  ACCOUNT_FAULT_WORDS,
  maskedNumber,
  readAccount,
  type AccountFault,
} from '../../../server/domain/awards/bank-account.ts';

const FIRM = '嘉兴禾数（集团）有限公司';
const sound = {
  name: FIRM,
  number: '19350101040012345',
  again: '19350101040012345',
  bank: '某银行嘉兴分行',
  cnaps: '103335000011',
};

describe('the bank account of a firm', () => {
  it('takes digits in groups and full width, and brackets and blanks of the name as they come', () => {
    const typed = {
      ...sound,
      name: ' 嘉兴禾数(集团) 有限公司',
      number: '1935-0101 0400 12345',
      cnaps: '１０３３３５００００１１',
    };
    const { account, faults } = readAccount(FIRM, typed);
    assert.deepEqual(faults, []);
    assert.equal(account.number, '19350101040012345');
    assert.equal(account.cnaps, '103335000011');
  });

  const refused: readonly (readonly [AccountFault, Partial<typeof sound>])[] = [
    ['name-differs', { name: '嘉兴禾数有限公司' }],
    ['name-differs', { name: '' }],
    ['number-form', { number: '1234567', again: '1234567' }],
    ['number-form', { number: '1'.repeat(33), again: '1'.repeat(33) }],
    ['number-form', { number: '1234567a', again: '1234567a' }],
    ['number-repeated', { again: '19350101040012354' }],
    ['bank-missing', { bank: ' ' }],
    ['bank-missing', { bank: '银'.repeat(61) }],
    ['cnaps-form', { cnaps: '10333500001' }],
  ];
  for (const [fault, change] of refused) {
    it(`refuses ${JSON.stringify(change).slice(0, 40)}: ${ACCOUNT_FAULT_WORDS[fault]}`, () => {
      assert.deepEqual(readAccount(FIRM, { ...sound, ...change }).faults, [fault]);
    });
  }

  it('takes 8 and 32 digits, and shows the last four only', () => {
    for (const number of ['12345678', '1'.repeat(32)])
      assert.deepEqual(readAccount(FIRM, { ...sound, number, again: number }).faults, []);
    assert.equal(maskedNumber('12345678'), '****5678');
  });
});
