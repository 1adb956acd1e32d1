import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Correction, Statement } from '../../domain/registry/application.ts';
import { filesFor, materialPart, MOST_FOR_MATERIAL, type MaterialFile } from '../../domain/registry/materials.ts';
import { ACCEPTED_ENDINGS, FILE_HINT, FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import * as paths from '../../paths.ts';

/** What may be chosen for the materials, and what is. */
export interface MaterialsTyped {
  readonly choices: readonly MaterialFile[];
  readonly picked: Readonly<Record<string, readonly string[]>>;
}

interface Fault {
  readonly id: string;
  readonly text: string;
}

/** The part of the form for materials: for each what of the firm's documents is used, and a box for more files. */
export function materialsPart(
  { choices, picked }: MaterialsTyped,
  { materials }: PoolRules,
  asked: readonly Correction[],
  faults: readonly Fault[],
) {
  return {
    lead: `${FILE_HINT}上传的文件同时存入“企业材料”，以后可以直接选用。每项最多 ${MOST_FOR_MATERIAL} 个。`,
    items: materials.map(({ code, text, required }) => {
      const id = materialPart(code);
      const own = filesFor(choices, code);
      const wrong = faults.filter((fault) => fault.id === id).map((fault) => fault.text);
      const correction = asked.find(({ field }) => field === id);
      return {
        legend: text,
        optional: !required,
        correction: correction && `需要补正：${correction.reason}`,
        choices: own.length > 0 && {
          name: id,
          id: `${id}-kept`,
          kind: 'checkboxes',
          label: '选用企业材料',
          value: picked[code] ?? [],
          options: own.map((file) => ({ value: file.document, text: file.name, hint: fileWords(file) })),
        },
        file: {
          name: `file-${code}`,
          id,
          kind: 'file',
          label: own.length > 0 ? '上传新文件' : '上传文件',
          multiple: true,
          optional: own.length > 0 || !required,
          accept: ACCEPTED_ENDINGS,
          ...(wrong.length > 0 && { error: wrong.join('；') }),
        },
      };
    }),
  };
}

const fileWords = ({ kind, size, sha256 }: MaterialFile) =>
  `${FILE_KINDS[kind].words}，${sizeWords(size)}，SHA-256 ${sha256.slice(0, 12)}…`;

/** The materials of an application, each file with its digest: what a decision rests on. */
export function materialsTable(id: string, { materials: files }: Statement, { materials }: PoolRules) {
  return {
    caption: '申报材料',
    columns: [{ text: '材料', rowHead: true }, { text: '文件' }, { text: '类型与大小' }, { text: 'SHA-256' }],
    rows: materials.flatMap(({ code, text, required }) => {
      const own = filesFor(files, code);
      if (own.length === 0)
        return [{ cells: [{ text }, { text: required ? '未提交' : '未提交（选交）' }, { text: '—' }, { text: '—' }] }];
      return own.map(({ document, name, kind, size, sha256 }) => ({
        cells: [
          { text },
          { text: name, href: paths.applicationMaterial(id, document) },
          { text: FILE_KINDS[kind].words, note: sizeWords(size) },
          { digest: sha256 },
        ],
      }));
    }),
    empty: { text: '没有要求提交材料。' },
  };
}

/** The files for one material in words, to stand before or after a change. */
export function materialWords(files: readonly MaterialFile[], code: string): string[] {
  return filesFor(files, code).map((file) => `${file.name}（${fileWords(file)}）`);
}

/** The same as one fact among others, for the page of a decision: the files are shown by their digests there too. */
export function materialsFact(id: string, { materials: files }: Statement, { materials }: PoolRules) {
  const links = files.map((file) => {
    const text = materials.find(({ code }) => code === file.material)?.text ?? file.material;
    return { href: paths.applicationMaterial(id, file.document), text: `${text}：${file.name}（${fileWords(file)}）` };
  });
  return links.length === 0 ? { term: '申报材料', text: '没有提交' } : { term: '申报材料', links };
}
