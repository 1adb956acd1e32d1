import { groundOf, type ListingRules } from '../../domain/policy/listing-rules.ts';
import type { ListingEvent } from '../../domain/registry/listing-workflow.ts';
import type { PreparedStep } from '../../domain/registry/seen-listing.ts';
import type { ListingWords } from './case-parts.pages.ts';

export interface StepGiven {
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly faults: readonly { readonly id: string; readonly text: string }[];
}

type Field = (name: string, label: string, more?: object) => object;

/** What has to be typed for a step. What was typed before stays. */
export function fieldsOf(view: PreparedStep, event: ListingEvent, words: ListingWords, { typed, faults }: StepGiven) {
  const field: Field = (name, label, more = {}) => {
    const fault = faults.find(({ id }) => id === name);
    const value = typed[name];
    return { name, label, ...more, ...(value !== undefined && { value }), ...(fault && { error: fault.text }) };
  };
  const area = (name: string, label: string, hint: string, rows = 4) =>
    field(name, label, { kind: 'textarea', rows, hint });
  const reason = (hint = '写入办理记录。') => area('reason', '理由', hint);
  switch (event) {
    case 'open-case':
      return [
        field('uscc', '服务商的统一社会信用代码', {
          width: 'code',
          value: view.one.subject?.uscc ?? '',
          hint: '须为已登记的服务商。',
          ...(typed['uscc'] !== undefined && { value: typed['uscc'] }),
        }),
        reason(),
      ];
    case 'add-evidence':
      return [area('reason', '证据内容', '写明来源、时间和能证明的事实；材料编号一并写上。', 6)];
    case 'notify':
      return proposalFields(field, area, words.rules);
    case 'defend':
      return [area('reason', '陈述申辩意见', '写明您对事由、事实、期限的意见，以及依据。', 8)];
    case 'record-defence':
      return [area('reason', '陈述申辩意见', '照企业的书面材料填写，写明收到日期。', 8)];
    case 'deliberate':
      return [
        field('panel', '审议人员', {
          kind: 'checkboxes',
          hint: `至少 ${words.rules.fewestVotes} 人，核查过本案的人员不能参加。`,
          options: view.candidates.map(({ id, name }) => ({ value: id, text: name })),
        }),
      ];
    case 'replace-panel':
      return [
        field('panel', '接替的审议人员', {
          kind: 'checkboxes',
          optional: true,
          hint: `更换后至少 ${words.rules.fewestVotes} 人。`,
          options: view.candidates.map(({ id, name }) => ({ value: id, text: name })),
        }),
        reason(),
      ];
    case 'vote':
      return [
        field('inFavour', '表决', {
          kind: 'radios',
          options: [
            { value: 'yes', text: '同意列入' },
            { value: 'no', text: '不同意列入' },
          ],
        }),
        reason('写明依据的证据和条款；全部提交后其他审议人员看到。'),
      ];
    case 'list':
      return [reason('写入决定和办理记录，企业会看到；请回应企业的陈述申辩。')];
    case 'close':
      return [reason('写入办理记录；企业如已收到告知书，会看到。')];
    case 'correct':
      return correctionFields(view, field, area);
    case 'ask-repair':
      return [
        area('measures', '整改情况', '写明问题怎样改正、何时改正。'),
        area('promise', '信用承诺', '承诺不再发生同类行为，并愿意接受的约束。'),
        area('evidence', '证明材料', '列出能证明已经整改的材料。'),
      ];
    case 'grant-repair':
    case 'refuse-repair':
      return [reason('企业会看到。')];
    case 'end-with-source':
      return [
        field('endedOn', '来源名单移出的日期', { kind: 'date' }),
        field('basis', '依据', { hint: '信用中国的公示网址或文书的文号。' }),
        reason(),
      ];
    case 'revoke':
      return [field('basis', '依据文书', { hint: '复议决定书或判决书的文号。' }), reason('写入办理记录，企业会看到。')];
    default:
      return [reason()];
  }
}

type Area = (name: string, label: string, hint: string, rows?: number) => object;

function proposalFields(field: Field, area: Area, rules: ListingRules) {
  return [
    field('ground', '事由', {
      kind: 'radios',
      options: rules.grounds.map(({ code, text }) => ({
        value: code,
        text: `${code} ${text}`,
        hint: groundHint(code, rules),
      })),
    }),
    area('facts', '事实', '写入告知书和决定书：时间、项目、行为、证据。', 6),
    field('months', '拟列入期限', {
      kind: 'number',
      unit: '个月',
      width: 'short',
      optional: true,
      hint: '在所选事由的幅度之内；期限随来源或承接原期限的不填。',
    }),
    field('isPublic', '轻微等级的公开', {
      kind: 'checkboxes',
      optional: true,
      options: [{ value: 'yes', text: '本决定对外公开', hint: '轻微等级原则上不公开；其他等级一律公开。' }],
    }),
    field('original', '原列入决定文号', {
      optional: true,
      hint: '只有承接原期限的事由（N10）填写，例如嘉经信负面〔2026〕3号。',
    }),
  ];
}

function groundHint(code: string, rules: ListingRules): string {
  const ground = groundOf(rules, code);
  if (ground?.inheritsTerm === true) return '承接原列入决定的等级和剩余期限';
  if (ground === undefined || ground.class === null) return '';
  const { name, fewestMonths, mostMonths } = rules.classes[ground.class];
  return ground.asLongAsSource ? `${name}，期限随来源名单` : `${name}，${fewestMonths} 至 ${mostMonths} 个月`;
}

function correctionFields({ one, one: { entry } }: PreparedStep, field: Field, area: Area) {
  if (entry === null) return [];
  const end = (one.state === 'listed' || one.state === 'repair-asked') && one.proposal?.months !== null;
  return [
    { ...field('name', '企业名称'), ...withDefault(field('name', ''), entry.name) },
    { ...area('facts', '事实', '只改笔误，不改认定。', 6), ...withDefault(field('facts', ''), entry.facts) },
    ...(end
      ? [
          {
            ...field('to', '截止日期', { kind: 'date', hint: '须在本等级的幅度之内。' }),
            ...withDefault(field('to', ''), entry.to ?? ''),
          },
        ]
      : []),
    area('reason', '更正的原因', '与更正记录一并公开。'),
  ];
}

function withDefault(given: object, value: string) {
  return 'value' in given ? {} : { value };
}
