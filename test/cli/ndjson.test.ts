import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf, textOf } from '../../server/cli/ndjson.ts';

const MOST = 16;

async function read(chunks: readonly Buffer[], most = MOST): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for await (const lines of linesOf(streamOf(chunks), most)) {
    assert.ok(lines.length > 0);
    for (const { number, bytes } of lines) {
      assert.equal(number, found.length + 1);
      found.push(bytes === 'too-large' ? 'TOO LARGE' : textOf(bytes));
    }
  }
  return found;
}

async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const cases: readonly [name: string, text: string, lines: readonly string[]][] = [
  ['nothing', '', []],
  ['a BOM', '\ufeff', []],
  ['a BOM and a line end', '\ufeff\n', []],
  ['a line', 'a', ['a']],
  ['a line with its end', 'a\n', ['a']],
  ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
  ['CR inside a line stays', 'a\rb\n', ['a\rb']],
  ['of two CR the last is dropped', 'a\r\r\n', ['a\r']],
  ['CR at the end', 'a\r', ['a']],
  ['a lone CR after the last line', 'a\n\r', ['a']],
  ['empty lines before and between', '\n\na\n\r\nb', ['', '', 'a', '', 'b']],
  ['empty lines at the end are none', 'a\n\r\n\n', ['a']],
  ['BOM, CRLF, characters of two, three and four bytes', '\ufeffé禾\r\n𠮷\r\n', ['é禾', '𠮷']],
  ['a BOM later is no BOM', 'a\n\ufeffb', ['a', '\ufeffb']],
  ['two BOMs', '\ufeff\ufeffa', ['\ufeffa']],
  ['as long as is allowed', `${'x'.repeat(16)}\ny`, ['x'.repeat(16), 'y']],
  ['as long as is allowed, with BOM and CR', `\ufeff${'x'.repeat(16)}\r\ny`, ['x'.repeat(16), 'y']],
  ['a byte too long', `${'x'.repeat(17)}\ny`, ['TOO LARGE', 'y']],
  ['a byte too long, with BOM and CR', `\ufeff${'x'.repeat(17)}\r\ny`, ['TOO LARGE', 'y']],
  ['far too long', `a\n${'x'.repeat(100)}\r\ny\n`, ['a', 'TOO LARGE', 'y']],
  ['far too long at the end', `a\n${'x'.repeat(100)}`, ['a', 'TOO LARGE']],
  [
    'as long as is allowed in bytes, not characters',
    `${'禾'.repeat(5)}y\n${'禾'.repeat(5)}yy\n`,
    ['禾禾禾禾禾y', 'TOO LARGE'],
  ],
];

describe('lines of a stream', () => {
  for (const [name, text, lines] of cases) {
    it(`${name}, cut at every place, and into single bytes`, async () => {
      const bytes = Buffer.from(text);
      assert.deepEqual(await read([bytes]), lines);
      assert.deepEqual(await read([...bytes].map((byte) => Buffer.from([byte]))), lines);
      for (let first = 0; first <= bytes.length; first++) {
        for (let second = first; second <= bytes.length; second++) {
          const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
          assert.deepEqual(await read(chunks), lines, `cut at ${first} and ${second}`);
        }
      }
    });
  }

  it('do not depend on where the stream is cut', async () => {
    const piece = fc.constantFrom('\n', '\r', '\r\n', '\ufeff', 'a', '禾', '𠮷', 'x'.repeat(15), 'x'.repeat(30));
    const cut = fc.array(piece, { maxLength: 12 }).chain((pieces) => {
      const bytes = Buffer.from(pieces.join(''));
      return fc.tuple(fc.constant(bytes), fc.array(fc.nat(bytes.length), { maxLength: 6 }));
    });
    await fc.assert(
      fc.asyncProperty(cut, async ([bytes, places]) => {
        const ends = [...places, bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
        assert.deepEqual(await read(chunks), await read([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it('of one chunk come together, and none before it is complete', async () => {
    const batches: number[] = [];
    const chunks = ['a\nb\nc', 'd', '\n', 'e\n', 'f'].map((text) => Buffer.from(text));
    for await (const lines of linesOf(streamOf(chunks), MOST)) batches.push(lines.length);
    assert.deepEqual(batches, [2, 1, 1, 1]);
  });

  it('do not pile up, however many empty ones stand before one', async () => {
    const chunks = Array.from({ length: 20 }, () => Buffer.alloc(65_536, '\n'));
    let [count, most] = [0, 0];
    for await (const lines of linesOf(streamOf([...chunks, Buffer.from('a')]), MOST)) {
      count += lines.length;
      most = Math.max(most, lines.length);
      if (lines.some(({ bytes }) => bytes.length > 0)) assert.equal(lines.at(-1)?.number, 20 * 65_536 + 1);
    }
    assert.equal(count, 20 * 65_536 + 1);
    assert.ok(most <= 65_536, `${most} at once`);
  });

  it('bytes that are no UTF-8 have no text', () => {
    for (const bytes of [[0xff], [0xc3], [0xe7, 0xa6], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80]])
      assert.equal(textOf(Buffer.from(bytes)), undefined);
    assert.equal(textOf(Buffer.from('禾库')), '禾库');
    assert.equal(textOf(Buffer.alloc(0)), '');
  });
});
