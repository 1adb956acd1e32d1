import { stringify } from 'csv-stringify/sync';
import { regionName, type City } from '../../domain/policy/city.ts';
import { groundOf, type ListingRules } from '../../domain/policy/listing-rules.ts';
import { endWords } from '../../domain/registry/listing-deeds.ts';
import type { SeenEntry } from './public-list.service.ts';

/** The entries as CSV for spreadsheets: with a BOM, and no cell that would be taken for a formula. */
export function csvOf(
  entries: readonly SeenEntry[],
  status: 'in-force' | 'ended',
  city: City,
  rules: ListingRules,
): string {
  const rows = entries.flatMap(({ one: { entry, end }, named }) => {
    if (entry === null) return [];
    const { decision, ground, class: kind, from, to, name, uscc, region } = entry;
    const what = [
      decision,
      ground,
      groundOf(rules, ground)?.text ?? entry.groundText,
      rules.classes[kind].name,
      from,
      to ?? '',
    ];
    if (status === 'ended') return [[...what, endWords(end, entry), named ? name : '']];
    return [[name, uscc, regionName(city, region), ...what, entry.office]];
  });
  const what = ['决定文号', '事由代码', '事由', '等级', '自', '至'];
  const head =
    status === 'ended'
      ? [...what, '终止方式', '企业名称']
      : ['企业名称', '统一社会信用代码', '注册地', ...what, '决定机关'];
  return stringify([head, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
