import { messageKind, type MessageTable, type Telling } from './message.ts';
import { SCREENING_TRIGGERS, type ScreeningCase } from './screening-case.ts';
import type { ScreeningEvent } from './screening-workflow.ts';

const toJudge: Telling<ScreeningCase> = {
  reader: 'city',
  level: 'work',
  todo: true,
  subject: ({ document: { name } }) => `待判定是否换名：${name}`,
  text: ({ document: { name, entry, trigger, number } }) => [
    `${name}${SCREENING_TRIGGERS[trigger]}后，与负面清单上的${entry.name}（${entry.decision}）比对，有两类以上证据相符，立为待判事项 ${number}。`,
    '请并排核对双方的信息，判定为同一、不同或者存疑。判定以前，入库不能往下办理。',
  ],
};

const table: MessageTable<ScreeningCase, ScreeningEvent | 'begin'> = {
  kind: 'screening_cases',
  name: '换名筛查',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'screening-case', key: id }),
  // A firm is told of a decision about it, and not that it was compared.
  events: { begin: [toJudge], 'judge-same': [], 'judge-different': [], 'judge-doubtful': [], supersede: [] },
};

/** What people are told of the screening. */
export const SCREENING_MESSAGES = messageKind(table);
