/** One clause of a policy with its words. Ids are `section.part.item.sub`: 三（一）4（1） is `3.1.4.1`. */
export interface Clause {
  readonly id: string;
  /** How the document itself numbers it: 三（一）4（1）. */
  readonly label: string;
  readonly title: string;
  /** The words of the document, whole and unchanged; a table stays a table. */
  readonly text: string;
  readonly table?: ClauseTable;
  /** 责任单位 in the policy's order: the first one leads. */
  readonly departments: readonly string[];
}

/** A table that stands in a clause. */
export interface ClauseTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
