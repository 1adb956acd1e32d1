import { crc32 } from 'node:zlib';

/** Small files of every kind, as their programs begin them. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
export const EXE = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(60), Buffer.from('PE\0\0')]);
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');

/** A zip of these entries, not compressed. */
export function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, table, Buffer.from('PK\x05\x06'), end]);
}

export const OFD = zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<x/>' });
export const ZIP = zipOf({ 'readme.txt': 'OFD.xml' });

/** A new Office file: its table of content types says which. */
export const officeOf = (part: string) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.${part}.main+xml"/></Types>`,
  });
export const DOCX = officeOf('openxmlformats-officedocument.wordprocessingml.document');
export const XLSX = officeOf('openxmlformats-officedocument.spreadsheetml.sheet');
export const PPTX = officeOf('openxmlformats-officedocument.presentationml.presentation');
export const DOCM = officeOf('ms-word.document.macroEnabled');

/** An old Office container with streams of these names. */
export const cfbOf = (...streams: readonly string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((name) => {
      const entry = Buffer.alloc(128);
      entry.write(name, 'utf16le');
      return entry;
    }),
  ]);

/** Like a PDF, and as large as is said. */
export const pdfOf = (size: number, mark = '') => {
  const bytes = Buffer.alloc(size, 0x20);
  bytes.write(`%PDF-1.4\n%${mark}`);
  return bytes;
};
