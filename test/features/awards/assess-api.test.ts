import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { AWARD_RULES, calculatorOf } from '../../../server/domain/awards/assess.ts';
import { answerLine } from '../../../server/cli/assess-line.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

interface Case {
  readonly name: string;
  readonly asOf: string;
  readonly subject: Record<string, unknown>;
}
const cases = JSON.parse(readFileSync(new URL('../../cases/assess.json', import.meta.url), 'utf8')) as Case[];
const SUBJECT = { id: 'x', name: 'x', establishedOn: '2016-05-01', revenue: [{ year: 2024, yuan: 1 }] };

describe('POST /api/v1/awards/assess', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const ask = (body: unknown, type = 'application/json') =>
    request(site.app)
      .post('/api/v1/awards/assess')
      .set('content-type', type)
      .send(typeof body === 'string' ? body : JSON.stringify(body));

  it('answers every worked case byte for byte as the command line does', async () => {
    const book = loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6');
    assert.ok(book);
    const assess = calculatorOf(book);
    for (const { name, asOf, subject } of cases) {
      const line = answerLine({ number: 1, bytes: Buffer.from(JSON.stringify(subject)) }, assess, asOf);
      const answer = await ask({ asOf, policy: 'jiaxing-2024-6', subject }).expect(200);
      assert.equal(answer.text, line.text, name);
    }
  });

  it('takes today in Jiaxing and the main policy where they are left out', async () => {
    const { body } = await ask({ subject: SUBJECT }).expect(200);
    assert.equal(body.asOf, '2026-11-24');
    assert.equal(body.policy, 'jiaxing-2024-6');
  });

  const refused: [string, unknown, number, string, string][] = [
    ['no JSON', '{"subject":', 400, 'not-json', ''],
    ['a list', [], 422, 'wrong-type', ''],
    ['an unknown key', { subject: SUBJECT, as: 1 }, 422, 'unknown-key', 'as'],
    ['no subject', {}, 422, 'missing-key', 'subject'],
    ['a day that is none', { asOf: '2025-02-30', subject: SUBJECT }, 422, 'wrong-value', 'asOf'],
    ['a day of another type', { asOf: 2025, subject: SUBJECT }, 422, 'wrong-type', 'asOf'],
    ['an unknown policy', { policy: 'x', subject: SUBJECT }, 422, 'wrong-value', 'policy'],
    [
      'three decimals',
      { subject: { ...SUBJECT, revenue: [{ year: 2024, yuan: 1.001 }] } },
      422,
      'wrong-value',
      'revenue[0].yuan',
    ],
    [
      'a year twice',
      { subject: { ...SUBJECT, revenue: [...SUBJECT.revenue, ...SUBJECT.revenue] } },
      422,
      'duplicate-year',
      'revenue[1].year',
    ],
    ['10 MB', JSON.stringify({ subject: { ...SUBJECT, name: 'x'.repeat(10_000_000) } }), 413, 'too-large', ''],
    ['nesting of 10,000', `{"subject":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 422, 'wrong-type', ''],
  ];
  for (const [name, body, status, code, path] of refused) {
    it(`refuses ${name} with ${status} ${code}`, async () => {
      const answer = await ask(body).expect(status);
      assert.equal(answer.body.error.code === 'too-deep' ? 'wrong-type' : answer.body.error.code, code);
      if (path !== '') assert.equal(answer.body.error.path, path);
      assert.match(answer.body.error.message, /[\u4e00-\u9fff]/);
      assert.doesNotMatch(answer.text, /\bat .*\.ts|node_modules/);
    });
  }

  it('refuses what is no JSON by its type, and bytes that are no UTF-8', async () => {
    await ask('x=1', 'application/x-www-form-urlencoded').expect(415);
    const answer = await request(site.app)
      .post('/api/v1/awards/assess')
      .set('content-type', 'application/json')
      .serialize((bytes: Buffer) => bytes as never)
      .send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]));
    assert.equal(answer.status, 400);
    assert.equal(answer.body.error.code, 'not-json');
  });

  it('opens no session and sets no cookie', async () => {
    const answer = await ask({ subject: SUBJECT });
    assert.equal(answer.headers['set-cookie'], undefined);
  });
});
