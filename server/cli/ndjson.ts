import { isUtf8 } from 'node:buffer';

/** A line of a stream: its number from 1, and its bytes, or that it is longer than is kept. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | 'too-large';
}

/** Empty lines are only counted until another line comes: then they come out in batches of this many at most. */
const MOST_HELD = 10_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The lines of a stream in constant memory, in batches of what one chunk completes. A BOM at the beginning and the CR of
 * a CRLF are dropped; a line above `most` bytes is passed over without being kept; empty lines at the end are no lines.
 */
export async function* linesOf(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line[]> {
  let empty = 0;
  for await (const batch of everyLine(stream, most)) {
    const lines: Line[] = [];
    for (const line of batch) {
      if (line.bytes.length === 0) {
        empty++;
        continue;
      }
      for (; empty > 0; empty--) {
        lines.push({ number: line.number - empty, bytes: Buffer.alloc(0) });
        if (lines.length === MOST_HELD) yield lines.splice(0);
      }
      lines.push(line);
    }
    if (lines.length > 0) yield lines;
  }
}

async function* everyLine(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line[]> {
  let number = 0;
  let kept: Buffer[] = [];
  let size = 0;
  const finish = (tail: Buffer): Line => {
    const whole = kept.length === 0 ? tail : Buffer.concat([...kept, tail]);
    size += tail.length;
    let bytes = whole.at(-1) === RETURN ? whole.subarray(0, -1) : whole;
    if (number === 0 && bytes.subarray(0, 3).equals(BOM)) bytes = bytes.subarray(3);
    const line: Line = { number: ++number, bytes: size > most + 4 || bytes.length > most ? 'too-large' : bytes };
    kept = [];
    size = 0;
    return line;
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= most + 4) kept.push(part);
    else kept = [];
  };
  for await (const chunk of stream) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(finish(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [finish(Buffer.alloc(0))];
}

/** The text of a line; `undefined` where its bytes are no UTF-8. */
export function textOf(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
