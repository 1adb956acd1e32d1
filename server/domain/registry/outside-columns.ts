import { OUTSIDE_FIELDS, type OutsideField } from './outside-record.ts';

/** The rows of a sheet as texts, the first row of the file first. */
export type Grid = readonly (readonly string[])[];

/** Which column of the file holds a field, counted from 0; a field that is left out is in none. */
export type OutsideColumns = Readonly<Partial<Record<OutsideField, number>>>;

/** Where the headings stand (counted from 1, as spreadsheets count), and what the columns mean. */
export interface OutsideLayout {
  readonly headRow: number;
  readonly columns: OutsideColumns;
}

/** Above the headings there may be a title and notes. */
export const MOST_HEAD_ROW = 20;
export const MOST_COLUMNS = 60;

/** How lists that are published head their columns. */
const HEADINGS: Readonly<Record<OutsideField, readonly string[]>> = {
  name: [
    ...['企业名称', '主体名称', '失信主体名称', '失信企业名称', '单位名称', '公司名称', '法人名称', '机构名称', '名称'],
    ...['当事人名称', '行政相对人名称', '被执行人名称', '被执行人姓名名称', '被执行人姓名', '企业', '服务商名称'],
  ],
  uscc: [
    ...['统一社会信用代码', '社会信用代码', '信用代码', '统一代码', '主体代码', '企业代码', '代码', '信用代码证号'],
    ...['行政相对人代码1', '身份证号码组织机构代码', '证件号码', '统一信用代码'],
  ],
  legalRepresentative: [
    '法定代表人',
    '法人代表',
    '法定代表人姓名',
    '法定代表人或负责人',
    '负责人',
    '法人',
    '企业法人姓名',
  ],
  ground: [
    ...['列入事由', '列入原因', '列入理由', '事由', '原因', '失信事由', '失信行为', '违法失信行为', '违法事实'],
    ...['主要失信事实', '失信被执行人行为具体情形', '违法行为类型', '认定依据事实', '处罚事由'],
  ],
  office: [
    ...['列入机关', '认定机关', '认定单位', '认定部门', '列入部门', '列入单位', '决定机关', '作出决定机关'],
    ...['作出列入决定机关', '列入决定机关', '执行法院', '处罚机关', '发布单位', '公布机关'],
  ],
  number: [
    ...['文书号', '决定文号', '文号', '决定书文号', '列入决定书文号', '列入文号', '认定文号', '案号', '执行依据文号'],
    ...['行政处罚决定书文号', '决定书编号', '文书编号', '列入决定文书号'],
  ],
  from: [
    ...['列入日期', '列入时间', '认定日期', '认定时间', '决定日期', '列入决定日期', '作出列入决定日期', '发布日期'],
    ...['发布时间', '公布日期', '立案时间', '处罚决定日期', '起始日期', '公示起始日期'],
  ],
  to: [
    ...['移出日期', '移出时间', '到期日期', '到期时间', '截止日期', '有效期至', '移出到期日期', '移出或到期日期'],
    ...['退出日期', '公示截止期', '公示截止日期', '有效期截止', '终止日期', '管理期限至'],
  ],
  note: ['备注', '说明', '备注说明'],
};

/** A heading as it is compared: one width, no blanks, no punctuation. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Headings with more around them count too, the longer the likelier: 认定单位名称 is an office and no firm. */
const SHORTEST_PART = 4;

function likeness(heading: string, known: string): number {
  if (heading === known) return 1000;
  if (known.length < SHORTEST_PART || !heading.includes(known)) return 0;
  return known.length * 10 + (heading.startsWith(known) ? 5 : 0);
}

/** What the columns mean by their headings: the likeliest first, each column for one field and each field once. */
export function guessColumns(headings: readonly string[]): OutsideColumns {
  const pairs = headings.slice(0, MOST_COLUMNS).flatMap((heading, column) => {
    const plain = plainHeading(heading);
    return OUTSIDE_FIELDS.map((field) => ({
      field,
      column,
      likeness: Math.max(...HEADINGS[field].map((known) => likeness(plain, known))),
    }));
  });
  const columns: Partial<Record<OutsideField, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of pairs
    .filter((pair) => pair.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.column - b.column)) {
    if (columns[field] !== undefined || taken.has(column)) continue;
    columns[field] = column;
    taken.add(column);
  }
  return columns;
}

/** The row of the headings and the columns: the row of the first twenty in which most is recognised. */
export function guessLayout(grid: Grid): OutsideLayout {
  const guesses = grid.slice(0, MOST_HEAD_ROW).map((row, at) => {
    const columns = guessColumns(row);
    return { headRow: at + 1, columns, count: Object.keys(columns).length };
  });
  const [best] = guesses.toSorted((a, b) => b.count - a.count || a.headRow - b.headRow);
  if (best === undefined || best.count === 0) return { headRow: 1, columns: {} };
  return { headRow: best.headRow, columns: best.columns };
}

/** What is wrong with the meaning of columns, by field. */
export function layoutFaults({ headRow, columns }: OutsideLayout, grid: Grid): { field: string; text: string }[] {
  const width = Math.max(0, ...grid.map((row) => row.length));
  const faults: { field: string; text: string }[] = [];
  if (!Number.isInteger(headRow) || headRow < 1 || headRow > MOST_HEAD_ROW || headRow > grid.length)
    faults.push({
      field: 'headRow',
      text: `标题行应为 1 至 ${Math.max(1, Math.min(MOST_HEAD_ROW, grid.length))} 的整数`,
    });
  if (columns.name === undefined) faults.push({ field: 'name', text: '请选择哪一列是企业名称' });
  const seen = new Map<number, OutsideField>();
  for (const field of OUTSIDE_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    if (!Number.isInteger(column) || column < 0 || column >= width)
      faults.push({ field, text: '文件里没有这一列，请重新选择' });
    else if (seen.has(column)) faults.push({ field, text: '这一列已经选给另一项，请重新选择' });
    else seen.set(column, field);
  }
  return faults;
}

/** A column as spreadsheets name it: A, B … Z, AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
