import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import express from 'express';
import Handlebars from 'handlebars';
import request from 'supertest';
import { installViews } from '../../server/http/view-engine.ts';
import { viewHelpers } from '../../server/http/view-helpers.ts';
import { styleguideRoutes } from '../../server/features/styleguide/styleguide.routes.ts';

const handlebars = Handlebars.create();
handlebars.registerHelper(viewHelpers);
const print = (template: string, values: object = {}): string => handlebars.compile(template)(values);
const shown = (template: string, values: object = {}): string => print(template, values).replace(/<[^>]+>/g, '');

describe('view helpers', () => {
  const amounts: [number | bigint | string, string, string][] = [
    [2_100_000_000, '2,100 万元', '21,000,000.00 元'],
    [1_234_500_000, '1,234.5 万元', '12,345,000.00 元'],
    [18_765_433, '18.765433 万元', '187,654.33 元'],
    [1, '0.000001 万元', '0.01 元'],
    [0, '0 万元', '0.00 元'],
    [-20_000_000, '−20 万元', '−200,000.00 元'],
    ['20000000', '20 万元', '200,000.00 元'],
    [1_000_000_000_000_000n, '1,000,000,000 万元', '10,000,000,000,000.00 元'],
  ];
  for (const [fen, wan, yuan] of amounts) {
    it(`shows ${String(fen)} fen as ${wan}`, () => {
      assert.equal(shown('{{amount fen}}', { fen }), wan);
      assert.match(print('{{amount fen}}', { fen }), new RegExp(`title="${yuan.replaceAll('.', '\\.')}"`));
    });
  }

  it('gives the amount to machines in plain yuan', () => {
    assert.equal(
      print('{{amount fen}}', { fen: 2_100_000_000 }),
      '<data class="amount" value="21000000.00" title="21,000,000.00 元">2,100 万元</data>',
    );
  });

  it('leaves the unit to the column and keeps decimals under each other', () => {
    assert.equal(shown('{{amount fen bare=true places=2}}', { fen: 20_000_000 }), '20.00');
    assert.equal(shown('{{amount fen bare=true places=2}}', { fen: 18_765_433 }), '18.765433');
  });

  it('refuses what is no whole number of fen, and says what is not given', () => {
    assert.throws(() => print('{{amount fen}}', { fen: 0.5 }), TypeError);
    assert.throws(() => print('{{amount fen}}', { fen: '20 万' }), TypeError);
    assert.equal(shown('{{amount fen}}', { fen: null }), '未填');
  });

  it('writes dates, instants and periods', () => {
    assert.equal(print('{{date "2026-11-24"}}'), '<time datetime="2026-11-24">2026年11月24日</time>');
    assert.equal(shown('{{date day}}', { day: null }), '长期');
    assert.equal(shown('{{date day}}'), '未填');
    assert.equal(shown('{{date day none="未定"}}', { day: null }), '未定');
    assert.equal(shown('{{moment at}}', { at: '2026-11-23T16:05:00Z' }), '2026年11月24日 00:05');
    assert.equal(shown('{{period "2024-02-15" "2026-12-31"}}'), '2024年2月15日至2026年12月31日');
    assert.equal(shown('{{period "2023-05-01" end}}', { end: null }), '2023年5月1日起，长期');
  });

  it('escapes what is not a date', () => {
    assert.equal(print('{{date day}}', { day: '<b>' }), '&lt;b&gt;');
    assert.equal(print('{{moment day}}', { day: '<b>' }), '&lt;b&gt;');
    assert.equal(print('{{date day none="<b>"}}', { day: null }), '&lt;b&gt;');
  });

  it('draws shares within the scale', () => {
    assert.equal(shown('{{share 3000 3500}}|{{share 9 3}}|{{share 1 0}}|{{share 0 5}}'), '85.7%|100%|0%|0%');
  });
});

describe('the site layout', () => {
  const locals = {
    csrfToken: 'a-token',
    demo: true,
    places: {
      open: [{ href: '/providers', text: '服务商', current: true }],
      own: [{ href: '/workbench', text: '工作台', current: false }],
    },
    viewer: { displayName: '陆敏', roleName: '县级经信', organisationName: '南湖区经信局' },
  };
  const pageWith = async (values: object, where = '/styleguide'): Promise<string> => {
    const app = express();
    installViews(app);
    app.use((_request, response, next) => {
      Object.assign(response.locals, values);
      next();
    });
    app.use(styleguideRoutes());
    return (await request(app).get(where).expect(200)).text;
  };

  it('names the page, says who is signed in and lets them out', async () => {
    const html = await pageWith(locals);
    assert.match(html, /<html lang="zh-CN">/);
    assert.match(html, /<title>样式 · 禾库<\/title>/);
    assert.match(html, /南湖区经信局/);
    assert.match(html, /action="\/sign-out"><input type="hidden" name="_csrf" value="a-token">/);
    assert.match(html, /演示数据/);
    assert.match(html, /<a href="\/providers" aria-current="page">服务商<\/a>/);
    assert.match(html, /<a href="\/workbench">工作台<\/a>/);
  });

  it('offers to sign in, and shows no band where the data is real', async () => {
    const html = await pageWith({ ...locals, viewer: null, demo: false });
    assert.match(html, /href="\/sign-in"/);
    assert.doesNotMatch(html, /demo-band|sign-out/);
  });

  it('puts the errors of a page before everything in it', async () => {
    const html = await pageWith({ ...locals, errors: [{ href: '#name', text: '请填企业名称' }] }, '/styleguide/case');
    assert.match(html, /<title>需要修改：/);
    assert.ok(
      html.indexOf('请填企业名称') > html.indexOf('id="main"') && html.indexOf('请填企业名称') < html.indexOf('<h1'),
    );
  });

  it('holds nothing that a strict content policy refuses', async () => {
    for (const page of ['', '/directory', '/case', '/queue', '/decision', '/notice']) {
      const html = await pageWith(locals, `/styleguide${page}`);
      assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i, page);
    }
  });

  it('links every stylesheet there is', async () => {
    const html = await pageWith(locals);
    for (const name of readdirSync('public/css')) assert.match(html, new RegExp(`/css/${name}\\?v=[0-9a-f]{8}`));
  });

  it('is never asked for a part without saying what it shows: such a part would stay empty', () => {
    const needNothing = ['mark', 'csrf', 'grade', 'sort-arrows'];
    for (const name of readdirSync('views', { recursive: true }).map(String)) {
      if (!name.endsWith('.hbs')) continue;
      const calls = readFileSync(`views/${name}`, 'utf8').matchAll(/\{\{#?>\s*([\w-]+)\s*\}\}/g);
      const bare = [...calls].map((call) => String(call[1])).filter((part) => !needNothing.includes(part));
      assert.deepEqual(bare, [], `views/${name}: write {{> part this}} or name its parameters`);
    }
  });

  it('draws the same mark in the header and in the file', () => {
    const strokes = (file: string) => readFileSync(file, 'utf8').match(/ d="[^"]+"/g);
    assert.deepEqual(strokes('views/partials/mark.hbs'), strokes('public/mark.svg'));
    assert.deepEqual(strokes('public/favicon.svg'), strokes('public/mark.svg'));
  });
});

describe('a field', () => {
  it('keeps the lines of a text as they were typed', async () => {
    const app = express();
    installViews(app);
    const html = await new Promise<string>((resolve, reject) => {
      const field = { name: 'reason', kind: 'textarea', label: '理由', value: '一\n二\n  <三>' };
      app.render(
        'styleguide/decision',
        { layout: false, head: { title: '' }, confirm: { fields: [field] } },
        (error: Error | null, text: string) => {
          if (error) reject(error);
          else resolve(text);
        },
      );
    });
    assert.match(html, />\n一\n二\n {2}&lt;三&gt;<\/textarea>/);
  });
});
