import { BSON } from 'mongodb';

const OP_MSG = 2013;
const HEADER = 16;
const CHECKSUM_PRESENT = 1;

/** The commands that change documents. An aggregation carries a write concern only where it ends in $merge or $out. */
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify', 'bulkWrite', 'aggregate']);

/**
 * Whether a message is a write that asks to be on disk before it is acknowledged. Looks at the top-level elements of
 * the command only and steps over everything else, so that the cost does not grow with what is written.
 */
export function asksForJournal(message: Buffer): boolean {
  if (message.length < HEADER + 5 || message.readInt32LE(12) !== OP_MSG) return false;
  try {
    const body = bodyOf(message);
    if (body === undefined) return false;
    const elements = elementsOf(message, body);
    const command = elements.next();
    if (command.done || !WRITES.has(command.value.name)) return false;
    for (const element of elements) {
      if (element.name === 'writeConcern' && element.type === DOCUMENT) return hasTrue(message, element.at, 'j');
    }
    return false;
  } catch (error) {
    // What we cannot read the engine will judge; flushing once too often harms nobody.
    if (error instanceof RangeError) return true;
    throw error;
  }
}

export function commandMessage(command: BSON.Document): Buffer {
  const body = BSON.serialize(command);
  const message = Buffer.alloc(HEADER + 5 + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(OP_MSG, 12);
  message.set(body, HEADER + 5);
  return message;
}

/** The command is the section of kind 0; sections of kind 1 hold documents and may stand before it. */
function bodyOf(message: Buffer): number | undefined {
  const hasChecksum = (message.readUInt32LE(HEADER) & CHECKSUM_PRESENT) !== 0;
  const end = message.length - (hasChecksum ? 4 : 0);
  for (let at = HEADER + 4; at < end;) {
    if (message.readUInt8(at) === 0) return at + 1;
    at += 1 + lengthAt(message, at + 1);
  }
  return undefined;
}

interface Element {
  readonly type: number;
  readonly name: string;
  /** Where the value begins. */
  readonly at: number;
}

const DOCUMENT = 0x03;

function* elementsOf(message: Buffer, document: number): Generator<Element, undefined> {
  const end = document + lengthAt(message, document) - 1;
  for (let at = document + 4; at < end;) {
    const type = message.readUInt8(at);
    const nameEnd = zeroAfter(message, at + 1);
    yield { type, name: message.toString('utf8', at + 1, nameEnd), at: nameEnd + 1 };
    at = nameEnd + 1 + valueLength(message, type, nameEnd + 1);
  }
  return undefined;
}

function hasTrue(message: Buffer, document: number, name: string): boolean {
  for (const element of elementsOf(message, document)) {
    if (element.name !== name) continue;
    // true as a boolean, or any number but zero: the server takes both
    return message
      .subarray(element.at, element.at + valueLength(message, element.type, element.at))
      .some((byte) => byte !== 0);
  }
  return false;
}

/** Lengths of the BSON types that always take the same room. */
const FIXED = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0x7f, 0],
  [0xff, 0],
]);

function valueLength(message: Buffer, type: number, at: number): number {
  const fixed = FIXED.get(type);
  if (fixed !== undefined) return fixed;
  switch (type) {
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return lengthAt(message, at);
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + lengthAt(message, at);
    case 0x05: // binary
      return 5 + message.readInt32LE(at);
    case 0x0b: // regular expression: two strings
      return zeroAfter(message, zeroAfter(message, at) + 1) + 1 - at;
    case 0x0c: // pointer: a string and an id
      return 4 + lengthAt(message, at) + 12;
    default:
      throw new RangeError(`unknown BSON type ${String(type)}`);
  }
}

function lengthAt(message: Buffer, at: number): number {
  const length = message.readInt32LE(at);
  // Zero would go round for ever.
  if (length <= 0) throw new RangeError('length of nothing');
  return length;
}

function zeroAfter(message: Buffer, at: number): number {
  const end = message.indexOf(0, at);
  if (end < 0) throw new RangeError('name without end');
  return end;
}
