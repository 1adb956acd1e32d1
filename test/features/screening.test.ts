import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import type { ScreeningCase } from '../../server/domain/registry/screening-case.ts';
import { createTestSite, readable, TEST_NOW, type Fields, type TestPerson, type TestSite } from '../support/site.ts';
import { step, take } from './applications/support.ts';

/** On its way into the pool, with the legal representative of a listed firm and once with its trading name. */
const COMING = '嘉兴桐荫智联科技有限公司';

describe('the screening against the negative list', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await createTestSite();
    await site.container.following.catchUp();
  });
  afterEach(() => site.close());

  const cases = () => site.container.screeningCases.list(['open', 'doubtful', 'same', 'different', 'superseded']);
  const ofComing = async (): Promise<ScreeningCase> => (await cases()).find(({ name }) => name === COMING)!;
  const pageOf = ({ id }: Pick<ScreeningCase, 'id'>) => `/negative-list/screening/${id}`;
  const judge = async (person: TestPerson, one: ScreeningCase, fields: Fields, shown?: string) => {
    const html = shown ?? (await person.get(pageOf(one))).text;
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const body = { version: hidden('version'), digest: hidden('digest'), ...fields };
    return person.post(`${pageOf(one)}/judge`, body, { from: pageOf(one) });
  };

  it('opens cases from what the journal holds, each once, however often it is asked', async () => {
    const first = await cases();
    assert.ok(first.length >= 2);
    for (const { screening, state, uscc, entry } of first) {
      assert.ok(screening.opens !== null && screening.evidence.length > 0);
      assert.deepEqual([state, uscc !== entry.uscc], ['open', true]);
    }
    const { comparing } = site.container.screening;
    for (const { uscc, entry } of first) {
      await Promise.all([comparing.firm(uscc, 'change'), comparing.firm(uscc, 'application')]);
      await comparing.entry(entry.listingCase);
    }
    assert.deepEqual((await cases()).map(({ number }) => number).sort(), first.map(({ number }) => number).sort());
  });

  it('shows both firms side by side to who judges or audits, and to nobody else', async () => {
    const one = await ofComing();
    const city = await site.signIn('city');
    const html = readable((await city.get(pageOf(one)).expect(200)).text);
    for (const words of [COMING, one.entry.name, one.entry.decision, '诸葛承砚', '没有比对', '作出判定'])
      assert.ok(html.includes(words), words);
    assert.match((await city.get('/workbench')).text, /换名筛查/);
    const auditor = await site.signIn('auditor');
    assert.doesNotMatch((await auditor.get(pageOf(one)).expect(200)).text, /作出判定/);
    assert.equal((await judge(auditor, one, { event: 'judge-same', reason: '是' })).status, 403);
    for (const name of ['nanhu', 'market', 'finance', 'admin', 'provider1', 'enterprise1'])
      await (await site.signIn(name)).get(pageOf(one)).expect(403);
    await site.visitor().get(pageOf(one)).expect(303);
    const csv = (await city.get('/negative-list/screening.csv').expect(200)).text;
    assert.ok(csv.startsWith('\uFEFF') && csv.includes(one.number) && csv.includes(one.factsDigest));
    const workbook = await city.get('/negative-list/screening.xlsx').responseType('blob').expect(200);
    assert.match(String(workbook.headers['content-type']), /spreadsheetml/);
    const [head = [], ...rows] = await readSheet(workbook.body as Buffer);
    const row = rows.find(([number]) => number === one.number) ?? [];
    assert.deepEqual([row[head.indexOf('企业')], row[head.indexOf('双方信息摘要')]], [COMING, one.factsDigest]);
  });

  it('asks for a conclusion and a reason, and keeps what was typed', async () => {
    const one = await ofComing();
    const city = await site.signIn('city');
    const none = await judge(city, one, { reason: '核对了名册' });
    assert.equal(none.status, 422);
    assert.match(none.text, /请选择判定的结论/);
    assert.match(none.text, /核对了名册/);
    const bare = await judge(city, one, { event: 'judge-same', reason: ' ' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /请写明理由/);
    assert.equal((await judge(city, one, { event: 'judge-same', reason: '长'.repeat(1001) })).status, 422);
    assert.equal((await ofComing()).version, 1);
  });

  it('is judged by one of two who judge at once; the other is told and keeps the words', async () => {
    const one = await ofComing();
    const people = [await site.signIn('city'), await site.signIn('city2')];
    const pages = await Promise.all(people.map(async (person) => (await person.get(pageOf(one))).text));
    const answers = await Promise.all(
      people.map((person, i) => judge(person, one, { event: 'judge-different', reason: `理由${i}` }, pages[i])),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    assert.match(late.text, /理由[01]/);
    const { state, judgement, history } = await ofComing();
    assert.deepEqual([state, history.length], ['different', 2]);
    assert.ok(judgement !== null && judgement.list.entries > 0 && /^[0-9a-f]{64}$/.test(judgement.list.digest));
  });

  it('stops the way into the pool until somebody has judged that they are different', async () => {
    const one = await ofComing();
    const city = await site.signIn('city');
    const [application] = (await site.container.applications.findByUscc(one.uscc)).filter(
      ({ state }) => state === 'city-review',
    );
    const stopped = async () => {
      const { text } = await city.get(step(application!.id, 'pass')).expect(409);
      assert.match(text, /换名筛查有待判定/);
    };
    assert.match((await city.get(`/applications/${application!.id}`)).text, /换名筛查有事项待判定/);
    await stopped();
    assert.equal((await judge(city, one, { event: 'judge-doubtful', reason: '待查股东' })).status, 303);
    await stopped();
    assert.equal((await judge(city, one, { event: 'judge-different', reason: '两人同名' })).status, 303);
    assert.equal((await take(city, application!.id, 'pass', { reason: '材料齐全' })).status, 303);
  });

  it('remembers that they are different until a fact changes, and then opens anew', async () => {
    const one = await ofComing();
    const city = await site.signIn('city');
    assert.equal((await judge(city, one, { event: 'judge-different', reason: '两人同名' })).status, 303);
    const { comparing } = site.container.screening;
    await comparing.firm(one.uscc, 'change');
    assert.equal((await cases()).filter(({ uscc }) => uscc === one.uscc).length, 1);
    const providers = site.database.connection.collection('providers');
    await providers.updateOne({ uscc: one.uscc }, { $set: { address: '浙江省嘉兴市桐乡市示数路116号5幢6层' } });
    await comparing.firm(one.uscc, 'change');
    const open = async () => (await cases()).filter(({ uscc, state }) => uscc === one.uscc && state === 'open');
    const [second] = await open();
    assert.ok(second !== undefined && second.factsDigest !== one.factsDigest);
    await providers.updateOne({ uscc: one.uscc }, { $set: { 'contact.phone': '15405731148' } });
    await comparing.firm(one.uscc, 'change');
    assert.deepEqual((await open()).length, 1);
    assert.equal((await site.container.screeningCases.findById(second.id))?.state, 'superseded');
  });

  it('compares a member when somebody joins it who is known from a listed firm, also after having been killed', async () => {
    const { accounts, providers, screening } = site.container;
    const [member, listed] = await Promise.all(
      ['provider1', 'provider4'].map(async (name) => (await accounts.findByUsername(name))?.organisationUscc ?? ''),
    );
    const boss = (await providers.findByUscc(listed!))!.legalRepresentative;
    const mail = 'boss@listed-firm.example';
    const stored = site.database.connection.collection('providers');
    await stored.updateOne({ uscc: listed }, { $set: { 'profile.email': mail } });
    await screening.joining.settled();
    const found = async () =>
      (await cases()).filter((one) => one.uscc === member && one.entry.uscc === listed && one.trigger === 'person');
    assert.deepEqual(await found(), []);
    // As if killed before anybody was compared: it is written past what follows.
    const one = (await accounts.findByUsername('provider1'))!;
    await site.database.connection.collection('accounts').insertOne({
      ...{ username: 'newcomer', displayName: boss, email: mail, role: 'provider', organisationUscc: member },
      ...{ organisationName: one.organisationName, blocked: false, history: [], createdAt: new Date(TEST_NOW) },
    });
    await screening.joining.run();
    const [opened] = await found();
    assert.deepEqual(
      opened?.screening.evidence.filter(({ strength }) => strength !== 'noted').map(({ kind }) => kind),
      ['legalRepresentative', 'mail'],
    );
    const city = await site.signIn('city');
    assert.match(readable((await city.get(pageOf(opened!)).expect(200)).text), /新增人员或变更资料/);
    await screening.joining.run();
    assert.equal((await found()).length, 1);
  });

  it('counts how common names are once, and anew where a firm has changed or a person joined', async () => {
    const { providers, screening, accounts } = site.container;
    const { organisationUscc: uscc = '' } = (await accounts.findByUsername('provider1'))!;
    let read = 0;
    const honest = providers.each;
    providers.each = () => {
      read++;
      return honest();
    };
    const compare = () => screening.comparing.firm(uscc, 'change');
    await compare();
    const before = read;
    await compare();
    assert.equal(read, before);
    await site.database.connection.collection('providers').updateOne({ uscc }, { $inc: { version: 1 } });
    await compare();
    assert.equal(read, before + 1);
    await site.database.connection.collection('accounts').insertOne({
      ...{ username: 'another', displayName: '新人', role: 'provider', organisationUscc: uscc, organisationName: 'x' },
      ...{ blocked: false, history: [], createdAt: new Date(TEST_NOW) },
    });
    await compare();
    assert.equal(read, before + 2);
  });

  it('leaves alone who is neither a member nor on its way', async () => {
    const { providers, screening } = site.container;
    const listed = (await site.container.accounts.findByUsername('provider4'))!.organisationUscc!;
    const { name, legalRepresentative, contact } = (await providers.findByUscc(listed))!;
    const stored = site.database.connection.collection('providers');
    const before = (await cases()).length;
    const twin = async (uscc: string) => {
      await stored.updateOne(
        { uscc },
        { $set: { legalRepresentative, contact, formerNames: [{ name, until: '2025-01-01' }] } },
      );
      await screening.comparing.people([uscc, 'unknown']);
    };
    const idle = (await stored.findOne({ pool: { $size: 0 }, listings: { $size: 0 }, demo: true }))!;
    await site.database.connection.collection('applications').deleteMany({ uscc: idle['uscc'] });
    await twin(String(idle['uscc']));
    assert.equal((await cases()).length, before);
    const { organisationUscc = '' } = (await site.container.accounts.findByUsername('provider1'))!;
    await twin(organisationUscc);
    assert.equal((await cases()).length, before + 1);
  });

  it('makes one clue of a judgement that they are one, though it was broken off in between', async () => {
    const one = await ofComing();
    assert.equal(
      (await judge(await site.signIn('city'), one, { event: 'judge-same', reason: '同一人控制' })).status,
      303,
    );
    const clues = async () =>
      (await site.container.listingCases.ofFirm(one.uscc)).filter(({ clue }) => clue.reference === one.number);
    assert.equal((await clues()).length, 1);
    assert.equal((await clues())[0]?.clue.source, 'screening');
    // As if killed after the clue and before it was noted.
    const stored = site.database.connection.collection('screening_cases');
    await stored.updateOne({ number: one.number }, { $set: { effects: [{ version: 2 }] } });
    await site.container.screening.service.applyPendingEffects();
    assert.deepEqual([(await clues()).length, (await ofComing()).effects], [1, []]);
    assert.equal(await site.container.screening.service.stops(one.uscc), true);
    // Judged as one, it is not judged again.
    const city2 = await site.signIn('city2');
    assert.equal((await judge(city2, one, { event: 'judge-different', reason: '改判' })).status, 409);
  });
});
