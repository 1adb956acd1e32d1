import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS, demoProviders } from '../../../server/persistence/demo/demo-providers.ts';
import { standingOn } from '../../../server/domain/registry/pool-membership.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

const TODAY = '2026-11-24';
const firms = demoProviders(TODAY);
const members = firms.filter((firm) => standingOn(firm, TODAY).state === 'member');

describe('the directory', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const read = async (path: string) => (await site.visitor().get(path).expect(200)).text;
  const found = (text: string) => Number(/找到 ([\d,]+) 家/.exec(text)?.[1]);
  const listed = (text: string) =>
    [...text.matchAll(/<h3><a href="\/providers\/([0-9A-Z]{18})"/g)].map((match) => match[1]);

  it('lists the members of today and nobody else, over its pages', async () => {
    const codes = new Set<string | undefined>();
    for (let page = 1; page <= Math.ceil(members.length / 20); page++)
      for (const code of listed(await read(`/providers?page=${page}`))) codes.add(code);
    assert.deepEqual([...codes].sort(), members.map(({ uscc }) => uscc).sort());
    assert.equal(found(await read('/providers')), members.length);
  });

  it('hides whoever is on the negative list, though once a member', async () => {
    assert.equal(found(await read(`/providers?q=${DEMO_ORGANISATIONS.provider4}`)), 0);
  });

  for (const [name, q] of [
    ['part of the name', '禾数智能'],
    ['the code', DEMO_ORGANISATIONS.provider1],
    ['the code in small letters', DEMO_ORGANISATIONS.provider1.toLowerCase()],
    ['pinyin', 'heshuzhineng'],
    ['initials', 'jxhszn'],
    ['two words', '嘉兴 禾数'],
  ] as const) {
    it(`finds by ${name}`, async () => {
      assert.ok(listed(await read(`/providers?q=${encodeURIComponent(q)}`)).includes(DEMO_ORGANISATIONS.provider1));
    });
  }

  it('filters, counts beside each filter what it would find, and takes filters away again', async () => {
    const own = members.filter(({ region, categories }) => region === '330402' && categories.includes('retrofit'));
    const text = await read('/providers?region=330402&category=retrofit');
    assert.equal(found(text), own.length);
    const others = members.filter(({ region, categories }) => region === '330481' && categories.includes('retrofit'));
    assert.match(text, new RegExp(`value="330481"[\\s\\S]{0,200}?class="tally">${others.length}<`));
    assert.match(readable(text), /href="\/providers\?category=retrofit"[^>]*>[\s\S]{0,60}注册地：南湖区/);
  });

  it('filters by scheme: only its categories are offered, with counts, and both filters hold together', async () => {
    const pilot = ['integrator', 'light-product', 'chain-master'];
    const own = members.filter(({ categories }) => categories.some((code) => pilot.includes(code)));
    const text = await read('/providers?scheme=pilot-city');
    assert.equal(found(text), own.length);
    assert.match(text, /name="category" value="integrator"/);
    assert.doesNotMatch(text, /name="category" value="saas"/);
    assert.match(text, new RegExp(`value="pilot-city"[\\s\\S]{0,200}?class="tally">${own.length}<`));
    const policy = members.filter(({ categories }) =>
      categories.some((code) => !code.startsWith('zjei-') && !pilot.includes(code)),
    );
    assert.match(text, new RegExp(`value="policy"[\\s\\S]{0,200}?class="tally">${policy.length}<`));
    const both = own.filter(({ categories }) => categories.includes('chain-master'));
    assert.equal(found(await read('/providers?scheme=pilot-city&category=chain-master')), both.length);
    assert.match(readable(text), /href="\/providers"[^>]*>[\s\S]{0,60}分类标准：中小企业数字化转型试点城市/);
    assert.equal(found(await read('/providers?scheme=nobody')), 0);
  });

  it('finds a firm by a name that it no longer bears', async () => {
    const former = members.find(({ formerNames }) => formerNames.length > 0);
    assert.ok(former);
    const q = former.formerNames[0]?.name ?? '';
    assert.ok(!former.name.includes(q));
    assert.deepEqual(listed(await read(`/providers?q=${encodeURIComponent(q)}`)), [former.uscc]);
    assert.ok(listed(await read('/providers?q=jxkfflxxfw')).includes(former.uscc));
    assert.ok((await read(`/providers/${former.uscc}`)).includes(q));
  });

  it('sorts by name in pinyin, or by the last to join', async () => {
    const byName = listed(await read('/providers'));
    const newest = listed(await read('/providers?sort=newest'));
    assert.notDeepEqual(byName, newest);
    const since = (code: string | undefined) => members.find(({ uscc }) => uscc === code)?.pool.at(-1)?.from ?? '';
    const dates = newest.map(since);
    assert.deepEqual(dates, dates.toSorted().reverse());
  });

  for (const q of ['(.*', '$where', '\\', '%00', '<script>', '[']) {
    it(`takes ${q} as text`, async () => {
      assert.equal(found(await read(`/providers?q=${encodeURIComponent(q)}`)), 0);
    });
  }

  it('passes over an address that makes no sense, and says what to do when nothing is found', async () => {
    assert.equal(found(await read('/providers?page=-1&sort=x&region[$ne]=1&region=')), members.length);
    assert.equal(listed(await read('/providers?page=9999')).length > 0, true);
    assert.match(await read('/providers?q=不存在的名字'), /没有符合条件的服务商/);
  });
});

describe('the page of a provider', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('shows the public who it is, since when, and no whole phone number', async () => {
    const firm = members[0];
    assert.ok(firm);
    const { text } = await site.visitor().get(`/providers/${firm.uscc}`).expect(200);
    assert.match(text, /在资源池内/);
    assert.ok(text.includes(firm.name) && text.includes(firm.uscc));
    assert.ok(!text.includes(firm.contact.phone));
    const official = await (await site.signIn('city')).get(`/providers/${firm.uscc}`);
    assert.ok(official.text.includes(firm.contact.phone));
  });

  it('shows what is public of its profile, and nothing else', async () => {
    const text = readable((await site.visitor().get(`/providers/${DEMO_ORGANISATIONS.provider1}`).expect(200)).text);
    for (const words of [
      ...['禾数车间', '3.6 至 9.8 万元／年', '1,680 至 3,200 元／台', '面议', '按年收费'],
      ...['浙江样织纺织有限公司', '某冷镦企业', 'GR-演示-2024-0001', '浙RQ-2023-9001'],
      ...['南湖区、秀洲区', '46 人，其中本地常驻 41 人', '0573-82001001', '由企业自行填报，资料最近确认于2026年'],
    ])
      assert.ok(text.includes(words), words);
    // A customer that did not agree, an amount, certificates no longer in force, addresses for the offices alone.
    for (const words of [
      '海盐演栓紧固件',
      '128 万元',
      '演-CMMI3-2023-008',
      '浙RQ-2020-9001',
      'service@heshu',
      '演禾路 88 号',
    ])
      assert.ok(!text.includes(words), words);
    const official = readable(
      (await (await site.signIn('city')).get(`/providers/${DEMO_ORGANISATIONS.provider1}`)).text,
    );
    assert.ok(official.includes('service@heshu') && official.includes('演禾路 88 号'));
  });

  it('masks a mobile number, though given as a service line', async () => {
    const { uscc } = members[1]!;
    const providers = site.database.connection.collection('providers');
    await providers.updateOne({ uscc }, { $set: { 'profile.servicePhone': '+86 154-0573-9876' } });
    const { text } = await site.visitor().get(`/providers/${uscc}`).expect(200);
    assert.ok(text.includes('服务电话') && !text.includes('9876') && !text.includes('0573-'));
  });

  it('says of a listed firm what the list is and is not', async () => {
    const { text } = await site.visitor().get(`/providers/${DEMO_ORGANISATIONS.provider4}`).expect(200);
    assert.match(text, /列入负面清单[\s\S]*不是严重失信主体名单/);
  });

  it('keeps a minor listing from the public', async () => {
    const minor = firms.find((firm) => {
      const standing = standingOn(firm, TODAY);
      return standing.state === 'listed' && standing.listing.class === 'minor';
    });
    assert.ok(minor);
    const { text } = await site.visitor().get(`/providers/${minor.uscc}`).expect(200);
    assert.doesNotMatch(text, /列入负面清单|tag-danger|重大变更/);
    assert.match((await (await site.signIn('city')).get(`/providers/${minor.uscc}`)).text, /列入负面清单/);
  });

  it('does not exist for the public before the pool, but for the firm and its offices', async () => {
    const address = `/providers/${DEMO_ORGANISATIONS.provider6}`;
    await site.visitor().get(address).expect(404);
    await (await site.signIn('enterprise1')).get(address).expect(404);
    await (await site.signIn('nanhu')).get(address).expect(404);
    await (await site.signIn('haining')).get(address).expect(200);
    await (await site.signIn('provider6')).get(address).expect(200);
  });
});
