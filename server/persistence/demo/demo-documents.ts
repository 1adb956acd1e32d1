import { createHash } from 'node:crypto';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../domain/records/fact-kinds.ts';
import type { RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import type { Application } from '../../domain/registry/application.ts';
import type { FirmDocument } from '../../domain/registry/firm-document.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { MaterialFile } from '../../domain/registry/materials.ts';
import type { StoredFile } from '../../domain/registry/stored-file.ts';
import { freshSalt } from '../living.ts';
import { demoPdf } from './demo-pdf.ts';

/** One file for each material: all invented firms refer to the same bytes, which are kept once. */
const made = new Map<string, StoredFile & { readonly bytes: Buffer }>();

/** The file that stands for a material, under its own name. */
function demoFile(title: string): StoredFile & { readonly bytes: Buffer } {
  const known = made.get(title);
  if (known !== undefined) return known;
  const bytes = demoPdf([title, '演示数据：本文件由系统生成，内容均为虚构。']);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: `${title}.pdf`, kind: 'pdf' as const, size: bytes.length, sha256, bytes };
  made.set(title, file);
  return file;
}

/** The documents of the firm of `provider1` are numbered as of a firm of this serial. */
export const DEMO_OWN = 90;

/** The id of an invented document: of the how-manieth firm, and the how-manieth of that. */
export const demoDocumentId = (serial: number, i: number) =>
  (0xdc_0000_0000 + serial * 100 + i).toString(16).padStart(24, '0');

/** The bytes of all invented files. */
export const demoContents = ({ materials }: PoolRules): Buffer[] => [
  ...materials.map(({ text }) => demoFile(text).bytes),
  demoFile(OBJECTION_FILE).bytes,
  ...REVENUE_FILES.map(([, title]) => demoFile(title).bytes),
  ...Object.values(FACT_KINDS).flatMap(({ sources }) => sources.map(({ name }) => demoFile(name).bytes)),
];

const OBJECTION_FILE = '往来函件';

const REVENUE_FILES = [
  ['audit', '年度审计报告'],
  ['tax', '企业所得税年度纳税申报表'],
] as const;

/** What proves the revenue of an invented firm: the files of these sources. */
export function demoEvidence(serial: number, sources: readonly string[]): RevenueEvidence[] {
  return REVENUE_FILES.filter(([source]) => sources.includes(source)).map(([source, title], i) => {
    const { name, kind, size, sha256 } = demoFile(title);
    return { source, document: demoDocumentId(serial, 50 + i), name, kind, size, sha256 };
  });
}

/** What proves an invented fact. */
export function demoFactEvidence({ sources }: FactKind, nth: number): RevenueEvidence[] {
  return sources.map(({ code, name: title }, i) => {
    const { name, kind, size, sha256 } = demoFile(title);
    return { source: code, document: demoDocumentId(nth, 80 + i), name, kind, size, sha256 };
  });
}

/** What an invented objector attached. */
export function demoAttachment(): StoredFile {
  const { name, kind, size, sha256 } = demoFile(OBJECTION_FILE);
  return { name, kind, size, sha256 };
}

/** The materials that an invented application carries, complete. */
export function demoMaterials(serial: number, { materials }: PoolRules): MaterialFile[] {
  return materials.map(({ code, text }, i) => {
    const { name, kind, size, sha256 } = demoFile(text);
    return { material: code, document: demoDocumentId(serial, i + 1), name, kind, size, sha256 };
  });
}

/** What the firms of invented applications keep, and one of a member, which has removed one again. */
export function demoDocuments(applications: readonly Application[], member: string, rules: PoolRules): FirmDocument[] {
  const kept = applications.flatMap(({ id, uscc, createdAt, history }) => {
    const serial = parseInt(id.slice(-4), 16);
    const by = history[0]?.by;
    return by === undefined ? [] : demoMaterials(serial, rules).map((file) => documentOf(file, uscc, by, createdAt));
  });
  const at = applications.at(-1)?.createdAt ?? '';
  const by: Actor = { account: `demo-${member}`, name: '服务商 · 方景行', role: 'provider' };
  const own = demoMaterials(DEMO_OWN, rules).map((file) => documentOf(file, member, by, at));
  return [...kept, ...own.map((one, i) => (i === own.length - 1 ? removed(one, by, at) : one))];
}

function documentOf({ document, material, ...file }: MaterialFile, uscc: string, by: Actor, at: string): FirmDocument {
  const reason = `SHA-256 ${file.sha256}`;
  const entry = { version: 1, at, by, event: 'begin', from: '', to: 'kept', reason, shown: null, salt: freshSalt() };
  return { id: document, state: 'kept', version: 1, history: [entry], uscc, purpose: material, ...file };
}

function removed(document: FirmDocument, by: Actor, at: string): FirmDocument {
  const reason = '目录已更新，旧版不再使用。';
  const entry = {
    version: 2,
    at,
    by,
    event: 'remove',
    from: 'kept',
    to: 'removed',
    reason,
    shown: null,
    salt: freshSalt(),
  };
  return { ...document, state: 'removed', version: 2, history: [...document.history, entry] };
}

/** A file of this title with its bytes, for what is no document of a firm. */
export function demoStored(title: string): { readonly file: StoredFile; readonly bytes: Buffer } {
  const { name, kind, size, sha256, bytes } = demoFile(title);
  return { file: { name, kind, size, sha256 }, bytes };
}
