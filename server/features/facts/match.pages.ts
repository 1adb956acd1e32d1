import type { Deduction } from '../../domain/awards/deduction.ts';
import { OUTCOME_WORDS } from '../../domain/awards/words.ts';
import { countedFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { awardMatterWords } from '../../domain/registry/award-case-words.ts';

interface Match {
  readonly now: Deduction;
  readonly then: Deduction;
}

/** With which award a matter is matched, and what is deducted from it: as the record stands, and once this counts. */
export function matchTable(fact: FirmFact, { now, then }: Match) {
  const counts = fact.counted.at(-1)?.of === fact.versions.at(-1)?.version && countedFact(fact) !== null;
  return {
    caption: `就高不重复：与“${awardMatterWords(now.matter)}”的奖励比对`,
    columns: [
      { text: '情形', rowHead: true },
      { text: '同一事项已获', unit: '万元', numeric: true },
      { text: '本政策奖励，扣减前', unit: '万元', numeric: true },
      { text: '扣减后应兑付', unit: '万元', numeric: true },
      { text: '结果' },
    ],
    rows: [row('按现在的档案', now), ...(counts ? [] : [row('确认以后', then)])],
  };
}

function row(head: string, { receivedFen, withoutFen, withFen, outcome }: Deduction) {
  return {
    cells: [
      { text: head },
      { fen: receivedFen },
      withoutFen === null ? { text: '没有对应的奖励' } : { fen: withoutFen },
      withFen === null ? { text: '—' } : { fen: withFen },
      { text: outcome === null ? '不扣减' : OUTCOME_WORDS[outcome] },
    ],
  };
}
