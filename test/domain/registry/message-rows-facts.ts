import { FACT_KINDS } from '../../../server/domain/records/fact-kinds.ts';
import type { FactKindName } from '../../../server/domain/records/fact-kind.ts';
import { FACT_WORKFLOW } from '../../../server/domain/records/fact-workflow.ts';
import type { FirmFact } from '../../../server/domain/records/firm-fact.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import { demoFacts } from '../../../server/persistence/demo/demo-facts.ts';
import type { DemoTerms } from '../../../server/persistence/demo/demo-application-parts.ts';

/** The offices that are called to each kind of facts. */
const OFFICES: Readonly<Record<FactKindName, readonly string[]>> = {
  standards: ['market', 'city', 'county'],
  certificates: ['city', 'county'],
  'other-awards': ['city', 'finance'],
  predecessors: ['city'],
};

const rowsFor = (offices: readonly string[]) => {
  const work = offices.map((office) => `${office} work!`).join(', ');
  return `
declare | firm progress, ${work}
enter | firm required, ${work}
restate | firm progress, ${work}
withdraw | ${offices.map((office) => `${office} progress`).join(', ')}
confirm | firm required / firm progress
confirm-rank | firm required / firm progress
confirm-effect | firm required / firm progress
return | firm required!
question | firm required!
settle | firm required
revoke | firm required`;
};

/** Offices alone enter firms that were merged: the firm is told of each step, and asked for nothing. */
const MERGED = `
declare | firm required, city work!
enter | firm required, city work!
restate | firm required, city work!
withdraw | firm required, city progress
confirm | firm required
confirm-rank |
confirm-effect |
return | firm required, city work!
question | firm required, city work!
settle | firm required
revoke | firm required`;

const byCollection = <T>(of: (name: FactKindName) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.values(FACT_KINDS).map(({ name, collection }) => [collection, of(name)]));

/** Who is told of the facts of firms, kind by kind, as the brief says it. */
export const FACT_MESSAGE_ROWS = byCollection((name) => (name === 'predecessors' ? MERGED : rowsFor(OFFICES[name])));
export const FACT_WORKFLOWS = byCollection(() => FACT_WORKFLOW);
export const factDocuments = (firms: readonly Provider[], terms: DemoTerms): Readonly<Record<string, FirmFact[]>> =>
  byCollection((name) => demoFacts(name, firms, terms));
