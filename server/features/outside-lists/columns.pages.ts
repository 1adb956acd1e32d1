import { MOST_OUTSIDE_BYTES, type OutsideImport } from '../../domain/registry/outside-import.ts';
import { columnLetters } from '../../domain/registry/outside-columns.ts';
import { OUTSIDE_FIELD_WORDS, OUTSIDE_FIELDS } from '../../domain/registry/outside-record.ts';
import { MOST_ROWS } from '../../domain/registry/outside-rows.ts';
import { sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldsWith, importCrumbs, NOTHING, type Given } from './outside-words.pages.ts';

interface SourcesView {
  readonly sources: readonly string[];
  readonly today: Day;
}

export function uploadPage({ sources, today }: SourcesView, given: Given = NOTHING) {
  const field = fieldsWith(given);
  const known = sources.length === 0 ? '' : `以前用过：${sources.slice(0, 8).join('；')}。`;
  return {
    title: '导入外部名单',
    lead: '导入的是别处名单的记录，只作线索和审核参考，不等于列入本市负面清单。',
    breadcrumb: importCrumbs({ text: '导入外部名单' }),
    errors: errorsOf(given),
    post: paths.outsideImportNew(),
    fields: [
      field('source', '名单来源', {
        hint: `写明网站和名单，例如：信用中国 严重失信主体名单。同一来源每次写法要一致，才能认出重复的记录。${known}`,
      }),
      field('sourceDate', '名单日期', { kind: 'date', hint: `名单截至哪一天，不晚于${formatDay(today)}。` }),
      field('files', '名单文件', {
        kind: 'file',
        accept: '.csv,.txt,.xlsx',
        hint: `CSV（UTF-8 或 GB18030）或 XLSX，不超过 ${sizeWords(MOST_OUTSIDE_BYTES)}、${MOST_ROWS.toLocaleString('en-US')} 行。`,
      }),
    ],
    submit: '上传并对应各列',
    cancel: { href: paths.outsideImports(), text: '不导入，返回' },
  };
}

interface ColumnsView {
  readonly one: OutsideImport;
  readonly sheets: readonly string[];
  readonly sheet: { readonly name: string; readonly grid: readonly (readonly string[])[] };
  readonly layout: OutsideImport['layout'];
}

const SAMPLES = 3;
const SHORT = 40;
const short = (text: string) => ([...text].length > SHORT ? `${[...text].slice(0, SHORT).join('')}…` : text);

export function columnsPage(view: ColumnsView, faults: Given['faults'] = []) {
  const { one, sheet, sheets, layout } = view;
  const headings = sheet.grid[layout.headRow - 1] ?? [];
  const below = sheet.grid.slice(layout.headRow, layout.headRow + SAMPLES);
  const width = Math.max(headings.length, ...below.map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_, at) => ({
    at,
    name: `${columnLetters(at)} 列 ${short(headings[at] ?? '') || '（没有标题）'}`,
    samples: below.map((row) => short(row[at] ?? '')).filter((text) => text.trim() !== ''),
  }));
  const fieldAt = new Map(OUTSIDE_FIELDS.map((field) => [layout.columns[field], OUTSIDE_FIELD_WORDS[field].name]));
  const options = columns.map(({ at, name }) => ({ value: String(at), text: name }));
  return {
    title: '对应各列',
    number: `${one.number} ${one.source}`,
    lead: '按标题猜出了各列的意思，请核对。没有的项目留空。',
    breadcrumb: importCrumbs({ href: paths.outsideImport(one.id), text: one.number }, { text: '对应各列' }),
    errors: faults.map(({ id, text }) => ({ href: `#${id}`, text })),
    again: {
      action: paths.outsideColumns(one.id),
      fields: [
        ...(sheets.length > 1
          ? [
              {
                ...{ name: 'sheet', id: 'again-sheet', kind: 'select', label: '工作表', value: sheet.name },
                options: sheets.map((name) => ({ value: name, text: name })),
              },
            ]
          : []),
        {
          ...{ name: 'headRow', id: 'headRow', kind: 'number', label: '标题在第几行', width: 'short' },
          value: String(layout.headRow),
          error: faults.find(({ id }) => id === 'headRow')?.text,
        },
      ],
    },
    post: paths.outsideColumns(one.id),
    hidden: [
      { name: 'version', value: one.version },
      { name: 'sheet', value: sheet.name },
      { name: 'headRow', value: layout.headRow },
    ],
    fields: OUTSIDE_FIELDS.map((field) => ({
      name: field,
      kind: 'select',
      label: OUTSIDE_FIELD_WORDS[field].name,
      optional: field !== 'name',
      blank: '文件里没有',
      value: layout.columns[field] === undefined ? '' : String(layout.columns[field]),
      options,
      error: faults.find(({ id }) => id === field)?.text,
    })),
    preview: {
      caption: `文件开头的内容（共 ${sheet.grid.length} 行）`,
      columns: [{ text: '列', rowHead: true }, { text: `前 ${SAMPLES} 行的内容` }, { text: '对应' }],
      rows: columns.map(({ at, name, samples }) => ({
        cells: [
          { text: name },
          samples.length === 0 ? { text: '（空）' } : { lines: samples },
          { text: fieldAt.get(at) ?? '不用' },
        ],
      })),
      empty: { text: '标题行下面没有内容，请核对标题在第几行。' },
    },
  };
}
