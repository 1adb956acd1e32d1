// The fields of the forms that stand once for each kind of document: what it says, and the files of it.

/** What the firm says that a document says. */
export const figureField = (source: string) => `figure-${source}`;
/** Documents of the firm that are chosen for a source. */
export const evidenceField = (source: string) => `evidence-${source}`;
/** Files that come with the form. */
export const fileField = (source: string) => `file-${source}`;
/** What the official read in a document. */
export const comparedField = (source: string) => `compared-${source}`;
