import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../../server/persistence/demo/demo-accounts.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { hashPassword } from '../../../server/persistence/passwords.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

const firm = { uscc: DEMO_ORGANISATIONS.provider1, name: '嘉兴禾数智能科技有限公司' };
const OWN_PAGE = `href="/providers/${firm.uscc}"`;

describe('the account page', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const tasksOf = async (username: string) => {
    const page = await (await site.signIn(username)).get('/account').expect(200);
    const main = /<main[\s\S]*<\/main>/.exec(page.text)?.[0] ?? '';
    const links = [...main.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
    // What a person was told last stands there too; here it is about the places.
    return { text: page.text, main, links: links.filter((link) => !link.startsWith('/inbox/')) };
  };
  const OWN = ['/account/details', '/account/new-email', '/account/password'];
  const MESSAGES = ['/inbox', '/account/messages'];
  const COMMON = ['/policies/jiaxing-2024-6/calculator', '/policies/jiaxing-2024-6'];

  it('leads a provider to its own pages', async () => {
    const { main, links, text } = await tasksOf('provider1');
    assert.deepEqual(links, [
      ...OWN,
      ...MESSAGES,
      `/providers/${firm.uscc}`,
      `/providers/${firm.uscc}/awards`,
      '/applications',
      '/records/profile',
      '/records/documents',
      '/membership',
      '/negative-list/own',
      '/account/people',
      ...COMMON,
    ]);
    assert.match(main, /嘉兴禾数智能科技有限公司/);
    assert.match(main, /<dd>服务商<\/dd>/);
    assert.ok(text.split('<main')[0]?.includes(OWN_PAGE), 'among the places');
  });

  it('says plainly when a firm is not known yet', async () => {
    await site.container.accounts.create({
      account: { username: 'nowhere', displayName: '无所属', role: 'enterprise' },
      passwordHash: await hashPassword(DEMO_PASSWORD),
      demo: false,
      createdAt: new Date(0),
    });
    const { main } = await tasksOf('nowhere');
    assert.match(main, /尚未关联企业/);
  });

  it('shows an enterprise and the offices the directory', async () => {
    for (const [username, role, ...more] of [
      ['enterprise1', '企业', '/account/people'],
      ['admin', '系统管理员', '/admin', '/workbench', '/negative-list/cases'],
      ['city', '市经信局', '/workbench', '/negative-list/cases'],
      ['market', '市市场监管局', '/workbench', '/negative-list/cases'],
      ['finance', '市财政局', '/workbench', '/negative-list/cases'],
      ['auditor', '审计', '/workbench', '/negative-list/cases'],
    ] as const) {
      const { main, links } = await tasksOf(username);
      assert.deepEqual(links, [...OWN, ...MESSAGES, ...more, '/providers', ...COMMON], username);
      assert.ok(main.includes(`<dd>${role}</dd>`), username);
    }
  });

  it('shows a county office its region', async () => {
    assert.match((await tasksOf('nanhu')).main, /330402/);
    assert.match((await tasksOf('haining')).main, /330481[\s\S]*只办理本区域/);
  });

  it('names the person and the way out on every page', async () => {
    const page = await (await site.signIn('finance')).get('/').expect(200);
    assert.match(page.text, /市财政局 · 吴令仪/);
    assert.match(page.text, /action="\/sign-out"/);
  });
});
