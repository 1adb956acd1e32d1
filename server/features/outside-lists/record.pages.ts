import { saidOf, type OutsideRecord, type OutsideValues } from '../../domain/registry/outside-record.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { KIND_WORDS, type Screening } from '../../domain/registry/screening-evidence.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { crumbs, errorsOf, fieldsWith, NOTHING, periodCell, recordTag, type Given } from './outside-words.pages.ts';

export interface RecordView {
  readonly record: OutsideRecord;
  readonly matches: readonly {
    readonly provider: Provider;
    readonly screening: Screening;
    readonly member: boolean;
  }[];
  readonly mayRaise: boolean;
  readonly today: Day;
}

export function recordPage(view: RecordView, given: Given = NOTHING) {
  const { record, matches, today } = view;
  const values = saidOf(record);
  return {
    title: values?.name ?? record.number,
    number: `外部名单记录 ${record.number}`,
    tag: recordTag(record, today),
    breadcrumb: crumbs({ href: paths.outsideRecords(), text: '外部名单' }, { text: values?.name ?? record.number }),
    errors: errorsOf(given),
    banners: [
      ...(record.clue === null ? [] : [clueBanner(record.clue)]),
      ...(record.current === null
        ? [{ kind: 'neutral', text: '带来这条记录的导入都已撤销，它不再作数，只供查考。' }]
        : []),
    ],
    facts: values === null ? [] : valueFacts(record.source, values),
    matches: {
      caption: '与本市登记企业的比对',
      columns: [{ text: '本市登记的企业', rowHead: true }, { text: '是否成员' }, { text: '相符的证据' }],
      rows: matches.map(({ provider, screening, member }) => ({
        cells: [
          { text: provider.name, href: paths.provider(provider.uscc), note: provider.uscc },
          { text: member ? '资源池成员' : '不在池内' },
          { words: screening.evidence.map(({ kind }) => KIND_WORDS[kind]) },
        ],
      })),
      empty: { text: '没有与它相符的企业：代码、全称都不同，也没有两类以上证据相符。' },
    },
    clue: view.mayRaise && matches.length > 0 ? clueForm(view, given) : undefined,
    versions: {
      caption: '来自哪几批导入',
      columns: [
        { text: '导入编号', rowHead: true },
        { text: '行', numeric: true },
        { text: '导入时间' },
        { text: '列入期间' },
        { text: '事由' },
        { text: '是否作数' },
      ],
      rows: record.versions.toReversed().map((version) => ({
        cells: [
          { text: version.number, href: paths.outsideImport(version.import) },
          { number: version.row },
          { at: version.at },
          periodCell(version.values),
          { text: version.values.ground || '—' },
          { tag: version.withdrawn ? { kind: 'neutral', text: '导入已撤销' } : { kind: 'good', text: '作数' } },
        ],
      })),
    },
  };
}

function valueFacts(source: string, values: OutsideValues) {
  return [
    { term: '来源', text: source },
    { term: '统一社会信用代码', text: values.uscc },
    { term: '法定代表人', text: values.legalRepresentative },
    { term: '列入事由', text: values.ground },
    { term: '列入机关', text: values.office },
    { term: '文书号', text: values.number },
    { term: '列入期间', ...periodCell(values) },
    ...(values.note === '' ? [] : [{ term: '备注', text: values.note }]),
  ];
}

const clueBanner = (clue: NonNullable<OutsideRecord['clue']>) => ({
  kind: 'neutral',
  text:
    clue.case === null
      ? `${clue.by.name}已决定转为线索，正在登记。理由：${clue.reason}`
      : `${clue.by.name}已转为线索 ${clue.case.number}。理由：${clue.reason}`,
  ...(clue.case !== null && { href: paths.listingCase(clue.case.id), linkText: '打开案件' }),
});

function clueForm({ record, matches }: RecordView, given: Given) {
  const field = fieldsWith(given);
  const [only] = matches;
  return {
    post: paths.outsideClue(record.id),
    fields: [
      field('uscc', '线索所反映的企业', {
        kind: 'radios',
        value: given.typed['uscc'] ?? (matches.length === 1 ? only?.provider.uscc : ''),
        options: matches.map(({ provider }) => ({ value: provider.uscc, text: provider.name, hint: provider.uscc })),
      }),
      field('reason', '理由', {
        ...{ kind: 'textarea', rows: 4, maxlength: 1000 },
        hint: '例如：经核对为同一企业，拟按 N07 核查。',
      }),
    ],
  };
}
