import assert from 'node:assert/strict';
import { ConfigError, readConfig, type Environment } from '../server/config.ts';

const SECRET = 'x'.repeat(32);
const faultsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
  return [];
};
const named = (env: Environment) => faultsOf(env).map((fault) => fault.split('：')[0]);

describe('settings', () => {
  it('need none to be set', () => {
    assert.deepEqual(readConfig({}), {
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      baseUrl: 'http://127.0.0.1:3000',
      demo: true,
      trustProxy: 0,
      logLevel: 'info',
    });
  });

  it('take an empty string as not set', () => {
    assert.deepEqual(readConfig({ MONGODB_URI: '', PORT: '', DEMO: ' ', BASE_URL: '' }), readConfig({}));
  });

  it('with MONGODB_URI have no demo unless asked for', () => {
    const env = { MONGODB_URI: 'mongodb://db/heku', SESSION_SECRET: SECRET };
    assert.equal(readConfig(env).demo, false);
    assert.equal(readConfig({ ...env, DEMO: '1' }).demo, true);
    assert.equal(readConfig({ DEMO: '0' }).demo, false);
  });

  it('are refused in one list that names each and repeats no value', () => {
    const env = {
      PORT: 'hunter2',
      HOST: 'a b',
      MONGODB_URI: 'postgres://u:hunter2@db',
      BASE_URL: 'https://heku.example/sub',
      SESSION_SECRET: 'hunter2',
      DEMO: 'yes',
      TRUST_PROXY: 'everyone',
      SMTP_URL: 'hunter2',
      MAIL_FROM: 'nobody',
      OIDC_ISSUER: 'hunter2',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'hunter2',
    };
    const expected = [...Object.keys(env), 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
    assert.deepEqual(named(env).toSorted(), expected.toSorted());
    const all = faultsOf(env).join('\n');
    assert.doesNotMatch(all, /hunter2/);
    assert.doesNotMatch(all, /Invalid|expected/i);
  });

  it('demand of each other what they need', () => {
    assert.deepEqual(named({ MONGODB_URI: 'mongodb://db' }), ['SESSION_SECRET']);
    assert.deepEqual(named({ SMTP_URL: 'smtp://mail' }), ['MAIL_FROM']);
    assert.deepEqual(named({ OIDC_CLIENT_ID: 'a' }), ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET']);
  });

  for (const port of ['0', '80', '65535'])
    it(`take port ${port}`, () => assert.equal(readConfig({ PORT: port }).port, Number(port)));
  for (const port of ['-1', '65536', '3e3', '80.5', '0x50', '100000'])
    it(`refuse port ${port}`, () => assert.deepEqual(named({ PORT: port }), ['PORT']));

  it('know proxies by number, by name and by address', () => {
    assert.equal(readConfig({ TRUST_PROXY: '2' }).trustProxy, 2);
    const list = 'loopback, 10.0.0.0/8,::1, fd00::/8';
    assert.deepEqual(readConfig({ TRUST_PROXY: list }).trustProxy, ['loopback', '10.0.0.0/8', '::1', 'fd00::/8']);
    for (const wrong of ['true', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '999', 'a,b'])
      assert.deepEqual(named({ TRUST_PROXY: wrong }), ['TRUST_PROXY'], wrong);
  });

  it('make an address to visit of an address to listen on', () => {
    assert.equal(readConfig({ HOST: '0.0.0.0', PORT: '80' }).baseUrl, 'http://127.0.0.1:80');
    assert.equal(readConfig({ HOST: '::1' }).baseUrl, 'http://[::1]:3000');
    assert.equal(readConfig({ BASE_URL: 'https://heku.example.cn/' }).baseUrl, 'https://heku.example.cn');
  });
});
