/** The id of a document of the demonstration, by where its kind begins. */
export const demoId = (kind: number, serial: number) => (kind + serial).toString(16).padStart(24, '0');
const KINDS = ['standards', 'certificates', 'other-awards', 'predecessors'];
/** Facts of firms: of the how-manieth kind, by their order in its list. */
const fact = (kind: number, serial: number) =>
  `/records/${KINDS[kind]}/${demoId(0xfa_0000_0000 + kind * 0x1000_0000, serial)}`;

/** Pages of the facts of firms, and as whom each is looked at. */
export const FACT_PAGES: readonly (readonly [username: string, path: string])[] = [
  ['provider1', '/records/standards'],
  ['provider1', '/records/standards/new'],
  ['provider1', fact(0, 2)],
  ['market', '/records/standards'],
  ['market', `${fact(0, 5)}/steps/confirm-rank`],
  ['city', '/records/standards?list=all'],
  ['city', fact(0, 8)],
  ['provider1', '/records/certificates'],
  ['nanhu', '/records/certificates/new'],
  ['city', fact(1, 7)],
  ['provider1', '/records/other-awards'],
  ['finance', '/records/other-awards'],
  ['finance', `${fact(2, 3)}/steps/confirm`],
  ['city', fact(2, 5)],
  ['city', '/records/other-awards/import'],
  ['city', '/records/predecessors?list=all'],
  ['city', '/records/predecessors/new'],
  ['city2', fact(3, 3)],
  ['city2', `${fact(3, 3)}/steps/confirm`],
  ['city', `${fact(3, 6)}/edit`],
  ['provider1', '/records/predecessors'],
  ['provider1', fact(3, 2)],
  ['auditor', fact(3, 5)],
];
