import { z } from 'zod';
import { readFactFields, typedNames, type FactData, type FactField } from '../../domain/records/fact-fields.ts';
import type { FactKind, FactSetting, Faults } from '../../domain/records/fact-kind.ts';
import type { FactChoice } from '../../domain/records/fact-lists.ts';
import { firmsDeclare } from '../../domain/records/fact-workflow.ts';
import { evidenceField, fileField } from '../../domain/records/revenue-fields.ts';
import { chosenAmong } from '../../http/chosen.schemas.ts';

const choiceSchema = z.object({
  list: z.enum(['waiting', 'declarer', 'confirmed', 'all']).catch('waiting'),
  region: z
    .string()
    .regex(/^\w{4,12}$/)
    .optional()
    .catch(undefined),
  q: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().slice(0, 60))
    .catch(''),
});

/** What is asked of the list; what cannot be read counts as not chosen. */
export const readFactChoice = (query: unknown): FactChoice => ({ region: undefined, ...choiceSchema.parse(query) });

/** The named fields of the form of a declaration. */
export const factFields = ({ fields }: FactKind): string[] => [...['version', 'uscc', 'reason'], ...typedNames(fields)];

const MOST = 1000;
export const tidyText = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim();

export function reasonFault(reason: string, needed?: string): Faults {
  if (needed !== undefined && reason === '') return { reason: needed };
  return [...reason].length > MOST ? { reason: `最多 ${MOST} 个字` } : {};
}

/** Reads a declaration; all that is wrong is said at once. */
export function readFact(
  kind: FactKind,
  typed: Readonly<Record<string, string>>,
  setting: FactSetting,
  restating: boolean,
) {
  const read = readFactFields(kind.fields, typed);
  const data = kind.tidy(read.data);
  const reason = tidyText(typed['reason']);
  const needed = restating ? '请写明更正的原因' : undefined;
  return { data, reason, faults: { ...kind.check(data, setting), ...read.faults, ...reasonFault(reason, needed) } };
}

/** Which kinds of evidence are needed and missing. */
export function missingEvidence({ sources }: FactKind, evidence: readonly { readonly source: string }[]): Faults {
  const missing = sources.filter(({ code, needed }) => needed && !evidence.some(({ source }) => source === code));
  return Object.fromEntries(missing.map(({ code, name }) => [fileField(code), `请提供${name}`]));
}

/** Reads what an official typed; what the declaration has too must be the same. */
export function readAsked(
  kind: FactKind,
  asks: readonly FactField[],
  typed: Readonly<Record<string, string>>,
  data: FactData,
  today: string,
): { readonly read: FactData; readonly faults: Faults } {
  const { data: read, faults } = readFactFields(asks, typed);
  const differs = asks.filter(
    ({ name }) => Object.hasOwn(data, name) && faults[name] === undefined && data[name] !== read[name],
  );
  const differing = differs.map(({ name, label }) => [
    name,
    `与${firmsDeclare(kind) ? '企业申报' : '登记'}的${label}不一致；如确实不同，请退回补正`,
  ]);
  return { read, faults: { ...kind.checkRead(read, data, today), ...Object.fromEntries(differing), ...faults } };
}

/** By kind of evidence, the documents that were chosen. */
export const readPickedEvidence = (body: unknown, { sources }: FactKind) =>
  chosenAmong(
    body,
    sources.map(({ code }) => [code, evidenceField(code)] as const),
  );
