/** A firm that has itself transformed: it looks for providers, later confirms what they did for it, and rates them. */
export interface Enterprise {
  readonly uscc: string;
  readonly name: string;
  /** GB/T 2260, or the city's own code. */
  readonly region: string;
  /** One of the city's industries, or `other`. */
  readonly industry: string;
  readonly contact: { readonly name: string; readonly phone: string };
  /** Came with the demonstration data. */
  readonly demo: boolean;
}

/** The choice of the list of industries for what is none of them. */
export const OTHER_INDUSTRY = 'other';
