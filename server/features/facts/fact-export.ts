import { regionName, type City } from '../../domain/policy/city.ts';
import { factWords, type FactData, type FactField } from '../../domain/records/fact-fields.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import { FACT_STATE_WORDS, countedFact, latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { yuanNumber } from '../../domain/shared/money.ts';

/** One row for each fact: all that was declared, whether it counts, who confirmed what. */
export function factSheet(kind: FactKind, facts: readonly FirmFact[], city: City): (string | number)[][] {
  const confirms = Object.entries(kind.confirms);
  const head = [
    ...['编号', '企业', '统一社会信用代码', '所在地'],
    ...kind.fields.map(({ label, type }) => (type === 'money' ? `${label}（元）` : label)),
    ...['状态', '状态起始', '计入测算'],
    ...confirms.flatMap(([, { text }]) => [`${text}：经办`, `${text}：时间`, `${text}：意见`]),
  ];
  const rows = facts.map((fact) => {
    const { data, version } = latestFact(fact);
    return [
      ...[fact.number, fact.name, fact.uscc, regionName(city, fact.region)],
      ...kind.fields.map((field) => exported(field, data)),
      ...[FACT_STATE_WORDS[fact.state], fact.since, countedFact(fact) === null ? '否' : '是'],
      ...confirms.flatMap(([event]) => {
        const check = fact.checks.findLast((one) => one.event === event && one.of === version);
        return [check?.by.name ?? '', check?.at ?? '', check?.reason ?? ''];
      }),
    ];
  });
  return [head, ...rows];
}

function exported(field: FactField, data: FactData): string | number {
  const value = data[field.name] ?? null;
  if (value === null) return '';
  if (field.type === 'money') return yuanNumber(Number(value));
  return typeof value === 'number' ? value : factWords(field, value);
}
