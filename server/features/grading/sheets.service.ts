import {
  SHEET_REFUSAL_WORDS,
  sheetRefusals,
  type ExpertScore,
  type ExpertSheet,
} from '../../domain/grading/expert-sheet.ts';
import type { SheetRefusal } from '../../domain/grading/expert-sheet.ts';
import type { GradeResult } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { judgedOf } from '../../domain/policy/grading-rules.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { GradingSheetEvent } from '../../domain/registry/grading-words.ts';
import { may } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError } from '../../errors.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { GradingSheets } from '../../persistence/grading-sheet.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';

export interface GradingSheetsNeeds {
  readonly gradingRounds: GradingRounds;
  readonly gradingResults: GradingResults;
  readonly gradingSheets: GradingSheets;
  readonly now: () => Date;
}

export interface SheetOrder extends ExpertScore {
  readonly version: number;
  readonly declared: boolean;
}

/** A sheet as its expert sees it: the round, its firms, what was said so far. */
export interface SeenSheet {
  readonly sheet: ExpertSheet;
  readonly round: GradingRound;
  readonly firms: readonly GradeResult[];
}

export type GradingSheetsService = ReturnType<typeof createGradingSheetsService>;

/** What experts say, each on a sheet of their own: nobody else sees a score before all are gathered. */
export function createGradingSheetsService(needs: GradingSheetsNeeds) {
  const { gradingRounds: rounds, gradingResults: results, gradingSheets: sheets } = needs;

  function expertsOnly(person: Account): void {
    if (!may(person, 'grading.judge', {})) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  }

  async function see(id: string, person: Account): Promise<SeenSheet> {
    expertsOnly(person);
    const sheet = await sheets.findById(id);
    const round = sheet === null ? null : await rounds.find(sheet.round);
    if (sheet === null || round === null || sheet.expert.account !== person.id)
      throw new NotFound('unknown-sheet', '没有这份评分表');
    const firms: GradeResult[] = [];
    for await (const one of results.each(round.number)) firms.push(one);
    return { sheet, round, firms };
  }

  return {
    see,

    async own(person: Account) {
      expertsOnly(person);
      const all = await sheets.ofExpert(person.id);
      return Promise.all(all.map(async (sheet) => ({ sheet, round: await rounds.find(sheet.round) })));
    },

    /** One firm of a sheet. */
    async firm(id: string, uscc: string, person: Account) {
      const seen = await see(id, person);
      const firm = seen.firms.find((one) => one.uscc === uscc);
      if (firm === undefined) throw new NotFound('unknown-result', '这个批次里没有这家企业');
      return { ...seen, firm, score: seen.sheet.scores.find((one) => one.uscc === uscc) };
    },

    /** Scores a firm, stands back from it, or hands the sheet in. Of two tabs the second is told that the first was faster. */
    async take(
      id: string,
      event: Exclude<GradingSheetEvent, 'begin'>,
      person: Account,
      order: SheetOrder,
    ): Promise<void> {
      const { sheet, round, firms } = await see(id, person);
      const { version, declared, ...typed } = order;
      const judged = judgedOf(round.scheme).map((one) => one.id);
      const points = Object.fromEntries(
        judged.flatMap((one) => (typed.points[one] === undefined ? [] : [[one, typed.points[one]]])),
      );
      const score: ExpertScore = {
        ...typed,
        points: event === 'recuse' ? {} : points,
        recusal: event === 'recuse' ? typed.recusal : null,
      };
      const said = new Set(sheet.scores.map(({ uscc }) => uscc));
      const refusals = sheetRefusals(sheet, event, person, round.scheme, {
        ...{ declared, score, judging: round.state === 'judging' },
        graded: firms.some(({ uscc }) => uscc === order.uscc),
        missing: firms.filter(({ uscc }) => !said.has(uscc)).length,
      });
      if (refusals.length > 0) throw refused(refusals);
      if (version !== sheet.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，评分表已被修改');
      const reason = event === 'recuse' ? (score.recusal ?? '') : '';
      const entry = { at: needs.now().toISOString(), by: actorOf(person), event, reason, shown: null };
      const expected = { id, state: sheet.state, version };
      if (event === 'submit') return sheets.decide(expected, { to: 'submitted', entry });
      const scores = [...sheet.scores.filter(({ uscc }) => uscc !== score.uscc), score];
      return sheets.decide(expected, { to: 'open', entry, scores });
    },
  };
}

const FIELDS: Readonly<Partial<Record<SheetRefusal, string>>> = {
  'points-wrong': 'points',
  'reason-missing': 'recusal',
  'scores-missing': 'declared',
  'not-declared': 'declared',
};

function refused(refusals: readonly SheetRefusal[]): HekuError {
  const words = (one: SheetRefusal) => SHEET_REFUSAL_WORDS[one];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
