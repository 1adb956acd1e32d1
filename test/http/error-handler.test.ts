import assert from 'node:assert/strict';
import express, { type Express } from 'express';
import request from 'supertest';
import { Conflict, InvalidInput, NotAllowed, NotFound, Unavailable } from '../../server/errors.ts';
import { createErrorHandler, requireJson, unknownAddress } from '../../server/http/error-handler.ts';
import { TooManyRequests } from '../../server/http/rate-limits.ts';
import { installViews } from '../../server/http/view-engine.ts';
import { createLogger } from '../../server/logger.ts';
import { asUnavailable } from '../../server/persistence/connection-trouble.ts';

const issues = [
  { path: 'revenue[2].yuan', code: 'not-a-number', message: '营收须为数字' },
  { path: 'asOf', code: 'not-a-date', message: '日期无效' },
];
const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { name: 'MongoServerSelectionError' });

const CASES: [string, unknown, number, string, RegExp][] = [
  ['NotFound', new NotFound('provider-unknown', '没有这家服务商'), 404, 'provider-unknown', /没有这家服务商/],
  ['NotAllowed', new NotAllowed('role-required', '没有权限办理'), 403, 'role-required', /没有权限办理/],
  ['Conflict', new Conflict('decided', '此申请已被他人办理'), 409, 'decided', /有人先办理了这件事/],
  ['InvalidInput', new InvalidInput(issues), 422, 'not-a-number', /营收须为数字[\s\S]*日期无效/],
  ['Unavailable', new Unavailable('database', '数据库没有响应'), 503, 'database', /数据库没有响应/],
  ['too many requests', new TooManyRequests(90), 429, 'too-many-requests', /请在 90 秒后再试/],
  ['a lost database', unreachable, 503, 'database-unavailable', /数据库暂时没有响应/],
  ['a fault of ours', new Error('secret /etc/passwd'), 500, 'internal', /系统出错/],
  ['what is no error', 'thrown text', 500, 'internal', /系统出错/],
];

function appThrowing(thrown: unknown): Express {
  const app = express();
  installViews(app);
  app.use(express.json({ limit: 100 }), express.urlencoded({ limit: 100 }));
  app.get('/static', (_req, res) => void res.send('ok'));
  app.post('/api/v1/json', requireJson, (_req, res) => void res.json({}));
  app.use(['/page', '/api/v1/thing'], async () => {
    throw thrown;
  });
  app.use(unknownAddress);
  app.use(createErrorHandler({ logger: createLogger('silent'), translate: asUnavailable }));
  return app;
}

describe('errors become answers', () => {
  for (const [name, thrown, status, code, words] of CASES) {
    it(`${name}: ${status} as a page`, async () => {
      const answer = await request(appThrowing(thrown)).get('/page').expect(status).expect('content-type', /html/);
      assert.match(answer.text, words);
      assert.match(answer.text, /<html[^>]+lang="zh[\s\S]*<main[\s\S]*<h1>/);
      assert.doesNotMatch(answer.text, /passwd|node_modules|ECONNREFUSED|\[object|undefined/);
    });

    it(`${name}: ${status} as JSON`, async () => {
      const answer = await request(appThrowing(thrown)).get('/api/v1/thing').expect(status);
      const { error } = answer.body as { error: Record<string, string> };
      assert.equal(error['code'], code);
      assert.equal(error['path'], thrown instanceof InvalidInput ? 'revenue[2].yuan' : undefined);
      assert.match(String(error['message']), /\p{Script=Han}/u);
      assert.doesNotMatch(answer.text, /passwd|ECONNREFUSED/);
    });
  }

  it('says when to come again', async () => {
    await request(appThrowing(new TooManyRequests(90)))
      .get('/page')
      .expect('retry-after', '90');
    await request(appThrowing(unreachable)).get('/page').expect('retry-after', '30');
  });
});

describe('what Express refuses', () => {
  const app = appThrowing(undefined);
  const post = (type: string, body: string) => request(app).post('/api/v1/json').set('Content-Type', type).send(body);
  const refused = async (test: request.Test, status: number, code: string) => {
    const answer = await test.expect(status);
    assert.equal((answer.body as { error: { code: string } }).error.code, code);
    assert.doesNotMatch(answer.text, /position|token|stack/i);
  };

  it('no JSON: 400', () => refused(post('application/json', '{"a":'), 400, 'not-json'));
  it('too much: 413', () => refused(post('application/json', JSON.stringify('x'.repeat(200))), 413, 'too-large'));
  it('another type: 415', () => refused(post('text/plain', 'a'), 415, 'unsupported-type'));
  it('another charset: 415', () => refused(post('application/json; charset=klingon', '{}'), 415, 'unsupported-type'));
  it('an unknown address: 404', () => refused(request(app).get('/api/nothing'), 404, 'not-found'));

  it('pages too', async () => {
    const big = await request(app)
      .post('/page')
      .type('form')
      .send({ a: 'x'.repeat(200) })
      .expect(413);
    assert.match(big.text, /提交的内容过大/);
    assert.match((await request(app).get('/nothing').expect(404)).text, /没有找到这个页面/);
  });
});
