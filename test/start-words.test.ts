import assert from 'node:assert/strict';
import { readConfig } from '../server/config.ts';
import { welcome } from '../server/start-words.ts';

describe('what stands in the terminal at the start', () => {
  const rules = { conditions: [{ text: '有稳定的服务团队', asksLocal: false }] };
  const words = (env: Record<string, string>, demo = false) => welcome({ config: readConfig(env), demo, rules }, 3000);

  it('says that mail is sent where SMTP_URL is set, and not through what', () => {
    assert.match(words({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'heku@heku.example' }), /邮件经 SMTP_URL 寄出/);
    assert.doesNotMatch(words({}), /SMTP_URL/);
  });

  it('names the demonstration accounts, or warns of them', () => {
    assert.match(words({}, true), /演示账号[\s\S]*provider1/);
    assert.match(words({ DEMO: '0' }, true), /其密码是公开的/);
  });

  it('warns of a condition that asks for registration in the city, and of no other', () => {
    assert.doesNotMatch(words({}), /公平竞争/);
    const local = { conditions: [...rules.conditions, { text: '在本市设有分公司', asksLocal: true }] };
    assert.match(
      welcome({ config: readConfig({}), demo: false, rules: local }, 3000),
      /注意：入库条件“在本市设有分公司”[^\n]*公平竞争审查意见/,
    );
  });
});
