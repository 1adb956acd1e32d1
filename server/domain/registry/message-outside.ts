import { formatDay } from '../shared/calendar-date.ts';
import { messageKind, type MessageTable, type Telling } from './message.ts';
import { why } from './message-parts.ts';
import type { OutsideImport, OutsideImportEvent } from './outside-import.ts';

const MOST_NAMED = 10;

const imported: Telling<OutsideImport> = {
  reader: 'city',
  level: 'progress',
  subject: ({ document: { source, matches } }) =>
    matches.length === 0 ? `已导入外部名单：${source}` : `外部名单涉及本市 ${matches.length} 家企业：${source}`,
  text: ({ document: { number, source, sourceDate, counts, matches } }) => [
    `${source}（${formatDay(sourceDate)}）已导入，编号 ${number}：新增 ${counts?.add ?? 0} 条，更新 ${counts?.change ?? 0} 条。`,
    ...(matches.length === 0
      ? []
      : [
          `统一社会信用代码与本市登记企业一致的有 ${matches.length} 家：${matches
            .slice(0, MOST_NAMED)
            .map(({ name }) => name)
            .join('、')}${matches.length > MOST_NAMED ? '等' : ''}。`,
          '外部名单只作线索和审核参考；要列入负面清单，请转为线索后按程序办理。',
        ]),
  ],
};

const withdrawn: Telling<OutsideImport> = {
  reader: 'city',
  level: 'progress',
  subject: ({ document: { source } }) => `已撤销外部名单导入：${source}`,
  text: (told) => [
    `${told.document.source}（${told.document.number}）的导入已撤销，所带来的记录不再作数。`,
    ...why(told),
  ],
};

const table: MessageTable<OutsideImport, OutsideImportEvent | 'begin'> = {
  kind: 'outside_imports',
  name: '外部名单',
  uscc: () => '',
  region: () => '',
  link: ({ id }) => ({ page: 'outside-import', key: id }),
  events: { begin: [], map: [], import: [imported], withdraw: [withdrawn], discard: [] },
};

/** What people are told of imports of outside lists. */
export const OUTSIDE_MESSAGES = messageKind(table);
