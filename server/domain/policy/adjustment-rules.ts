/** How long things may take where a paid award is adjusted, in working days. */
export interface AdjustmentRules {
  /** Until it is decided what is done about it. */
  readonly handleDays: number;
  /** For the firm to be heard. */
  readonly defenceDays: number;
  /** For the firm to pay back. */
  readonly repayDays: number;
}
