import { regionName } from '../../domain/policy/city.ts';
import {
  countedFigure,
  latestVersion,
  REVENUE_STATE_WORDS,
  subjectWords,
} from '../../domain/records/revenue-statement.ts';
import type { RevenueStatement } from '../../domain/records/revenue-statement.ts';
import { yuanNumber } from '../../domain/shared/money.ts';
import { differenceWords, type RevenueWords } from './revenue-parts.pages.ts';

const HEAD = [
  '编号',
  '企业',
  '统一社会信用代码',
  '所在地',
  '内容',
  '申报数（元）',
  '计入测算（元）',
  '状态',
  '状态起始',
];

/** One row for each statement: what was declared, what counts, what each document was found to say. */
export function revenueSheet(statements: readonly RevenueStatement[], words: RevenueWords): (string | number)[][] {
  const { sources } = words.revenueRules;
  const head = [
    ...HEAD,
    ...sources.flatMap(({ name }) => [`${name}（企业填报，元）`, `${name}（核对，元）`, `${name}与申报数相比`]),
    ...['核对人', '核对时间', '意见'],
  ];
  const rows = statements.map((one) => {
    const { fen, sources: stated } = latestVersion(one);
    const counted = countedFigure(one);
    const check = one.checks.at(-1);
    const figures = sources.flatMap(({ code }) => {
      const own = stated.find(({ source }) => source === code);
      const read = check?.compared.find(({ source }) => source === code);
      const of = one.versions.find(({ version }) => version === check?.of);
      return [
        own === undefined ? '' : yuanNumber(own.fen),
        read === undefined ? '' : yuanNumber(read.fen),
        read === undefined || of === undefined ? '' : differenceWords(read.fen - of.fen),
      ];
    });
    return [
      ...[one.number, one.name, one.uscc, regionName(words.city, one.region), subjectWords(one.subject)],
      ...[yuanNumber(fen), counted === undefined ? '' : yuanNumber(counted.fen)],
      ...[REVENUE_STATE_WORDS[one.state], one.since, ...figures],
      ...[check?.by.name ?? '', check?.at ?? '', check?.reason ?? ''],
    ];
  });
  return [head, ...rows];
}
