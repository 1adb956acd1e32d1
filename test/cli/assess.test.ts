import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resultOf } from '../../server/domain/awards/result.ts';
import { calculatorOf, AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { loadPolicies } from '../../server/policy-data/loader.ts';
import { assessJiaxing, factsOf, firm, revenue, standard } from '../domain/awards/fixtures.ts';
import { CITIES } from '../policy-data/fixtures.ts';
import { assess, linesOf } from './assess-command.ts';

const AS_OF = ['--as-of', '2027-06-30'];
const json = JSON.stringify(firm({ standards: [standard()] }));
const answer = JSON.stringify(resultOf(assessJiaxing(factsOf(JSON.parse(json)), '2027-06-30')));
const refusal = (line: number, code: string, message: string, path = '') =>
  JSON.stringify({ line, error: { code, message, path } });
const EMPTY = (line: number) => refusal(line, 'not-json', '空行');
const NO_JSON = (line: number) => refusal(line, 'not-json', '不是有效的 JSON');

describe('the command line: what is asked', () => {
  for (const [name, args, says] of [
    ['no date', [], '缺少 --as-of YYYY-MM-DD'],
    ['a day that is none', ['--as-of', '2025-02-30'], '--as-of 2025-02-30 不是真实存在的日期（YYYY-MM-DD）'],
    ['no day at all', ['--as-of', 'today'], '--as-of today 不是真实存在的日期（YYYY-MM-DD）'],
    ['an empty date', ['--as-of='], '--as-of  不是真实存在的日期（YYYY-MM-DD）'],
    ['a date without a value', ['--as-of'], '参数有误，--help 显示用法'],
    ['a policy that does not exist', [...AS_OF, '--policy', 'nowhere'], '没有政策 nowhere，现有：jiaxing-2024-6'],
    ['a policy of the prototype', [...AS_OF, '--policy', 'constructor'], '没有政策 constructor，现有：jiaxing-2024-6'],
    ['an option nobody knows', [...AS_OF, '--asof', 'x'], '参数有误，--help 显示用法'],
    ['a file instead of the input', [...AS_OF, 'subjects.ndjson'], '参数有误，--help 显示用法'],
  ] as const) {
    it(`${name} ends with 2 before anything is read`, async () => {
      // Nothing ever comes in and the input stays open: whoever read it would not end.
      const { code, stdout, stderr, left } = await assess({ args, silent: true });
      assert.deepEqual({ code, stdout, stderr, left }, { code: 2, stdout: '', stderr: `${says}\n`, left: [] });
    });
  }

  it('a POLICY_DIR that does not exist ends with 2 and its name', async () => {
    const { code, stdout, stderr } = await assess({ args: AS_OF, env: { POLICY_DIR: '/nowhere' }, silent: true });
    assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: '/nowhere:1  没有这个文件夹\n' });
  });

  it('--help shows how to call it', async () => {
    const { code, stdout, stderr } = await assess({ args: ['--help'], silent: true });
    assert.deepEqual([code, stderr], [0, '']);
    for (const word of ['--as-of', '--policy', '--help', '退出码', 'npm run --silent assess'])
      assert.ok(stdout.includes(word));
  });

  it('a policy of POLICY_DIR is as good as a shipped one', async () => {
    const one = firm({ region: '990101', revenue: revenue([9_000_000, 11_000_000], 2025) });
    const input = [JSON.stringify(one)];
    const book = loadPolicies([CITIES], AWARD_RULES).get('qingjiang-2026');
    assert.ok(book);
    const expected = `${JSON.stringify(resultOf(calculatorOf(book)(factsOf(one), '2027-06-30')))}\n`;
    // Its city.yaml names it as the city's policy: it is the default then.
    for (const args of [AS_OF, [...AS_OF, '--policy', 'qingjiang-2026']]) {
      const { code, stdout } = await assess({ args, input, env: { POLICY_DIR: CITIES } });
      assert.deepEqual({ code, stdout }, { code: 0, stdout: expected });
    }
  });
});

describe('the command line: what is answered', () => {
  it('worked cases, byte for byte what the function gives, in order', async () => {
    const file = new URL('../cases/assess.json', import.meta.url);
    const cases = JSON.parse(readFileSync(file, 'utf8')) as { asOf: string; subject: object }[];
    for (const asOf of ['2027-06-30', '2026-11-24']) {
      const subjects = cases.filter((one) => one.asOf === asOf).map((one) => one.subject);
      assert.ok(subjects.length > 1);
      const input = [subjects.map((one) => `${JSON.stringify(one)}\n`).join('')];
      const { code, stdout, stderr } = await assess({ args: ['--as-of', asOf], input });
      const expected = subjects.map((one) => JSON.stringify(resultOf(assessJiaxing(factsOf(one), asOf))));
      assert.deepEqual(linesOf(stdout), expected);
      assert.deepEqual([code, stderr], [0, '']);
    }
  });

  const BOM = '\ufeff';
  const bad = (...bytes: number[]) => Buffer.from(bytes);
  const inputs: readonly [name: string, input: readonly (Buffer | string)[], expected: readonly string[]][] = [
    ['nothing', [], []],
    ['a BOM alone', [BOM], []],
    ['no line end after the last line', [json], [answer]],
    ['a line end after the last line', [`${json}\n`], [answer]],
    ['a BOM and CRLF', [`${BOM}${json}\r\n${json}\r\n`], [answer, answer]],
    ['a CR alone after the last line', [`${json}\r\n${json}\r`], [answer, answer]],
    ['an empty line in the middle', [`${json}\n\n${json}\n`], [answer, EMPTY(2), answer]],
    ['empty lines at the end', [`${json}\n\n\r\n\n`], [answer]],
    ['an empty line of CRLF', [`${json}\r\n\r\n${json}\r\n`], [answer, EMPTY(2), answer]],
    ['an empty line first', [`\n${json}\n`], [EMPTY(1), answer]],
    ['blanks', [`${json}\n  \n${json}`], [answer, NO_JSON(2), answer]],
    ['blanks around', [` \t${json} \n`], [answer]],
    ['a BOM on the second line', [`${json}\n${BOM}${json}\n`], [answer, NO_JSON(2)]],
    ['two values on a line', [`${json}${json}\n${json}\n`], [NO_JSON(1), answer]],
    ['half a value', [`${json}\n${json.slice(0, 50)}`], [answer, NO_JSON(2)]],
    ['NaN, comments and single quotes', [`NaN\n//x\n{'id':1}\n`], [1, 2, 3].map(NO_JSON)],
    [
      'bytes that are no UTF-8',
      [`${json}\n`, bad(0x22, 0xff, 0x22, 0x0a), bad(0xc3, 0x0a), bad(0xed, 0xa0, 0x80, 0x0a), `${json}\n`],
      [answer, ...[2, 3, 4].map((n) => refusal(n, 'not-json', '不是有效的 UTF-8 文本')), answer],
    ],
    [
      'subjects that are refused, each in its place',
      ['[]\n', `${json}\n`, '{"id":"X"}\n', `${json.replace('"id"', '"__proto__":1,"id"')}\n`, `${json}\n`],
      [
        refusal(1, 'wrong-type', '内容应为对象'),
        answer,
        refusal(3, 'missing-key', '缺少 name', 'name'),
        refusal(4, 'unknown-key', '不认识的键 __proto__', '__proto__'),
        answer,
      ],
    ],
    [
      'nesting of 10,000',
      [`${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, `${json}\n`],
      [refusal(1, 'too-deep', '嵌套超过 32 层', '0'), answer],
    ],
    [
      'a line of 10 MB among others',
      [`${json}\n{"id":"`, ...Array<string>(10).fill('x'.repeat(1 << 20)), `"}\n${json}\n`],
      [answer, refusal(2, 'too-large', '一行最多 1 MB'), answer],
    ],
    [
      'a last line of 10 MB without an end',
      [`${json}\n`, ...Array<string>(10).fill('x'.repeat(1 << 20))],
      [answer, refusal(2, 'too-large', '一行最多 1 MB')],
    ],
    [
      'lines of exactly 1 MB and of a byte more',
      [
        `${' '.repeat((1 << 20) - Buffer.byteLength(json))}${json}\r\n`,
        `${' '.repeat((1 << 20) - Buffer.byteLength(json) + 1)}${json}\n`,
      ],
      [answer, refusal(2, 'too-large', '一行最多 1 MB')],
    ],
  ];
  for (const [name, input, expected] of inputs) {
    it(name, async () => {
      const { code, stdout, stderr, left } = await assess({ args: AS_OF, input });
      assert.deepEqual(linesOf(stdout), expected);
      assert.deepEqual([code, stderr], [expected.some((line) => line.startsWith('{"line"')) ? 1 : 0, '']);
      assert.deepEqual(left, []);
    });
  }

  it('a large file, whoever stops reading early makes no fault', async () => {
    const piece = `${json}\n`.repeat(500);
    const input = Array<string>(60).fill(piece);
    const { code, signal, stdout, stderr } = await assess({ args: AS_OF, input, closeAfter: 1 });
    assert.deepEqual([code, signal, stderr], [0, null, '']);
    assert.ok(stdout.length > answer.length && stdout.startsWith(`${answer}\n`));
    assert.ok(stdout.length < answer.length * 30_000);
  });

  it('opens no database and leaves nothing behind, whatever the place to put one is called', async () => {
    const env = { MONGODB_URI: 'mongodb://127.0.0.1:9/x', DATA_DIR: 'data' };
    const { code, stdout, left } = await assess({ args: AS_OF, input: [json], env });
    assert.deepEqual({ code, stdout, left }, { code: 0, stdout: `${answer}\n`, left: [] });
  });
});
