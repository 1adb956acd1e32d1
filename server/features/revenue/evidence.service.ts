import type { RevenueRules } from '../../domain/policy/revenue-rules.ts';
import type { RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { MOST_DOCUMENTS, type FirmDocument } from '../../domain/registry/firm-document.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { DocumentRepository } from '../../persistence/document.repository.ts';

export interface EvidenceNeeds {
  readonly documents: Pick<DocumentRepository, 'ofFirm'>;
  readonly intake: Intake;
  readonly rules: Pick<RevenueRules, 'sources'>;
  readonly now: () => Date;
}

/** By the code of a source: the ids of the documents that are chosen for it. */
export type PickedEvidence = Readonly<Record<string, readonly string[]>>;

/** How many files prove one figure for each kind of document. */
export const MOST_FOR_SOURCE = 5;
/** So many of the latest documents are offered for each. */
const MOST_OFFERED = 8;

export type EvidenceService = ReturnType<typeof createEvidenceService>;

export function createEvidenceService({ documents, intake, rules, now }: EvidenceNeeds) {
  /** What may be chosen, by source: what the firm keeps for its purpose, and what the statement names already. */
  async function choicesFor(uscc: string, named: readonly RevenueEvidence[]): Promise<RevenueEvidence[]> {
    const kept = await documents.ofFirm(uscc, 'kept');
    return rules.sources.flatMap(({ code, purpose }) => {
      const own = named.filter(({ source }) => source === code);
      const more = kept.filter((one) => one.purpose === purpose && !own.some(({ document }) => document === one.id));
      return [...own, ...more.slice(0, MOST_OFFERED).map((one) => asEvidence(one, code))];
    });
  }

  return {
    choicesFor,

    /**
     * The evidence of a figure: documents that were picked, and files that came with the form, which become documents
     * of the firm. What is good is kept, whatever else is wrong with the form, and so need not be sent again.
     */
    async gather(
      person: Account,
      uscc: string,
      picked: PickedEvidence,
      uploads: readonly Upload[],
      named: readonly RevenueEvidence[],
    ) {
      const kept = await documents.ofFirm(uscc, 'kept');
      const { good, faults } = await intake.judge(uploads);
      const evidence: RevenueEvidence[] = [];
      const wrong: Record<string, string> = {};
      const room = await intake.hasRoom(uscc, good.length);
      for (const { code, purpose } of rules.sources) {
        const field = `file-${code}`;
        const refuse = (text: string) => void (wrong[field] = [wrong[field], text].filter(Boolean).join('；'));
        for (const { text } of faults.filter((one) => one.field === field)) refuse(text);
        const chosen = [...new Set(picked[code] ?? [])].map((id) => {
          const own = named.find(({ document, source }) => document === id && source === code);
          const found = kept.find((one) => one.id === id);
          return own ?? (found && asEvidence(found, code));
        });
        if (chosen.includes(undefined)) refuse('选用的材料已不在企业材料中，请重新选择');
        for (const one of chosen) if (one !== undefined) evidence.push(one);
        const sent = good.filter(({ upload }) => upload.field === field);
        if (sent.length + chosen.length > MOST_FOR_SOURCE) refuse(`最多 ${MOST_FOR_SOURCE} 个文件`);
        else if (sent.length > 0 && !room) refuse(`每家企业最多保存 ${MOST_DOCUMENTS} 份材料，请先移除不再需要的`);
        else
          for (const one of sent) {
            const by = { at: now().toISOString(), by: actorOf(person) };
            evidence.push(asEvidence(await intake.keepDocument(one, { uscc, purpose }, by), code));
          }
      }
      return { evidence, faults: wrong };
    },
  };
}

function asEvidence({ id, name, kind, size, sha256 }: FirmDocument, source: string): RevenueEvidence {
  return { source, document: id, name, kind, size, sha256 };
}
