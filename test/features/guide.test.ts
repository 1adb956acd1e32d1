import assert from 'node:assert/strict';
import { createTestSite, readable, type TestSite } from '../support/site.ts';

const GUIDE = '/policies/jiaxing-2024-6/guide';

describe('the guide over the other clauses', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());
  const ask = async (query: string, status = 200) =>
    readable((await site.visitor().get(`${GUIDE}${query}`).expect(status)).text);

  it('asks, and answers nothing before anything is chosen', async () => {
    const page = await ask('');
    assert.match(page, /实施智能化技术改造项目/);
    assert.doesNotMatch(page, /谁来认定/);
    assert.ok((await site.visitor().get('/policies/jiaxing-2024-6')).text.includes(GUIDE));
  });

  it('shows what fits: amounts, who decides, traps, the words of the clause', async () => {
    const page = await ask('?topic=smart-factory&topic=land');
    for (const words of [
      '对得上 2 项',
      '就高不重复',
      '省级未来工厂',
      '国家、省主管部门认定',
      '三（一）1（3）',
      '不再增收土地价款',
    ])
      assert.match(page, new RegExp(words), words);
    assert.doesNotMatch(page, /设备投资额 8%|年节水量/);
  });

  it('computes where the clause is arithmetic, step by step', async () => {
    const page = await ask('?topic=energy&calculate=green-retrofit&equipment=1,000&coal=600');
    assert.match(page, /90 万元[\s\S]*1,000 万元 × 9% = 90 万元/);
    assert.match(await ask('?topic=retrofit&calculate=smart-retrofit&investment=3000&strategic=yes'), /1,050 万元/);
    assert.match(await ask('?topic=innovation&calculate=first-set-insurance&insured=1000&premium=30'), /14 万元/);
    assert.match(
      await ask('?topic=energy&calculate=green-retrofit&equipment=100&coal=600'),
      /按所填的内容不能得到补助/,
    );
  });

  it('says beside its field what cannot be read, and keeps it', async () => {
    const page = await ask('?topic=energy&calculate=green-retrofit&equipment=很多&coal=六百', 422);
    assert.match(page, /设备投资额应为数字[\s\S]*年替代利用量（节能量）应为数字/);
    assert.match(page, /value="很多"[\s\S]*value="六百"/);
    assert.match(await ask('?topic=energy&calculate=green-retrofit', 422), /请填写设备投资额/);
  });

  it('passes over what it does not know', async () => {
    await ask('?topic[a]=1&topic=__proto__&calculate=constructor');
    await site.visitor().get('/policies/no-such-policy/guide').expect(404);
  });
});
