import { MOST_OTHER_AWARDS, OTHER_AWARD_COLUMNS } from '../../domain/records/other-award-import.ts';
import type { OtherAwardRow } from '../../domain/records/other-award-import.ts';
import { OTHER_AWARD_FACTS } from '../../domain/records/other-award-fact.ts';
import { moneyLines } from '../../domain/shared/money-entry.ts';
import type { Account } from '../../domain/registry/account.ts';
import { trialCounts, trialTable } from '../../pages/import-trial.pages.ts';
import * as factPaths from '../../fact-paths.ts';
import { factTrail } from './fact-parts.pages.ts';

const { name } = OTHER_AWARD_FACTS;

/** The form for a file of awards of other programmes. */
export function otherImportPage(person: Account, fault?: string) {
  return {
    title: '导入其他奖补',
    lead: '把其他政策、县（市、区）已经拨付的奖补成批录入。先试读，逐行说明能不能录入；录入以后由另一位经办人确认，确认后才扣减。同一个文件再传一次，不会重复录入。',
    breadcrumb: factTrail(OTHER_AWARD_FACTS, person, { text: '导入其他奖补' }),
    errors: fault === undefined ? [] : [{ href: '#file', text: fault }],
    post: factPaths.factImport(name),
    template: { href: factPaths.factTemplate(name), text: '下载模板（XLSX）' },
    columns: `第一行是列名：${Object.values(OTHER_AWARD_COLUMNS).join('、')}。事项填“年度营收进档”或“团体标准”，金额以元为单位。一次最多 ${MOST_OTHER_AWARDS} 行。`,
    field: { name: 'file', kind: 'file', label: '填好的表格', accept: '.xlsx', error: fault },
  };
}

interface TrialView {
  readonly sha256: string;
  readonly rows: readonly OtherAwardRow[];
  readonly digest: string;
  readonly confirmable: readonly unknown[];
}

/** The dry run: every row with what it would do; what is new is entered by a button, what another entered is confirmed by one. */
export function otherTrialPage({ sha256, rows, digest, confirmable }: TrialView, person: Account, moved?: string) {
  const { fresh, lead } = trialCounts(rows);
  const post = factPaths.factImportFile(name, sha256);
  const deeds = [
    ...(fresh === 0
      ? []
      : [
          {
            ...{ post, digest, deed: 'enter', text: `录入 ${fresh} 行` },
            consequence: `录入的 ${fresh} 笔由另一位经办人确认后，从同一事项应兑付的奖励中扣减，并通知有关企业。`,
          },
        ]),
    ...(confirmable.length === 0
      ? []
      : [
          {
            ...{ post, digest, deed: 'confirm', text: `确认 ${confirmable.length} 笔` },
            consequence: `另一位经办人已从本表录入 ${confirmable.length} 笔。核对无误后确认，即写入企业档案。`,
          },
        ]),
  ];
  return {
    title: '试读结果',
    lead,
    wide: true,
    breadcrumb: factTrail(OTHER_AWARD_FACTS, person, { text: '试读结果' }),
    banner: moved === undefined ? undefined : { kind: 'waiting', text: moved },
    again: { href: factPaths.factImport(name), text: '另选文件' },
    deeds,
    table: trialTable(OTHER_AWARD_COLUMNS, rows, (row, column) => {
      if (column === 'uscc') return row.name;
      if (column === 'fen') return moneyLines(Number(row.data['fen'])).slice(0, 2).join('，');
      return column === 'which' && row.fact !== undefined ? row.fact.number : undefined;
    }),
  };
}
