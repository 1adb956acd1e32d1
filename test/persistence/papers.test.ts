import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { PaperDraft } from '../../server/domain/registry/paper.ts';
import type { Database } from '../../server/persistence/database.ts';
import { openPapers, type PaperRepository } from '../../server/persistence/paper.repository.ts';
import { openTestDatabase } from '../support/database.ts';

const AT = '2026-11-24T02:00:00.000Z';

const draft = (document: string, more: Partial<PaperDraft> = {}): PaperDraft => ({
  ...{ kind: 'acceptance', matter: 'applications', document, version: 2, uscc: 'u', region: '330402' },
  numbering: { series: '南经信入库受理〔2026〕' },
  content: {
    ...{ kind: 'acceptance', title: '受理', office: '局', date: '2026-11-24', to: '甲' },
    sections: [{ type: 'paragraph', text: `内容 ${document}` }],
  },
  ...more,
});

describe('papers in the database', () => {
  let database: Database;
  let papers: PaperRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    papers = await openPapers(database.connection);
  });
  afterEach(() => database.close());

  const numbers = async () =>
    (await database.connection.collection('papers').find().toArray())
      .map(({ number }) => Number(/〕(\d+)号/.exec(String(number))?.[1]))
      .sort((a, b) => a - b);
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  it('get numbers without gap or double, twenty issued at once', async () => {
    await Promise.all(upTo(20).map((i) => papers.issue(draft(`d${i}`), AT)));
    assert.deepEqual(await numbers(), upTo(20));
  });

  it('get them so from several processes that know nothing of each other, each paper asked for by all', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openPapers(database.connection)));
    const issued = await Promise.all(
      [papers, ...others].flatMap((one) => upTo(20).map((i) => one.issue(draft(`d${i}`), AT))),
    );
    assert.deepEqual(await numbers(), upTo(20));
    const byDocument = new Map(issued.map((paper) => [paper.document, paper.digest]));
    for (const paper of issued) assert.equal(paper.digest, byDocument.get(paper.document));
  });

  it('are issued once for each step, whatever is asked later', async () => {
    const first = await papers.issue(draft('a'), AT);
    const changed = draft('a', { content: { ...draft('a').content, title: '别的' } });
    assert.deepEqual(await papers.issue(changed, '2027-01-01T00:00:00.000Z'), first);
    const later = await papers.issue(draft('a', { version: 4 }), AT);
    assert.deepEqual([first.number, later.number], ['南经信入库受理〔2026〕1号', '南经信入库受理〔2026〕2号']);
    assert.deepEqual(await papers.ofDocument('applications', 'a'), [first, later]);
  });

  it('are numbered in each series for itself', async () => {
    await papers.issue(draft('a'), AT);
    const other = await papers.issue(draft('b', { numbering: { series: '南经信入库受理〔2027〕' } }), AT);
    assert.equal(other.number, '南经信入库受理〔2027〕1号');
  });

  it('keep a number that they bring, and refuse one that another paper has', async () => {
    const named = (document: string) => draft(document, { kind: 'notice', numbering: { number: '公示1号' } });
    const [one, same] = await Promise.all([papers.issue(named('n'), AT), papers.issue(named('n'), AT)]);
    assert.deepEqual([one.number, same.digest], ['公示1号', one.digest]);
    await assert.rejects(papers.issue(named('other'), AT), /no number for notice/);
  });

  it('have the digest of their text, number and date included', async () => {
    const { text, digest, content, number } = await papers.issue(draft('a'), AT);
    assert.equal(createHash('sha256').update(text).digest('hex'), digest);
    assert.deepEqual(JSON.parse(text), content);
    assert.equal(
      text,
      `{"date":"2026-11-24","kind":"acceptance","number":"${number}","office":"局","sections":[{"text":"内容 a","type":"paragraph"}],"title":"受理","to":"甲"}`,
    );
    assert.deepEqual((await papers.findByNumber(number))?.content, content);
  });

  it('know no way to be changed', () => {
    assert.deepEqual(Object.keys(papers).sort(), ['find', 'findByNumber', 'issue', 'ofDocument', 'ofFirm']);
  });
});
