import assert from 'node:assert/strict';
import { applicationPapers } from '../../../server/domain/registry/application-papers.ts';
import { EVENT_WORDS } from '../../../server/domain/registry/application-workflow.ts';
import type { Application } from '../../../server/domain/registry/application.ts';
import type { HistoryEntry } from '../../../server/domain/registry/history.ts';
import type { Objection } from '../../../server/domain/registry/objection.ts';
import { numbered } from '../../../server/domain/registry/paper.ts';
import type { PoolSpell } from '../../../server/domain/registry/provider.ts';
import { application, BASIS, notice, setting, step } from './paper-fixtures.ts';

const paperOf = (entry: HistoryEntry, more: Partial<Application> = {}, spell?: PoolSpell, day = '2026-11-24') => {
  const drafts = applicationPapers({ application: application(entry, more), entry, day, spell }, setting);
  assert.ok(drafts.length <= 1);
  return drafts.map((draft) => ({ draft, content: numbered(draft, 7) }))[0];
};

const objection = (state: Objection['state'], content: string): Objection => ({
  number: 'YY2026-TEST-2222',
  at: 'x',
  via: 'paper',
  state,
  acceptBy: null,
  by: null,
  name: '乙厂',
  contact: '15400000000',
  unit: '',
  content,
  files: [],
  concluded: null,
});

describe('the papers of an application', () => {
  it('acknowledge its receipt by the county office', () => {
    const { content, draft } = paperOf(step(2, 'submit', 'draft', 'first-review'))!;
    assert.deepEqual(content, {
      kind: 'acceptance',
      number: '南经信入库受理〔2026〕7号',
      title: '入库申请受理通知书',
      office: '嘉兴市南湖区经济和信息化局',
      date: '2026-11-24',
      to: '甲数科技有限公司',
      sections: [
        {
          type: 'paragraph',
          text: `你单位于2026年11月24日提交的入库申请收悉。申报内容齐全，符合受理条件，根据${BASIS}，予以受理。`,
        },
        {
          type: 'facts',
          items: [
            { term: '受理编号', text: 'RK20260041' },
            { term: '申请事项', text: '列入嘉兴市数字化改造服务商资源池' },
            { term: '申请企业', text: '甲数科技有限公司' },
            { term: '统一社会信用代码', text: '91330400MA20000270' },
            { term: '初审机关', text: '嘉兴市南湖区经济和信息化局' },
            { term: '初审期限', text: '至2026年12月8日止（10 个工作日）' },
          ],
        },
        { type: 'paragraph', text: '你单位可以登录禾库，在“入库申请”中查看办理进度；公示之前可以撤回申请。' },
      ],
    });
    assert.deepEqual(
      [draft.matter, draft.document, draft.version, draft.uscc, draft.region],
      ['applications', 'x', 2, '91330400MA20000270', '330402'],
    );
  });

  it('acknowledge it by the city office where the firm is from outside, and where a region has no office', () => {
    const outside = paperOf(step(2, 'submit', 'draft', 'city-review'), { region: '310115' })!.content;
    assert.deepEqual([outside.number, outside.office], ['嘉经信入库受理〔2026〕7号', '嘉兴市经济和信息化局']);
    const facts = JSON.stringify(outside.sections);
    assert.ok(facts.includes('{"term":"审核期限","text":"至2026年12月15日止（15 个工作日）"}'), facts);
    const plain = paperOf(step(2, 'submit', 'draft', 'first-review'), { region: '330400' })!.content;
    assert.equal(plain.office, '嘉兴市经济和信息化局');
  });

  it('say item by item what has to be mended', () => {
    const entry = step(3, 'return', 'first-review', 'returned-first', '材料不全。');
    const corrections = [
      { field: 'teamSize', reason: '按社保人数填写。' },
      { field: 'cases', reason: '补充验收材料。' },
    ] as const;
    const { content } = paperOf(entry, { corrections })!;
    assert.deepEqual(content, {
      kind: 'correction',
      number: '南经信入库补正〔2026〕7号',
      title: '入库申请补正通知书',
      office: '嘉兴市南湖区经济和信息化局',
      date: '2026-11-24',
      to: '甲数科技有限公司',
      sections: [
        { type: 'paragraph', text: '你单位的入库申请（受理编号 RK20260041）经初审，需要补正。材料不全。' },
        {
          type: 'table',
          caption: '需要补正的内容',
          columns: ['序号', '内容', '补正要求'],
          rows: [
            ['1', '服务团队人数', '按社保人数填写。'],
            ['2', '典型案例', '补充验收材料。'],
          ],
        },
        { type: 'paragraph', text: '请在 10 个工作日内补正并再次提交，期限至2026年12月8日止。' },
        {
          type: 'paragraph',
          text: '请登录禾库，在“入库申请”中逐项修改后再次提交；再次提交后仍由本机关办理。',
        },
        { type: 'paragraph', text: '对补正要求有疑问的，可以向本机关提出。' },
      ],
    });
  });

  it('name the city office for its return, and never the items of a later one', () => {
    const entry = step(4, 'return', 'city-review', 'returned-city', '请更新。');
    const later = step(6, 'return', 'city-review', 'returned-city', '再更新。');
    const corrections = [{ field: 'cases', reason: '后来的要求' }] as const;
    const { content } = paperOf(entry, { corrections, history: [entry, step(5, 'submit', 'x', 'y'), later] })!;
    assert.equal(content.number, '嘉经信入库补正〔2026〕7号');
    assert.deepEqual(content.sections[0], {
      type: 'paragraph',
      text: '你单位的入库申请（受理编号 RK20260041）经市级审核，需要补正。请更新。',
    });
    assert.doesNotMatch(JSON.stringify(content), /后来的要求/);
  });

  it('tell of the admission and its term', () => {
    const entry = step(9, 'admit', 'in-notice', 'admitted', '公示期满。');
    const { content } = paperOf(entry, { notice })!;
    assert.deepEqual([content.number, content.title], ['嘉经信入库〔2026〕7号', '入库通知书']);
    assert.deepEqual(content.sections, [
      {
        type: 'paragraph',
        text: `你单位的入库申请（受理编号 RK20260041）经审核符合条件。经公示（嘉经信公示〔2026〕12号），公示期满，没有收到异议。根据${BASIS}，决定将你单位列入嘉兴市数字化改造服务商资源池。`,
      },
      {
        type: 'facts',
        items: [
          { term: '统一社会信用代码', text: '91330400MA20000270' },
          { term: '服务类别', text: 'SaaS云平台服务、诊断' },
          { term: '有效期', text: '2026年11月24日至2029年11月23日' },
          { term: '办理意见', text: '公示期满。' },
        ],
      },
      {
        type: 'paragraph',
        text: '企业名称、服务类别和有效期在禾库服务商名录公开。登记的信息有变化的，请及时在禾库更新。',
      },
    ]);
    const objections = [objection('dismissed', '不实')];
    const spell = { from: '2026-11-24', to: '2028-01-31', decision: notice.number };
    const other = JSON.stringify(paperOf(entry, { notice, objections }, spell)!.content);
    assert.match(other, /公示期间收到的异议经核查不成立/);
    const declined = { notice, objections: [objection('declined', '不实')] };
    assert.match(JSON.stringify(paperOf(entry, declined, spell)!.content), /公示期间收到的异议经审查不予受理/);
    assert.match(other, /2026年11月24日至2028年1月31日/);
    assert.doesNotMatch(other, /乙厂|15400000000|不实/);
  });

  it('tell of a refusal, its ground, and what can be done about it until when', () => {
    const { content } = paperOf(step(5, 'refuse', 'city-review', 'refused', '案例不实。'))!;
    assert.deepEqual([content.number, content.office], ['嘉经信不予入库〔2026〕7号', '嘉兴市经济和信息化局']);
    assert.deepEqual(content.sections, [
      {
        type: 'paragraph',
        text: `你单位的入库申请（受理编号 RK20260041）经审核，不符合入库条件。根据${BASIS}，决定不予入库。`,
      },
      {
        type: 'facts',
        items: [
          { term: '申请企业', text: '甲数科技有限公司' },
          { term: '统一社会信用代码', text: '91330400MA20000270' },
          { term: '事实和理由', text: '案例不实。' },
        ],
      },
      {
        type: 'paragraph',
        text: '你单位可以登录禾库，在“入库申请”中查看全部办理记录和理由；情况改变后可以重新申请。',
      },
      {
        type: 'remedies',
        items: [
          {
            text: '对本决定不服的，可以自收到本通知书之日起 60 日内，向嘉兴市人民政府申请行政复议（《中华人民共和国行政复议法》第二十条、第二十四条）',
            lastDay: '2027-01-25',
          },
          {
            text: '也可以自收到本通知书之日起 6 个月内，依法向有管辖权的人民法院提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）',
            lastDay: '2027-05-24',
          },
        ],
        note: '最后一日按签发当日收到推算，已计入休息日顺延；收到在后的，自收到之日起算。2027 年放假安排未公布，暂按周末推算。',
      },
    ]);
  });

  it('count the remedies of 31 August to the end of February, put off by its weekend', () => {
    const entry = step(5, 'refuse', 'city-review', 'refused', '案例不实。');
    const told = paperOf(entry, {}, undefined, '2026-08-31')!.content.sections.at(-1);
    assert.ok(told?.type === 'remedies');
    assert.deepEqual(
      told.items.map(({ lastDay }) => lastDay),
      ['2026-10-30', '2027-03-01'],
    );
  });

  it('tell of a refusal after an objection, and of nobody who objected', () => {
    const entry = step(8, 'uphold-objection', 'objected', 'refused', '案例未验收属实。');
    const objections = [objection('upheld', '没有验收')];
    const { content } = paperOf(entry, { notice, objections })!;
    assert.deepEqual(content.sections[0], {
      type: 'paragraph',
      text: `你单位的入库申请（受理编号 RK20260041）公示（嘉经信公示〔2026〕12号）期间收到书面异议，经核查，异议成立。根据${BASIS}，决定不予入库。`,
    });
    assert.doesNotMatch(JSON.stringify(content), /乙厂|15400000000|没有验收/);
  });

  it('are brought by these steps and no others', () => {
    const bringing = ['submit', 'return', 'refuse', 'uphold-objection', 'admit'];
    for (const event of [...Object.keys(EVENT_WORDS), 'begin'])
      assert.equal(paperOf(step(2, event, 'draft', 'x')) !== undefined, bringing.includes(event), event);
    assert.equal(paperOf(step(4, 'submit', 'returned-first', 'first-review')), undefined);
  });
});
