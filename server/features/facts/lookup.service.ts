import type { FactKind, Faults } from '../../domain/records/fact-kind.ts';
import type { Relative, Rival } from '../../domain/records/fact-relations.ts';
import { countedFact, FACT_ASSERTED, FACT_STATE_WORDS, type FirmFact } from '../../domain/records/firm-fact.ts';
import type { StandardHolder } from '../../domain/records/public-standards.ts';
import { relationOf } from '../../domain/records/standard-family.ts';
import { normaliseStandardNumber } from '../../domain/records/standard-number.ts';
import type { FirmFacts } from '../../persistence/firm-fact.repository.ts';

export interface Holders {
  all(): Promise<readonly StandardHolder[]>;
}

export type Lookup = ReturnType<typeof createLookup>;

type Asked = Pick<FirmFact, 'uscc' | 'holds' | 'family'>;

/** What stands beside a fact on the whole platform: declarations of others, and what their records say. */
export function createLookup(holders: Holders) {
  /** The other firms into which the same one is said to have been merged. */
  async function successors(facts: FirmFacts, { uscc, family }: Asked): Promise<readonly Rival[]> {
    const all = family === null ? [] : await facts.ofFamily(family);
    return all
      .filter((one) => one.uscc !== uscc && (FACT_ASSERTED.includes(one.state) || countedFact(one) !== null))
      .map(({ id, number, state, ...one }) => ({ ...ofFirm(one), fact: { id, number, state } }));
  }

  return {
    /** Why a declaration is not taken: a firm that was merged whole into one was not merged into another, too. */
    async against(kind: FactKind, facts: FirmFacts, asked: Asked): Promise<Faults> {
      if (kind.name !== 'predecessors' || asked.holds === null) return {};
      const others = await successors(facts, asked);
      if (others.length === 0) return {};
      const named = others.map(
        ({ name, fact }) => `${name}（${fact?.number ?? ''}，${fact === null ? '' : FACT_STATE_WORDS[fact.state]}）`,
      );
      return {
        predecessor: `已经登记为${named.join('、')}的被合并企业；如系分立，合并的方式请选“先分立”，并写明情况`,
      };
    },

    /** Who else asserts, holds, or has on record as its own what a fact asserts. */
    async rivals(kind: FactKind, facts: FirmFacts, { holds, uscc, family }: FirmFact): Promise<readonly Rival[]> {
      if (kind.name === 'predecessors') return successors(facts, { holds, uscc, family });
      if (holds === null || kind.name !== 'standards') return [];
      const declared = (await facts.holding(holds)).filter(
        (one) => one.uscc !== uscc && (one.claim === holds || FACT_ASSERTED.includes(one.state)),
      );
      const recorded = (await holders.all()).filter(
        (one) =>
          one.uscc !== uscc &&
          declared.every((other) => other.uscc !== one.uscc) &&
          one.standards.some(({ number, rank }) => rank === 1 && normaliseStandardNumber(number) === holds),
      );
      return [
        ...declared.map(({ id, number, state, ...one }) => ({ ...ofFirm(one), fact: { id, number, state } })),
        ...recorded.map((one) => ({ ...ofFirm(one), fact: null })),
      ];
    },

    /** Editions and parts of a standard, declared by whomever or on record, each number once. */
    async relatives(kind: FactKind, facts: FirmFacts, { key, family }: FirmFact): Promise<readonly Relative[]> {
      if (family === null || kind.name !== 'standards') return [];
      const found = new Map<string, Relative>();
      const note = (number: string, title: string, firm: { uscc: string; name: string }) => {
        const normalised = normaliseStandardNumber(number) ?? number;
        const relation = relationOf(key, normalised);
        if (relation !== undefined && !found.has(normalised))
          found.set(normalised, { number: normalised, title, relation, ...ofFirm(firm) });
      };
      for (const one of await facts.ofFamily(family))
        if (FACT_ASSERTED.includes(one.state) || countedFact(one) !== null)
          note(one.key, String(one.versions.at(-1)?.data['title'] ?? ''), one);
      for (const one of await holders.all()) for (const { number, title } of one.standards) note(number, title, one);
      return [...found.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
    },
  };
}

const ofFirm = ({ uscc, name }: { readonly uscc: string; readonly name: string }) => ({ uscc, name });
