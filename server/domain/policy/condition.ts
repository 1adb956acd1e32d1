/** A condition of entry that a firm declares to meet: data that officials edit, with its source. */
export interface Condition {
  readonly code: string;
  readonly text: string;
  readonly source: string;
}

/** A condition of entry; one that asks for registration in the city touches the rules of fair competition. */
export interface EntryCondition extends Condition {
  readonly asksLocal: boolean;
}

/** What has to stand beside a condition that asks for local registration: it is not forbidden, and not free (公平竞争审查条例). */
export const FAIR_COMPETITION = '要求在本地注册或者设立机构，须有公平竞争审查意见';

/** A condition's source, and what it has to be warned of. */
export function conditionNote({ source, asksLocal }: EntryCondition): string {
  return asksLocal ? `${source}。注意：${FAIR_COMPETITION}` : source;
}
