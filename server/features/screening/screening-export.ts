import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { regionName, type City } from '../../domain/policy/city.ts';
import { SCREENING_STATE_WORDS, SCREENING_TRIGGERS, type ScreeningCase } from '../../domain/registry/screening-case.ts';
import { KIND_WORDS } from '../../domain/registry/screening-evidence.ts';
import { RELATION_WORDS, STRENGTH_TAGS } from './screening-words.pages.ts';

const HEAD = [
  ...['编号', '企业', '统一社会信用代码', '所在地', '列入企业', '列入企业代码', '列入决定', '起因', '证据', '得分'],
  ...['结论', '判定人', '判定时间', '理由', '对照清单条数', '对照清单摘要', '双方信息摘要'],
];

/** All cases with their judgements, a row each. */
function rowsOf(cases: readonly ScreeningCase[], city: City): (string | number)[][] {
  return cases.map(({ number, name, uscc, region, entry, trigger, screening, state, judgement, list, factsDigest }) => {
    const evidence = screening.evidence.map(
      ({ kind, relation, strength, values }) =>
        `${KIND_WORDS[kind]}${RELATION_WORDS[relation]}（${STRENGTH_TAGS[strength].text}）：${values.join(' / ')}`,
    );
    const against = judgement?.list ?? list;
    return [
      ...[number, name, uscc, regionName(city, region), entry.name, entry.uscc, entry.decision],
      ...[SCREENING_TRIGGERS[trigger], evidence.join('；'), screening.points, SCREENING_STATE_WORDS[state]],
      ...[judgement?.by.name ?? '', judgement?.at ?? '', judgement?.reason ?? ''],
      ...[against.entries, against.digest, factsDigest],
    ];
  });
}

/** As CSV for spreadsheets: with a BOM, and no cell that would be taken for a formula. */
export function screeningCsv(cases: readonly ScreeningCase[], city: City): string {
  const sheet = [HEAD, ...rowsOf(cases, city)];
  return stringify(sheet, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** As a workbook: texts are texts there, whatever they begin with. */
export function screeningXlsx(cases: readonly ScreeningCase[], city: City): Promise<Buffer> {
  const head = HEAD.map((value) => ({ value, fontWeight: 'bold' as const }));
  return writeExcelFile([head, ...rowsOf(cases, city)]).toBuffer();
}
