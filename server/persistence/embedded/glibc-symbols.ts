import { EmbeddedEngineError } from './embedded-engine-error.ts';

/**
 * The engine's libraries were linked against glibc 2.38 and do not load on an older one (Debian 12 has 2.36), although
 * they need nothing that is new in it: the compiler only renamed a few number readers (`__isoc23_strtol`, the C23 form,
 * which also reads `0b1`), and `fmod` got a second version that no longer sets errno. Every one of them exists in
 * every older glibc under its old name and its first version. So we ask for those instead, in a copy of the file:
 *
 * - each such symbol's name begins nine bytes later (`__isoc23_strtol` → `strtol`), which needs no new string;
 * - its version becomes the first one of the same library;
 * - the requirement of GLIBC_2.38 itself becomes a second requirement of that first version, so that no offset moves.
 *
 * Anything else that asks for 2.38 is refused: it would be a guess, and a wrong guess crashes in the middle of a write.
 */
export function withoutGlibc238(file: Buffer): Buffer {
  const elf = readElf(file);
  const needs = elf.versionsNeeded.filter((version) => version.name === NEW_VERSION);
  if (needs.length === 0) return file;

  const patched = Buffer.from(file);
  for (const need of needs) {
    const first = elf.versionsNeeded.find((version) => version.library === need.library && version.name === elf.first);
    if (!first) throw refused(`${need.library} 没有 ${elf.first} 版本可以替代 ${NEW_VERSION}`);
    for (const symbol of elf.symbols.filter((candidate) => candidate.version === need.index)) {
      patched.writeUInt32LE(symbol.nameOffset + renameShift(symbol.name), symbol.at);
      patched.writeUInt16LE(first.index, symbol.versionAt);
    }
    patched.writeUInt32LE(file.readUInt32LE(first.at), need.at);
    patched.writeUInt32LE(file.readUInt32LE(first.at + VERNAUX_NAME), need.at + VERNAUX_NAME);
  }
  return patched;
}

const NEW_VERSION = 'GLIBC_2.38';
const C23_PREFIX = '__isoc23_';
const C23_NAMES = new Set(['strtol', 'strtoul', 'strtoll', 'strtoull', 'sscanf', 'fscanf']);

/** The version a platform's glibc began with, by the ELF machine number: x86-64 and AArch64. */
const FIRST_VERSION = new Map([
  [62, 'GLIBC_2.2.5'],
  [183, 'GLIBC_2.17'],
]);

function renameShift(name: string): number {
  if (name === 'fmod') return 0;
  if (name.startsWith(C23_PREFIX) && C23_NAMES.has(name.slice(C23_PREFIX.length))) return C23_PREFIX.length;
  throw refused(`符号 ${name} 要求 ${NEW_VERSION}，没有已知的替代`);
}

function refused(reason: string): EmbeddedEngineError {
  return new EmbeddedEngineError(
    'library-not-understood',
    `内置数据库引擎的库文件无法适配本机的 C 库：${reason}。请设置 MONGODB_URI。`,
  );
}

// ---- Reading the three tables (ELF-64, little-endian: the only kind the engine is built for) ----

interface SymbolEntry {
  readonly at: number;
  readonly nameOffset: number;
  readonly name: string;
  readonly versionAt: number;
  readonly version: number;
}

interface VersionNeeded {
  readonly at: number;
  readonly library: string;
  readonly name: string;
  readonly index: number;
}

interface Elf {
  readonly first: string;
  readonly symbols: readonly SymbolEntry[];
  readonly versionsNeeded: readonly VersionNeeded[];
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

const SHT_DYNSYM = 11;
const SHT_GNU_VERNEED = 0x6ffffffe;
const SHT_GNU_VERSYM = 0x6fffffff;
const SYMBOL_SIZE = 24;
const VERNAUX_NAME = 8;
const VERSION_INDEX = 0x7fff; // the top bit of a version index only says "hidden"

function readElf(file: Buffer): Elf {
  try {
    if (file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1) throw new RangeError('not ELF-64 LE');
    const first = FIRST_VERSION.get(file.readUInt16LE(18));
    if (!first) throw new RangeError('unknown machine');
    const sections = readSections(file);
    return { first, symbols: readSymbols(file, sections), versionsNeeded: readVersionsNeeded(file, sections) };
  } catch (error) {
    if (error instanceof RangeError) throw refused(`文件格式不符（${error.message}）`);
    throw error;
  }
}

function readSections(file: Buffer): Section[] {
  const start = Number(file.readBigUInt64LE(40));
  const size = file.readUInt16LE(58);
  return Array.from({ length: file.readUInt16LE(60) }, (_, index) => {
    const at = start + index * size;
    return {
      type: file.readUInt32LE(at + 4),
      offset: Number(file.readBigUInt64LE(at + 24)),
      size: Number(file.readBigUInt64LE(at + 32)),
      link: file.readUInt32LE(at + 40),
    };
  });
}

function readSymbols(file: Buffer, sections: readonly Section[]): SymbolEntry[] {
  const table = sectionOf(sections, SHT_DYNSYM);
  const versions = sectionOf(sections, SHT_GNU_VERSYM);
  const strings = stringsOf(sections, table);
  return Array.from({ length: table.size / SYMBOL_SIZE }, (_, index) => {
    const at = table.offset + index * SYMBOL_SIZE;
    const versionAt = versions.offset + index * 2;
    const nameOffset = file.readUInt32LE(at);
    const version = file.readUInt16LE(versionAt) & VERSION_INDEX;
    return { at, nameOffset, name: stringAt(file, strings.offset + nameOffset), versionAt, version };
  });
}

function readVersionsNeeded(file: Buffer, sections: readonly Section[]): VersionNeeded[] {
  const table = sectionOf(sections, SHT_GNU_VERNEED);
  const strings = stringsOf(sections, table);
  const found: VersionNeeded[] = [];
  for (const libraryAt of chain(file, table.offset, 12)) {
    const library = stringAt(file, strings.offset + file.readUInt32LE(libraryAt + 4));
    for (const at of chain(file, libraryAt + file.readUInt32LE(libraryAt + 8), 12)) {
      const name = stringAt(file, strings.offset + file.readUInt32LE(at + VERNAUX_NAME));
      found.push({ at, library, name, index: file.readUInt16LE(at + 6) & VERSION_INDEX });
    }
  }
  return found;
}

/** Both lists of .gnu.version_r are linked by "so many bytes on", zero at the last. */
function* chain(file: Buffer, start: number, nextField: number): Generator<number> {
  for (let at = start; ;) {
    yield at;
    const step = file.readUInt32LE(at + nextField);
    if (step === 0) return;
    at += step;
  }
}

function sectionOf(sections: readonly Section[], type: number): Section {
  const section = sections.find((candidate) => candidate.type === type);
  if (!section) throw new RangeError(`no section of type 0x${type.toString(16)}`);
  return section;
}

function stringsOf(sections: readonly Section[], table: Section): Section {
  const strings = sections[table.link];
  if (!strings) throw new RangeError('no string table');
  return strings;
}

function stringAt(file: Buffer, at: number): string {
  const end = file.indexOf(0, at);
  if (end < 0) throw new RangeError('string without end');
  return file.toString('latin1', at, end);
}
