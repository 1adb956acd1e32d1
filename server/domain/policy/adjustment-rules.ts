/** How long things may take where an award is told or a paid one adjusted, in working days. */
export interface AdjustmentRules {
  /** Until it is decided what is done about it. */
  readonly handleDays: number;
  /** For the firm to be heard. */
  readonly defenceDays: number;
  /** For the firm to pay back. */
  readonly repayDays: number;
  /** For the firm to answer to an award; afterwards it is reminded, and loses nothing. */
  readonly confirmDays: number;
  /** So many days before the last day for claims the firm is told of it. */
  readonly claimReminders: readonly number[];
}
