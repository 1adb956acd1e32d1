import assert from 'node:assert/strict';
import { readConfig } from '../server/config.ts';
import { welcome } from '../server/start-words.ts';

describe('what stands in the terminal at the start', () => {
  const words = (env: Record<string, string>, demo = false) => welcome({ config: readConfig(env), demo }, 3000);

  it('says that mail is sent where SMTP_URL is set, and not through what', () => {
    assert.match(words({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'heku@heku.example' }), /邮件经 SMTP_URL 寄出/);
    assert.doesNotMatch(words({}), /SMTP_URL/);
  });

  it('names the demonstration accounts, or warns of them', () => {
    assert.match(words({}, true), /演示账号[\s\S]*provider1/);
    assert.match(words({ DEMO: '0' }, true), /其密码是公开的/);
  });
});
