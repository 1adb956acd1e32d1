import assert from 'node:assert/strict';
import type { Project } from '../../../server/domain/records/project.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { done, file, formOf, PROVIDER, register, take } from './support.ts';

const OLD = '0573-82510001';
const NEW = '13905739876';

describe('the contacts of a project', () => {
  let site: TestSite;
  let [firm, customer, city]: TestPerson[] = [];
  before(async () => {
    site = await createTestSite();
    [firm, customer, city] = await Promise.all(['provider1', 'enterprise1', 'city'].map((name) => site.signIn(name)));
  });
  after(() => site.close());
  const step = (number: string, event: string) => `/projects/${number}/steps/${event}`;
  const page = async (person: TestPerson, path: string) => readable((await person.get(path).expect(200)).text);

  it('are asked of who registers, with the firm’s own in the fields at first', async () => {
    const own = (await site.container.providers.findByUscc(PROVIDER))!.contact;
    assert.match(await page(firm!, '/projects/new'), new RegExp(`name="contactPhone"[^>]*value="${own.phone}"`));
    const bare = { contactName: '', contactPosition: '', contactPhone: '12', contactEmail: 'nobody' };
    const answer = await firm!.upload('/projects/new', formOf(bare), [file]);
    assert.equal(answer.status, 422);
    const text = readable(answer.text);
    assert.match(
      text,
      /请填写联系人姓名[\s\S]*请填写联系人的职务[\s\S]*手机号码，或带区号的固定电话[\s\S]*电子邮箱的格式不对/,
    );
    assert.match(text, /value="nobody"/);
  });

  it('are named by the other side as it confirms, changed by either, and read by both and the offices alone', async () => {
    const number = await register(firm!);
    const path = `/projects/${number}`;
    const bare = await take(customer!, step(number, 'confirm'), { contactPhone: '' });
    assert.equal(bare.status, 422);
    await done(customer!, step(number, 'confirm'));
    for (const person of [firm!, customer!, city!, await site.signIn('auditor')])
      assert.match(await page(person, path), /方景行（项目经理）[\s\S]*0573-82510001[\s\S]*魏长风（信息化主管）/);

    await city!.get(step(number, 'name-contact')).expect(403);
    const typed = await page(firm!, step(number, 'name-contact'));
    assert.ok(typed.includes(`value="${OLD}"`) && typed.includes('value="项目经理"'));
    const late = await firm!.post(step(number, 'name-contact'), { version: '1', contactName: '何工' });
    assert.equal(late.status, 409);
    const next = { contactName: '何工', contactPosition: '实施工程师', contactPhone: NEW, contactEmail: 'HE@a.cn' };
    await done(firm!, step(number, 'name-contact'), next);
    const seen = await page(customer!, path);
    assert.match(seen, /何工（实施工程师）[\s\S]*13905739876[\s\S]*he@a\.cn/);
    assert.ok(!seen.includes(OLD));

    await site.container.journal.settled();
    await site.container.messages.follower.run();
    const inbox = await page(customer!, '/inbox');
    assert.ok(inbox.includes('对方更新了联系人') && !inbox.includes(NEW));
    const sheet = (await city!.get('/projects.csv?list=all').expect(200)).text;
    assert.ok(sheet.includes(number) && !sheet.includes(NEW) && !sheet.includes('何工'));
    await (await site.signIn('enterprise2')).get(step(number, 'name-contact')).expect(404);
  });

  it('are never on the public page of a sample, nor shown to a firm that left', async () => {
    const number = await register(customer!, { other: PROVIDER });
    await done(firm!, step(number, 'confirm'));
    const { name, phone } = { name: '接手人', phone: '13905735555' };
    const change = { newProvider: DEMO_ORGANISATIONS.provider5, occurredOn: '2026-11-24', text: '双方同意。' };
    await done(customer!, step(number, 'report-change'), change);
    await done(firm!, step(number, 'confirm-report'));
    const next = await site.signIn('provider5');
    assert.ok(!(await page(next, `/projects/${number}`)).includes(OLD));
    await done(next, step(number, 'take-over'), { contactName: name, contactPhone: phone });
    assert.match(await page(customer!, `/projects/${number}`), /接手人[\s\S]*13905735555/);
    const left = await page(firm!, `/projects/${number}`);
    assert.ok(!left.includes(phone) && !left.includes('联系人'));

    const { contacts } = (await site.container.projectStores.projects.findByNumber('XM20250001'))!;
    const sample = await page(site.visitor(), '/projects/XM20250001');
    for (const one of Object.values(contacts!)) assert.ok(!sample.includes(one.phone) && !sample.includes(one.name));
    assert.equal(Object.keys(contacts!).length, 2);
  });

  it('are missing of projects from before there were any, which go on as they were', async () => {
    const { projects } = site.container.projectStores;
    const one = (await projects.findByNumber('XM20260003'))!;
    const old = Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'contacts')) as unknown as Project;
    await projects.insertMissing([{ ...old, id: 'e9'.padStart(24, '0'), number: 'XM20240001' }]);
    assert.match(await page(firm!, '/projects/XM20240001'), /服务商联系人[\s\S]*还没有填写/);
    await done(firm!, step('XM20240001', 'name-contact'));
    assert.match(await page(customer!, '/projects/XM20240001'), /魏长风（信息化主管）/);
  });
});
