import assert from 'node:assert/strict';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { chineseAmount } from '../../../server/domain/shared/chinese-amount.ts';
import { answerLine } from '../../../server/cli/assess-line.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

const { provider1 } = DEMO_ORGANISATIONS;

describe('the calculation of an award', () => {
  let site: TestSite;
  let one: AwardCase;
  before(async () => {
    site = await createTestSite();
    await site.container.following.catchUp();
    [one] = (await site.container.awardRounds.awardCases.ofFirm(provider1)) as [AwardCase];
  });
  after(() => site.close());

  const paper = async () => (await site.container.papers.service.ofAward(one.id))[0]!;

  it('is a paper of its own: clause, facts with their evidence, every step, other readings, how to object', async () => {
    const { content, number, uscc } = await paper();
    assert.deepEqual([content.title, content.to, uscc], ['奖励计算书', one.firm, one.uscc]);
    assert.match(number, /^嘉经信奖励计算〔2026〕\d+号$/);
    const said = JSON.stringify(content.sections);
    for (const words of [
      ...['嘉政发〔2024〕6号', one.round, one.lineDigest, chineseAmount(one.fen), '换一种口径，结果会是'],
      ...['审计报告', '软件企业证书有效期', '对所依据的事实有不同意见的'],
      ...['被合并企业 嘉兴禾间车间软件有限公司（', '6,185,000'],
    ])
      assert.ok(said.includes(words), words);
    for (const { text } of one.line.steps) assert.ok(said.includes(JSON.stringify(text).slice(1, -1)), text);
  });

  it('is issued once for each award, whoever asks how often, and stays as it was', async () => {
    const before = await paper();
    await site.container.following.catchUp();
    await site.database.connection.collection('award_cases').updateOne({ uscc: one.uscc }, { $set: { firm: '改名' } });
    await site.container.papers.issuing.follower.handle({
      ...{ kind: 'award_cases', event: 'begin', document: one.id, version: 1, from: '', to: 'told' },
    } as never);
    assert.deepEqual(await site.container.papers.service.ofAward(one.id), [before]);
    await site.database.connection
      .collection('award_cases')
      .updateOne({ uscc: one.uscc }, { $set: { firm: one.firm } });
    const cases = await site.container.awardRounds.awardCases.ofRound(one.round);
    const papers = await site.database.connection.collection('papers').countDocuments({ kind: 'award-calculation' });
    assert.equal(papers, cases.length);
  });

  it('is read by the firm and the offices, and by nobody else', async () => {
    const at = `/papers/${encodeURIComponent((await paper()).number)}`;
    await site.visitor().get(at).expect(303);
    for (const [username, expected] of [
      ['provider1', 200],
      ['city', 200],
      ['market', 200],
      ['finance', 200],
      ['auditor', 200],
      ['nanhu', 200],
      ['haining', 404],
      ['provider5', 404],
      ['enterprise1', 404],
    ] as const)
      assert.equal((await (await site.signIn(username)).get(at)).status, expected, username);
    const page = readable((await (await site.signIn('provider1')).get(`/awards/${one.id}`).expect(200)).text);
    assert.ok(page.includes(at) && page.includes(`/awards/${one.id}/subject.ndjson`));
  });

  it('is given again by the command line from the facts that are downloaded', async () => {
    const firm = await site.signIn('provider1');
    const { assess } = site.container.shelf.get(one.policy)!;
    for (const [path, asOf] of [
      [`/awards/${one.id}/subject.ndjson`, one.asOf],
      [`/providers/${provider1}/awards/subject.ndjson`, '2026-11-24'],
    ] as const) {
      const answer = await firm.get(path).buffer(true).responseType('text').expect(200);
      assert.match(String(answer.headers['content-disposition']), /attachment/);
      const text = Buffer.isBuffer(answer.body) ? answer.body.toString('utf8') : (answer.text ?? String(answer.body));
      const result = answerLine({ number: 1, bytes: Buffer.from(text.trimEnd()) }, assess, asOf);
      assert.equal(result.refused, false, result.text);
      const lines = (JSON.parse(result.text) as { lines: { year?: number; awardYuan: number }[] }).lines;
      const own = lines.find(({ year }) => one.line.year !== undefined && year === one.line.year);
      if (path.startsWith('/awards')) assert.equal(own?.awardYuan, one.line.awardFen / 100);
      assert.ok(lines.length > 0);
    }
    await (await site.signIn('provider5')).get(`/providers/${provider1}/awards/subject.ndjson`).expect(404);
    await (await site.signIn('enterprise1')).get(`/providers/${provider1}/awards/subject.ndjson`).expect(404);
    await (await site.signIn('provider5')).get(`/awards/${one.id}/subject.ndjson`).expect(404);
    await site.visitor().get(`/awards/${one.id}/subject.ndjson`).expect(303);
  });
});
