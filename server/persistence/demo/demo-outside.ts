import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { Actor, HistoryEntry } from '../../domain/registry/history.ts';
import { guessLayout, type Grid } from '../../domain/registry/outside-columns.ts';
import type { OutsideImport } from '../../domain/registry/outside-import.ts';
import { countOutcomes, keyedRows, readRows, tryRows } from '../../domain/registry/outside-rows.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { freshSalt } from '../living.ts';
import { sha256 } from '../sha256.ts';
import { demoActor } from './demo-accounts.ts';
import { demoUscc } from './demo-names.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** Numbers that the demonstration data have used: the next ones come after them. */
export const DEMO_OUTSIDE_NUMBERS = 3;

const CITY = demoActor('city');
const CITY2 = demoActor('city2');

const HEAD = [
  '序号',
  '企业名称',
  '统一社会信用代码',
  '法定代表人',
  '列入事由',
  '列入机关',
  '决定文号',
  '列入日期',
  '移出日期',
];

/** An import with the bytes of its file: whoever seeds it keeps both, and its records are written at the start. */
interface DemoImport {
  readonly made: OutsideImport;
  readonly bytes: Buffer;
}

/** Invented outside lists: one imported, in which two firms of the register stand, one that waits, one withdrawn. */
export function demoOutside(firms: readonly Provider[], today: Day): DemoImport[] {
  const on = (days: number) => daysFrom(today, -days);
  const firm = (region: string, serial: number): string[] => {
    const found = firms.find(({ uscc }) => uscc === demoUscc(region, serial));
    return found === undefined ? [] : [found.name, found.uscc, found.legalRepresentative];
  };
  const other = (name: string, region: string, serial: number, person: string) => [
    ...[name, demoUscc(region, serial), person],
  ];
  const numbered = (rows: readonly (readonly string[])[]): Grid =>
    rows.filter((row) => row.length === HEAD.length - 1).map((row, at) => [String(at + 1), ...row]);
  const market = '杭州市市场监督管理局';
  const serious = numbered([
    [
      ...other('杭州砚渠信息技术有限公司', '330100', 20, '费听泉'),
      '提交虚假材料取得登记',
      market,
      '杭市监失信〔2026〕12号',
      on(140),
      '',
    ],
    [
      ...other('宁波帆屿工业互联有限公司', '330200', 21, '邬见山'),
      '拒不履行行政处罚决定',
      '宁波市市场监督管理局',
      '甬市监失信〔2026〕8号',
      on(120),
      '',
    ],
    [
      ...firm('330402', 93),
      '通过登记的住所无法联系后仍未改正',
      '嘉兴市市场监督管理局',
      '嘉市监失信〔2026〕5号',
      on(75),
      '',
    ],
    [
      ...other('绍兴镜棹软件有限公司', '330600', 22, '金闻溪'),
      '提供虚假检测数据',
      '绍兴市市场监督管理局',
      '绍市监失信〔2025〕41号',
      on(420),
      on(55),
    ],
    [
      ...other('无锡梁溪序数科技有限公司', '320200', 23, '华予澄'),
      '虚假宣传情节严重',
      '无锡市市场监督管理局',
      '锡市监失信〔2026〕19号',
      on(90),
      '',
    ],
    [
      ...firm('310115', 63),
      '伪造产品检验报告',
      '上海市浦东新区市场监督管理局',
      '浦市监失信〔2024〕77号',
      on(700),
      on(200),
    ],
    [
      ...other('苏州虞岚智造系统有限公司', '320500', 24, '顾屿舟'),
      '骗取财政补贴',
      '苏州市工业和信息化局',
      '苏工信信用〔2026〕3号',
      on(61),
      '',
    ],
    [
      '深圳市叠浪云计算有限公司',
      '',
      '练知秋',
      '拖欠工程款拒不支付',
      '深圳市市场监督管理局',
      '深市监失信〔2026〕106号',
      on(44),
      '',
    ],
  ]);
  const old = numbered([
    [
      ...other('湖州苕云软件有限公司', '330500', 27, '沈予怀'),
      '提供虚假证明',
      '湖州市市场监督管理局',
      '湖市监失信〔2025〕2号',
      on(410),
      '',
    ],
  ]);
  const courts = numbered([
    [
      ...other('嘉兴岸芷机电有限公司', '330402', 25, '屠云帆'),
      '有履行能力而拒不履行',
      '嘉兴市南湖区人民法院',
      '（2026）浙0402执1187号',
      on(33),
      '',
    ],
    [
      '嘉兴汀兰智能装备有限公司',
      '91330402MA2TEST000',
      '冯若木',
      '违反财产报告制度',
      '嘉兴市南湖区人民法院',
      '（2026）浙0402执1260号',
      on(30),
      '',
    ],
    [
      ...other('海宁潮信自动化有限公司', '330481', 26, '沃南乔'),
      '违反限制消费令',
      '海宁市人民法院',
      '（2026）浙0481执902号',
      '2026年13月2日',
      '',
    ],
    [
      ...other('嘉兴岸芷机电有限公司', '330402', 25, '屠云帆'),
      '有履行能力而拒不履行',
      '嘉兴市南湖区人民法院',
      '（2026）浙0402执1187号',
      on(33),
      '',
    ],
  ]);
  return [
    demoImport(1, '信用中国 严重失信主体名单（演示）', serious, on(20), on(19), [CITY, 'imported'], firms),
    demoImport(2, '失信被执行人名单（演示）', courts, on(3), on(2), [CITY2, 'draft'], firms),
    demoImport(3, '信用浙江 失信黑名单（演示）', old, on(400), on(12), [CITY, 'withdrawn'], firms),
  ];
}

function demoImport(
  serial: number,
  source: string,
  rows: Grid,
  sourceDate: Day,
  day: Day,
  [by, state]: readonly [Actor, 'imported' | 'draft' | 'withdrawn'],
  firms: readonly Provider[],
): DemoImport {
  const grid = [HEAD, ...rows];
  const bytes = Buffer.from(stringify(grid as string[][], { bom: true, record_delimiter: 'windows' }));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const layout = guessLayout(grid);
  const tried = tryRows(keyedRows(readRows(grid, layout, day), source, sha256), new Map());
  const codes = new Set(tried.flatMap(({ values }) => values?.uscc || []));
  const name = `${source}.csv`;
  const entry = (version: number, minute: number, event: string, to: string, reason = ''): HistoryEntry => ({
    ...{ version, at: `${day}T02:${String(minute).padStart(2, '0')}:00.000Z`, by, event },
    ...{ from: version === 1 ? '' : 'draft', to, reason, shown: null, salt: freshSalt() },
  });
  const begun = [entry(1, 10, 'begin', 'draft', `${name}，SHA-256 ${digest}`), entry(2, 12, 'map', 'draft')];
  const done = state !== 'draft';
  const withdrawn = {
    ...entry(4, 40, 'withdraw', 'withdrawn', '上传的是去年的旧文件，名单已经更新。'),
    from: 'imported',
  };
  const history = [
    ...begun,
    ...(done ? [entry(3, 15, 'import', 'imported')] : []),
    ...(state === 'withdrawn' ? [withdrawn] : []),
  ];
  return {
    bytes,
    made: {
      id: (0xde_0000_0000 + serial).toString(16).padStart(24, '0'),
      number: `WB${yearOf(day)}${String(serial).padStart(4, '0')}`,
      ...{ source, sourceDate, sheet: '', layout, state },
      file: { name, format: 'csv', size: bytes.length, sha256: digest },
      counts: done ? countOutcomes(tried) : null,
      matches: done
        ? firms.filter(({ uscc }) => codes.has(uscc)).map(({ uscc, name: firm }) => ({ uscc, name: firm }))
        : [],
      importedOn: done ? day : null,
      since: day,
      effects: history.slice(2).map(({ version }) => ({ version })),
      version: history.length,
      history,
    },
  };
}
