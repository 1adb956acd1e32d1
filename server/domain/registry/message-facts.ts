import type { FirmFact } from '../records/firm-fact.ts';
import type { FactEvent } from '../records/fact-workflow.ts';
import { tellingsOf, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Reader, type Telling, type Told } from './message.ts';

type Of = Told<FirmFact>;
type Office = Exclude<Reader, 'firm' | 'owner' | 'customer'>;

/** What the messages of a kind speak of: its word, its address, the offices that confirm it and what they look at. */
interface Spoken {
  readonly kind: string;
  readonly page: string;
  readonly word: string;
  readonly offices: readonly { readonly reader: Office; readonly deed: string }[];
}

const whole = ({ entry: { to } }: Of) => to === 'confirmed';
const partly = (told: Of) => !whole(told);

const namedAs =
  (word: string) =>
  ({ document: { title, number } }: Of) =>
    `${word}“${title}”（编号 ${number}）`;
const CONTACT = '如与事实不符，请与经办部门联系。';

function tableOf({ kind, page, word, offices }: Spoken): MessageTable<FirmFact, FactEvent> {
  const named = namedAs(word);
  const { toFirm, arrives, news } = tellingsOf<FirmFact>(named);
  const arriving: Telling<FirmFact>[] = offices.map(({ reader, deed }) =>
    arrives(reader, deed, (told) => ['请对照材料办理。', ...why(told)]),
  );
  const confirmed: Telling<FirmFact>[] = [
    toFirm('required', '已确认', (told) => [`贵公司的${named(told)}已经确认，从现在起按此测算奖励。`, ...why(told)], {
      when: whole,
    }),
    toFirm('progress', '已确认一项', (told) => [`贵公司的${named(told)}已确认一项，另一项还在办理。`, ...why(told)], {
      when: partly,
    }),
  ];
  return {
    kind,
    name: word,
    uscc: ({ uscc }) => uscc,
    region: ({ region }) => region,
    link: ({ id }) => ({ page: 'address', key: `/records/${page}/${id}` }),
    events: {
      declare: [
        toFirm('progress', '已收到', (told) => [`贵公司申报的${named(told)}已经收到，确认以前不计入奖励测算。`], {
          receipt: true,
        }),
        ...arriving,
      ],
      enter: [
        toFirm('required', '已登记', (told) => [
          `主管部门登记了贵公司的${named(told)}，由另一位经办人确认后计入奖励测算。`,
          ...why(told),
          CONTACT,
        ]),
        ...arriving,
      ],
      restate: [
        toFirm(
          'progress',
          '更正已收到',
          (told) => [`${named(told)}的更正已经收到。确认以前，仍按原来确认的测算。`, ...why(told)],
          { receipt: true },
        ),
        ...arriving,
      ],
      withdraw: offices.map(({ reader }) => news(reader, `撤回${word}申报`)),
      confirm: confirmed,
      'confirm-rank': confirmed,
      'confirm-effect': confirmed,
      return: [
        toFirm('required', '请补正', (told) => [`${named(told)}没有通过确认，现退回补正。`, ...why(told)], {
          todo: true,
        }),
      ],
      question: [
        toFirm(
          'required',
          '请更正',
          (told) => [
            `对已经确认的${named(told)}，主管部门认为需要更正。`,
            ...why(told),
            '更正确认以前，仍按原来确认的测算。',
          ],
          { todo: true },
        ),
      ],
      settle: [toFirm('required', '维持原状', (told) => [`${named(told)}不再更正，维持原来确认的。`, ...why(told)])],
      revoke: [
        toFirm('required', '已撤销', (told) => [`贵公司的${named(told)}已经撤销，不再计入奖励测算。`, ...why(told)]),
      ],
    },
  };
}

const economy = (deed: string) => (['city', 'county'] as const).map((reader) => ({ reader, deed }));

/** What people are told of group standards. */
export const STANDARD_MESSAGES = messageKind(
  tableOf({
    ...{ kind: 'group-standards', page: 'standards', word: '团体标准' },
    offices: [{ reader: 'market', deed: '确认制订和排名' }, ...economy('确认主题和成效')],
  }),
);

/** What people are told of certificates. */
export const CERTIFICATE_MESSAGES = messageKind(
  tableOf({ ...{ kind: 'certificates', page: 'certificates', word: '证书' }, offices: economy('确认证书') }),
);

/** What people are told of awards of other programmes. */
export const OTHER_AWARD_MESSAGES = messageKind(
  tableOf({
    ...{ kind: 'other-awards', page: 'other-awards', word: '其他奖补' },
    offices: (['city', 'finance'] as const).map((reader) => ({ reader, deed: '确认其他奖补' })),
  }),
);

/** Offices alone enter firms that were merged, so that the firm is told of each step and asked for nothing. */
function enteredByOffices(spoken: Spoken): MessageTable<FirmFact, FactEvent> {
  const table = tableOf(spoken);
  const named = namedAs(spoken.word);
  const { toFirm, arrives, news } = tellingsOf<FirmFact>(named);
  const toOffices = (deed: string) => spoken.offices.map(({ reader }) => arrives(reader, deed, why));
  const tell = (subject: string, said: (what: string) => string) =>
    toFirm('required', subject, (told) => [said(named(told)), ...why(told), CONTACT]);
  return {
    ...table,
    events: {
      ...table.events,
      declare: table.events.enter,
      restate: [
        tell('更正已登记', (what) => `主管部门更正了登记的${what}。确认以前，仍按原来确认的测算。`),
        ...spoken.offices.map(({ reader, deed }) => arrives(reader, deed, why)),
      ],
      withdraw: [
        tell('已撤回', (what) => `主管部门撤回了登记的${what}，不计入奖励测算。`),
        ...spoken.offices.map(({ reader }) => news(reader, `撤回${spoken.word}登记`)),
      ],
      confirm: [
        tell('已确认', (what) => `登记的${what}已经确认：自合并当年起，它达到过的营收档次不再视为贵公司首次达到。`),
      ],
      return: [
        tell('暂不确认', (what) => `登记的${what}没有通过确认，由登记的部门补正。`),
        ...toOffices(`补正${spoken.word}登记`),
      ],
      question: [
        tell('正在核对', (what) => `对已经确认的${what}，主管部门认为需要更正。更正确认以前，仍按原来确认的测算。`),
        ...toOffices(`更正${spoken.word}登记`),
      ],
    },
  };
}

/** What people are told of firms that were merged into a provider. */
export const PREDECESSOR_MESSAGES = messageKind(
  enteredByOffices({
    ...{ kind: 'predecessors', page: 'predecessors', word: '被合并企业' },
    offices: [{ reader: 'city', deed: '确认合并' }],
  }),
);
