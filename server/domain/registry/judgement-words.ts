/** Where the deciding of a held claim by persons (人工认定) stands, in words. They stand here for the journal. */
export const JUDGEMENT_STATES = {
  proposed: '待复核',
  'in-force': '已认定',
  declined: '复核不同意',
  'withdrawal-proposed': '拟撤销，待复核',
  withdrawn: '已撤销',
} as const;
export type JudgementState = keyof typeof JUDGEMENT_STATES;

/** What can happen to it: the deed that a button names. */
export const JUDGEMENT_EVENTS = {
  begin: '提出认定',
  decide: '复核同意认定',
  decline: '复核不同意',
  'propose-withdrawal': '提出撤销认定',
  withdraw: '复核同意撤销',
  keep: '维持认定',
} as const;
export type JudgementEvent = Exclude<keyof typeof JUDGEMENT_EVENTS, 'begin'>;
