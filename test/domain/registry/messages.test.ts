import assert from 'node:assert/strict';
import { ROLE_NAMES, type Role } from '../../../server/domain/registry/account.ts';
import { WORKFLOW, type ApplicationEvent } from '../../../server/domain/registry/application-workflow.ts';
import {
  EMPTY_STATEMENT,
  type Application,
  type ApplicationState,
} from '../../../server/domain/registry/application.ts';
import { ACCOUNT_MESSAGES } from '../../../server/domain/registry/message-accounts.ts';
import { APPLICATION_MESSAGES } from '../../../server/domain/registry/message-applications.ts';
import { kindName, topicsFor } from '../../../server/domain/registry/message-kinds.ts';
import type { Audience } from '../../../server/domain/registry/message.ts';

/**
 * Written from the rules, not from the table under test: where from, event, where to, by whom; then who is told how
 * bindingly, `!` where it is asked to do something.
 */
const EXPECTED = `
- begin draft provider |
draft save draft provider |
draft submit first-review provider | firm required, county work!
draft submit city-review provider | firm required, city work!
draft withdraw withdrawn provider | firm progress
first-review recommend city-review county | firm progress, city work!
first-review advise-against city-review county | firm progress, city work!
first-review return returned-first county | firm required!
first-review withdraw withdrawn provider | firm progress, county work
returned-first save returned-first provider |
returned-first submit first-review provider | firm required, county work!
returned-first withdraw withdrawn provider | firm progress
city-review pass passed city | firm progress, city work!, county progress
city-review refuse refused city | firm required, county progress
city-review return returned-city city | firm required!
city-review record-opinion city-review city |
city-review withdraw withdrawn provider | firm progress, city work
returned-city save returned-city provider |
returned-city submit city-review provider | firm required, city work!
returned-city withdraw withdrawn provider | firm progress
passed open-notice in-notice city | firm required, county progress
passed withdraw withdrawn provider | firm progress, city work
in-notice object objected city | firm required, city work!
in-notice admit admitted city | firm required, county progress
in-notice decline-objection in-notice city |
objected object objected city | firm required, city work!
objected decline-objection objected city |
objected dismiss-objection in-notice city | firm required
objected uphold-objection refused city | firm required, county progress`
  .trim()
  .split('\n')
  .map((line) => {
    const [way = '', told = ''] = line.split(' |');
    const [from = '', event = '', to = '', role = ''] = way.split(' ');
    return { from, event, to, role: role as Role, told: told.trim() };
  });

const USCC = '91330400MA20000270';
const OBJECTOR = '桐乡示纱纺织有限公司';

function application(
  row: Pick<(typeof EXPECTED)[number], 'from' | 'event' | 'to' | 'role'>,
  more: Partial<Application> = {},
) {
  const by = { account: `the-${row.role}`, name: '经办人沈如晦', role: row.role };
  const entry = { version: 3, at: '2026-11-24T02:00:00.000Z', by, reason: '理由甲', shown: null, salt: 's' };
  const reviewer = { account: 'the-reviewer', name: '初审人', role: 'county' } as const;
  const made: Application = {
    ...{ id: 'a1', state: row.to as ApplicationState, version: 3, number: 'RK20260001', uscc: USCC, name: '甲公司' },
    ...{ region: '330402', statement: EMPTY_STATEMENT, before: null, since: '2026-11-24', due: '2026-12-10' },
    history: [{ ...entry, event: row.event, from: row.from === '-' ? '' : row.from, to: row.to }],
    corrections: [{ field: 'teamSize', reason: '请按社保人数填写' }],
    firstReview: { by: reviewer, opinion: 'recommend', reason: '属实' },
    notice: { number: '公示1号', from: '2026-11-17', until: '2026-11-23' },
    opinions: [],
    objections: [
      {
        ...{ number: 'YY2026-TEST-2222', at: '', via: 'paper', state: 'registered', by, unit: '', files: [] },
        acceptBy: null,
        ...{ name: OBJECTOR, contact: '15405739999', content: '异议的内容', concluded: null },
      },
    ],
    effects: [],
    createdAt: '2026-11-01T00:00:00.000Z',
  };
  return { ...made, ...more };
}

function readerOf({ uscc, owner, role, region }: Audience): string {
  if (uscc !== undefined) {
    assert.equal(uscc, USCC);
    return owner === true ? 'owner' : 'firm';
  }
  assert.equal(region, role === 'county' ? '330402' : undefined);
  return role ?? 'nobody';
}

describe('what people are told of an application', () => {
  for (const row of EXPECTED) {
    it(`${row.from} ${row.event} ${row.to}: ${row.told || 'nobody'}`, () => {
      const drafts = APPLICATION_MESSAGES.draft(application(row), 3);
      assert.equal(
        drafts.map(({ to, level, todo }) => `${readerOf(to)} ${level}${todo ? '!' : ''}`).join(', '),
        row.told,
      );
      for (const { to, level, subject, text, link } of drafts) {
        assert.deepEqual(link, { page: 'application', key: 'a1' });
        const said = [subject, ...text].join('\n');
        assert.match(said, /RK20260001/);
        assert.doesNotMatch(said, /undefined|null|NaN|沈如晦/);
        // Whoever did it is not told, but for the receipt.
        assert.equal(to.except.includes(`the-${row.role}`), row.event !== 'submit' || level !== 'required');
        // Who made the first review may not decide: the city's work is not that person's.
        assert.equal(to.except.includes('the-reviewer'), level === 'work');
        for (const secret of [OBJECTOR, '15405739999', '异议的内容']) assert.ok(!said.includes(secret), said);
      }
    });
  }

  it('knows every step of the workflow', () => {
    const steps = Object.entries(WORKFLOW).flatMap(([state, events]) =>
      Object.keys(events).map((e) => `${state} ${e}`),
    );
    const known = new Set(EXPECTED.map(({ from, event }) => `${from} ${event}`));
    assert.deepEqual(
      steps.filter((step) => !known.has(step)),
      [],
    );
  });

  const textOf = (event: ApplicationEvent, from: string, to: string, more: Partial<Application> = {}) =>
    APPLICATION_MESSAGES.draft(application({ event, from, to, role: 'city' }, more), 3)[0]?.text.join('\n') ?? '';

  it('says why, what to mend and until when', () => {
    const text = textOf('return', 'city-review', 'returned-city');
    assert.match(text, /市经信局审查了贵公司的入库申请（受理编号 RK20260001），退回补正/);
    assert.match(
      text,
      /理由：理由甲\n需要补正：\n1\. 服务团队人数：请按社保人数填写\n请在2026年12月10日前改好并重新提交/,
    );
    assert.match(
      textOf('refuse', 'city-review', 'refused'),
      /理由：理由甲\n如不服本决定.*60 日.*行政复议.*6 个月.*行政诉讼/,
    );
    assert.match(textOf('open-notice', 'passed', 'in-notice'), /公示1号，自2026年11月17日至2026年11月23日/);
  });

  it('promises no term and lists no correction that is no longer so', () => {
    const text = textOf('return', 'city-review', 'returned-city', { version: 4 });
    assert.doesNotMatch(text, /2026年12月10日|社保/);
    assert.match(text, /逐项列在申请页面上/);
  });

  it('does not repeat the grounds of an objection', () => {
    for (const event of ['object', 'dismiss-objection', 'uphold-objection'] as const)
      assert.doesNotMatch(textOf(event, 'objected', 'in-notice'), /理由甲/);
  });

  it('is nothing for a version that is not in the history, and for an event it does not know', () => {
    assert.deepEqual(APPLICATION_MESSAGES.draft(application(EXPECTED[2]!), 2), []);
    assert.deepEqual(APPLICATION_MESSAGES.draft(application({ ...EXPECTED[2]!, event: 'constructor' }), 3), []);
  });
});

describe('what people are told of their accounts', () => {
  const change = (what: string, role: Role, account = 'other') => ({
    ...{ at: '2026-11-24T02:00:00.000Z', by: { account, name: '某人', role }, what, why: '' },
  });
  const history = [
    change('开通账号：审计', 'admin'),
    change('通过链接设置密码', 'provider', 'me'),
    change('停用账号', 'provider'),
    change('改任：审计', 'admin'),
  ];
  const drafts = (version: number) => ACCOUNT_MESSAGES.draft({ id: 'me', username: 'wei', history }, version);

  it('is every change, to the person alone, and cannot be turned off', () => {
    const first = [0, 1, 2, 3, 4, 5].map((version) =>
      drafts(version).map(({ subject, text }) => `${subject}。${text[0]}`),
    );
    assert.deepEqual(first, [
      ['账号已开通。您的账号 wei 已开通。'],
      [],
      ['账号安全：通过链接设置密码。您的账号办理了“通过链接设置密码”。'],
      ['账号安全：停用账号。本企业管理员对您的账号办理了“停用账号”。'],
      ['账号安全：改任：审计。系统管理员对您的账号办理了“改任：审计”。'],
      [],
    ]);
    for (const { to, level } of [0, 2, 3, 4].flatMap(drafts))
      assert.deepEqual([to, level], [{ account: 'me', except: [] }, 'required']);
  });
});

describe('what can be set', () => {
  it('is what can reach the person; what the law demands is locked', () => {
    const offered = (role: Role) =>
      topicsFor({ role }).filter(({ kind }) => kind === 'applications' || kind === 'accounts');
    const words = (role: Role) => offered(role).map(({ topic, locked }) => `${topic}${locked ? ' locked' : ''}`);
    assert.deepEqual(words('provider'), [
      'applications.required locked',
      'applications.progress',
      'accounts.required locked',
    ]);
    assert.deepEqual(words('county'), ['applications.progress', 'applications.work', 'accounts.required locked']);
    assert.deepEqual(words('city'), ['applications.work', 'accounts.required locked']);
    for (const role of ROLE_NAMES) assert.ok(words(role).includes('accounts.required locked'), role);
  });

  it('has a name', () => {
    assert.deepEqual(['applications', 'accounts', 'toString'].map(kindName), ['入库申请', '我的账号', 'toString']);
  });
});
