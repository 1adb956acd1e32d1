import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { axeViolations, launchBrowser, sidewaysScroll } from '../support/browser.ts';
import { listeningSite, type ListeningSite } from '../support/listening-site.ts';

const { provider1, provider4, provider5 } = DEMO_ORGANISATIONS;
/** Applications of the demonstration data, by their order in demo-applications.ts. */
const application = (serial: number) => `/applications/${(0xd0_0000_0000 + serial).toString(16).padStart(24, '0')}`;
const paper = (number: string) => `/papers/${encodeURIComponent(number)}`;
const revenue = (serial: number) => `/records/revenue/${(0xe5_0000_0000 + serial).toString(16).padStart(24, '0')}`;
const changeRequest = (serial: number) =>
  `/records/changes/${(0xcf_0000_0000 + serial).toString(16).padStart(24, '0')}`;
/** Cases of the negative list, by their order in demo-listing-cases.ts and demo-listing-running.ts. */
const listing = (serial: number) => `/negative-list/cases/${(0xd1_0000_0000 + serial).toString(16).padStart(24, '0')}`;
/** The first award of the round of the demonstration: that of the firm of provider1. */
const FIRST_AWARD = (0xd0_0000_0000 + 9 * 0x1000_0000 + 1).toString(16).padStart(24, '0');
/** Imports of outside lists, by their order in demo-outside.ts. */
const outsideImport = (serial: number) =>
  `/negative-list/outside/imports/${(0xde_0000_0000 + serial).toString(16).padStart(24, '0')}`;
const CALCULATOR = '/policies/jiaxing-2024-6/calculator';

/** Every page of the site, and as whom it is looked at. */
const PAGES: readonly (readonly [username: string, path: string])[] = [
  ['', '/'],
  ['', '/providers'],
  ['', '/providers?region=330402&q=数'],
  ['', '/providers?scheme=pilot-city'],
  ['', '/providers?q=没有这样的名字'],
  ['', `/compare?uscc=${provider1}&uscc=${provider5}&uscc=${provider4}`],
  ['', '/compare'],
  ['', '/grading'],
  ['provider1', `/providers/${provider1}/grading`],
  ['', '/standards'],
  ['', '/standards?theme=green&q=没有这样的标准'],
  ['', `/providers/${provider1}`],
  ['', `/providers/${provider4}`],
  ['', `/providers/${provider1}/awards`],
  ['', '/policies/jiaxing-2024-6'],
  ['', '/policies/jiaxing-2024-6/guide?topic=energy&topic=retrofit&calculate=green-retrofit&equipment=1000&coal=600'],
  ['', `${CALCULATOR}?example=1`],
  ['', '/open-data'],
  ['', '/sign-in'],
  ['', '/no-such-page'],
  ['', '/register'],
  ['', '/register/enterprise'],
  ['', '/password/forgotten'],
  ['provider1', '/account'],
  ['provider1', '/account/people'],
  ['provider1', '/account/details'],
  ['provider1', '/account/new-email'],
  ['provider1', '/account/password'],
  ['provider1', '/account/messages'],
  ['provider3', '/inbox'],
  ['city', '/inbox'],
  ['admin', '/admin'],
  ['admin', '/admin/accounts'],
  ['admin', '/admin/accounts/new'],
  ['admin', '/admin/enterprises'],
  ['admin', '/admin/out-tray'],
  ['enterprise1', '/account/people'],
  ['enterprise1', '/shortlist'],
  ['provider1', '/awards/adjustments'],
  ['enterprise1', `/shortlist/${provider1}`],
  ['enterprise1', `/providers/${provider1}`],
  ['provider1', `/providers/${provider1}/awards`],
  ['provider5', `/providers/${provider5}/awards?asOf=2025-02-30`],
  ['city', `/providers/${provider4}/awards`],
  ['provider1', '/records/profile'],
  ['provider6', '/records/profile'],
  ...['basics', 'regions', 'categories', 'team', 'products', 'cases', 'certificates'].map(
    (part) => ['provider1', `/records/profile/${part}`] as const,
  ),
  ['provider1', '/records/profile/cases/new'],
  ['provider1', '/records/profile/products/de0100000101'],
  ['provider1', '/records/profile/certificates/de0100000301/remove'],
  ['provider1', `/providers/${provider1}`],
  ['city', `/providers/${provider1}`],
  ['city', `/providers/${provider1}/history`],
  ['provider1', '/records'],
  ['provider1', revenue(1)],
  ['provider1', `${revenue(3)}/edit`],
  ['provider2', '/records/revenue/new?subject=2022'],
  ['nanhu', '/records/revenue'],
  ['nanhu', `${revenue(4)}/steps/verify`],
  ['city', '/records/revenue?list=all&subject=2025'],
  ['city', revenue(7)],
  ['city', '/records/revenue/import'],
  ['provider1', `/providers/${provider1}/milestones`],
  ['city', '/awards/near-tiers'],
  ['nanhu', '/awards/near-tiers'],
  ['provider1', '/records/changes'],
  ['provider1', '/records/changes/new'],
  ['provider1', changeRequest(1)],
  ['nanhu', '/records/changes'],
  ['city', '/records/changes?list=done'],
  ['city', changeRequest(4)],
  ['city', `${changeRequest(4)}/steps/approve`],
  ['', '/notices'],
  ['', '/journal'],
  ['', '/journal?kind=applications&page=2'],
  ['', '/journal/2'],
  ['', '/journal/verify'],
  ['', '/journal/verify?seq=x&hash=y'],
  ['', '/journal/verify?number=RK20260008'],
  ['', `/notices/${encodeURIComponent('嘉经信公示〔2026〕10号')}`],
  ['', paper('嘉经信公示〔2026〕10号')],
  ['', '/papers/verify'],
  ['', '/papers/verify?number=x&digest=y'],
  ['', `/papers/verify?number=x&digest=${'0'.repeat(64)}`],
  ['nanhu', paper('南经信入库补正〔2026〕1号')],
  ['city', paper('嘉经信不予入库〔2026〕1号')],
  ['city', paper('嘉经信入库〔2026〕1号')],
  ['city', application(15)],
  ['provider3', '/applications'],
  ['', `/notices/${encodeURIComponent('嘉经信公示〔2026〕11号')}`],
  ['', `/notices/${encodeURIComponent('嘉经信公示〔2026〕11号')}/objection`],
  ['', `/notices/${encodeURIComponent('嘉经信公示〔2026〕10号')}/objection`],
  ['', '/notices/objection/YY2026-DEMA-2222'],
  ['provider1', '/records/documents'],
  ['provider2', '/records/documents/00000000000000dc00000065/remove'],
  ['city', `/providers/${provider1}/documents`],
  ['', '/negative-list'],
  ['', '/negative-list?status=ended&class=ordinary'],
  ['', `/negative-list/${encodeURIComponent('嘉经信负面〔2026〕3号')}`],
  ['', `/negative-list/${encodeURIComponent('嘉经信负面〔2025〕3号')}`],
  ['', '/negative-list/rules'],
  ['', '/negative-list/report'],
  ['provider4', '/negative-list/own'],
  ['provider5', '/negative-list/own'],
  ['provider1', '/negative-list/own'],
  ['provider5', `${listing(14)}/steps/defend`],
  ['city', '/negative-list/outside'],
  ['nanhu', '/negative-list/outside?status=withdrawn'],
  ['city', '/negative-list/outside/imports'],
  ['city', '/negative-list/outside/imports/new'],
  ['city', outsideImport(1)],
  ['city', `${outsideImport(1)}/steps/withdraw`],
  ['city2', `${outsideImport(2)}/columns`],
  ['city2', `${outsideImport(2)}/trial`],
  ['city', '/negative-list/screening'],
  ['auditor', '/negative-list/screening?list=judged'],
  ['city2', '/negative-list/cases'],
  ['city2', '/negative-list/cases/new'],
  ['city2', listing(1)],
  ['city2', listing(17)],
  ['city2', `${listing(17)}/steps/vote`],
  ['city2', `${listing(18)}/steps/list`],
  ['city2', `${listing(18)}/steps/close`],
  ['city2', `${listing(1)}/steps/correct`],
  ['city', `${listing(12)}/steps/notify`],
  ['city', `${listing(15)}/steps/deliberate`],
  ['provider1', '/membership'],
  ['provider1', '/membership/exit'],
  ['provider1', '/awards'],
  ['provider1', `/awards/${FIRST_AWARD}`],
  ['provider1', `/awards/${FIRST_AWARD}/steps/confirm`],
  ['city', '/awards'],
  ['city', '/awards/rounds/new'],
  ['city', '/awards/adjustments'],
  ['city', '/awards/rounds/DF2026-1'],
  ['city', '/awards/rounds/DF2026-1/firms?group=judgement'],
  ['city', '/awards/rounds/DF2026-1/cases?state=paid'],
  ['city', `/awards/rounds/DF2026-1/firms/${DEMO_ORGANISATIONS.provider1}`],
  ['city', '/awards/notice'],
  ['finance2', '/awards/payments'],
  ['finance2', '/awards/payments/BF2026-1'],
  ['provider1', '/reviews/own'],
  ['city', '/reviews'],
  ['city', '/reviews/2026'],
  ['city', '/reviews/2026/steps/remind'],
  ['city', '/membership-cases'],
  ['city', `/providers/${provider1}/removal`],
  ['admin', '/admin/jobs'],
  ['provider1', '/applications'],
  ['provider2', '/applications'],
  ['provider2', application(1)],
  ['provider2', `${application(1)}/edit`],
  ['provider2', `${application(1)}/steps/submit`],
  ['provider2', `${application(1)}/steps/withdraw`],
  ['nanhu', '/workbench'],
  ['nanhu', application(5)],
  ['nanhu', `${application(5)}/steps/recommend`],
  ['city', '/workbench'],
  ['city', '/workbench?list=done'],
  ['city', '/notices/new'],
  ['city', application(8)],
  ['city', application(13)],
  ['city', `${application(8)}/steps/return`],
  ['city', `${application(2)}/steps/object`],
  ['city', `${application(2)}/steps/object?objection=YY2026-DEMA-2222`],
  ['city', application(2)],
  ['city', `${application(14)}/steps/admit`],
  ['city', `${application(2)}/steps/admit`],
];

describe('the pages in a browser', () => {
  let browser: Browser;
  let site: ListeningSite;
  const states = new Map<string, NonNullable<BrowserContextOptions['storageState']>>();

  before(async () => {
    browser = await launchBrowser();
    site = await listeningSite();
    for (const username of new Set(PAGES.map(([name]) => name).filter(Boolean))) {
      const context = await browser.newContext();
      await site.signIn(context, username);
      states.set(username, await context.storageState());
      await context.close();
    }
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Each page is opened once, and looked at in every width and colour that could show something of its own. */
  async function look(page: Page, path: string): Promise<string[]> {
    const found: string[] = [];
    const see = async (width: number, colorScheme: 'light' | 'dark', check: () => Promise<string[]>) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const sideways = await sidewaysScroll(page);
      const words = [...(await check()), ...(sideways === 0 ? [] : [`moves ${sideways} px sideways`])];
      found.push(...words.map((text) => `${path}, ${width} px, ${colorScheme}: ${text}`));
    };
    await page.goto(site.base + path);
    await see(1280, 'light', () => axeViolations(page));
    await see(375, 'light', () => axeViolations(page));
    // The dark colours change colours and nothing else; 1920 px adds no element that 1280 has not.
    await see(375, 'dark', () => axeViolations(page, ['color-contrast']));
    await see(1280, 'dark', () => axeViolations(page, ['color-contrast']));
    await see(1920, 'light', () => Promise.resolve([]));
    return found;
  }

  for (const username of new Set(PAGES.map(([name]) => name))) {
    it(`are accessible and never move sideways, as ${username || 'anybody'}`, async () => {
      const storageState = states.get(username);
      const context = await browser.newContext(storageState === undefined ? {} : { storageState });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !/404|409|422/.test(message.text()))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      for (const [name, path] of PAGES) if (name === username) complaints.push(...(await look(page, path)));
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});
