/** A condition of entry that a firm declares to meet: data that officials edit, with its source. */
export interface Condition {
  readonly code: string;
  readonly text: string;
  readonly source: string;
}
