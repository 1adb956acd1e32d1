/** The columns of a template, by what stands in them, and how many rows it may have. */
export interface GridTemplate<Column extends string> {
  readonly columns: Readonly<Record<Column, string>>;
  readonly most: number;
}

/** A row of a sheet: its number there, the head being 1, and its cells by the columns of the template. */
export interface GridRow<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** The rows of a sheet by the columns of the template, in whatever order they stand; or why it is not the template. */
export function readGridRows<Column extends string>(
  grid: readonly (readonly string[])[],
  { columns: titles, most }: GridTemplate<Column>,
): readonly GridRow<Column>[] | { readonly unfit: string } {
  const [head = [], ...rest] = grid.map((cells) => cells.map((cell) => cell.normalize('NFKC').trim()));
  const columns = Object.entries(titles) as [Column, string][];
  const at = new Map(columns.map(([column, title]) => [column, head.indexOf(title.normalize('NFKC'))]));
  const missing = columns.filter(([column]) => at.get(column) === -1).map(([, title]) => title);
  if (missing.length > 0) return { unfit: `第一行缺少“${missing.join('”“')}”这几列，请下载模板填写` };
  const filled = rest
    .map((cells, i) => ({
      row: i + 2,
      cells: Object.fromEntries(
        columns.map(([column]) => [column, (cells[at.get(column) ?? 0] ?? '').slice(0, 200)]),
      ) as Record<Column, string>,
    }))
    .filter(({ cells }) => Object.values<string>(cells).some((cell) => cell !== ''));
  if (filled.length === 0) return { unfit: '表里没有数据，请从第二行起填写' };
  if (filled.length > most) return { unfit: `一次最多录入 ${most} 行，请拆成几个文件` };
  return filled;
}
