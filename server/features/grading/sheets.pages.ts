import type { ExpertScore, ExpertSheet } from '../../domain/grading/expert-sheet.ts';
import { cardOf, type GradeResult } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { judgedOf } from '../../domain/policy/grading-rules.ts';
import { GRADING_SHEET_STATES } from '../../domain/registry/grading-words.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { cardTables } from './card-tables.pages.ts';
import { errorLinks, errorOf, homeCrumb } from './grading-words.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

export interface SheetView {
  readonly sheet: ExpertSheet;
  readonly round: GradingRound;
  readonly firms: readonly GradeResult[];
}

const crumbs = [homeCrumb, { href: gradingPaths.gradingSheets(), text: '评分表' }];
const sheetTag = ({ state }: ExpertSheet) => ({
  kind: state === 'submitted' ? 'good' : 'waiting',
  text: GRADING_SHEET_STATES[state],
});

/** The sheets of an expert. */
export function sheetsPage(all: readonly { readonly sheet: ExpertSheet; readonly round: GradingRound | null }[]) {
  return {
    title: '评分表',
    lead: '请按方案中各档的含义独立评分。与企业有利害关系的，对该企业申请回避。',
    breadcrumb: [homeCrumb, { text: '评分表' }],
    tables: [
      {
        caption: `评分表 ${all.length} 份`,
        columns: [
          { text: '评级批次', rowHead: true },
          { text: '状态' },
          { text: '截止日' },
          { text: '已评企业', numeric: true },
          { text: '企业', numeric: true },
        ],
        rows: all.map(({ sheet, round }) => ({
          cells: [
            { text: sheet.round, href: gradingPaths.gradingSheet(sheet.id) },
            { tag: sheetTag(sheet) },
            round === null ? { text: '—' } : { date: round.cutOff },
            { number: sheet.scores.length },
            { number: round?.result?.firms ?? 0 },
          ],
        })),
        empty: { text: '没有邀请您评分的批次。' },
      },
    ],
  };
}

/** One sheet: each firm, what was said of it; handed in when nothing is missing. */
export function sheetPage({ sheet, round, firms }: SheetView, faults: readonly Fault[] = []) {
  const judged = judgedOf(round.scheme);
  const said = new Map(sheet.scores.map((one) => [one.uscc, one]));
  const missing = firms.filter(({ uscc }) => !said.has(uscc)).length;
  const open = sheet.state === 'open' && round.state === 'judging';
  return {
    title: '专家评分',
    number: `评级批次 ${round.number}`,
    tag: sheetTag(sheet),
    breadcrumb: [...crumbs, { text: round.number }],
    errors: errorLinks(faults),
    banner: open
      ? {
          kind: 'waiting',
          text:
            missing > 0
              ? `还有 ${missing} 家没有评分。可以分几次评，随时保存。`
              : '全部评完，可以提交。提交后不能修改。',
        }
      : undefined,
    table: {
      caption: `企业 ${firms.length} 家`,
      columns: [
        { text: '企业', rowHead: true },
        ...judged.map(({ title }) => ({ text: title, numeric: true })),
        { text: '说明' },
      ],
      rows: firms.map(({ uscc, firm }) => {
        const score = said.get(uscc);
        return {
          cells: [
            { text: firm, href: gradingPaths.gradingSheetFirm(sheet.id, uscc) },
            ...judged.map(({ id }) => pointsCell(score, id)),
            { text: score === undefined ? '—' : (score.recusal ?? (score.remark === '' ? '—' : score.remark)) },
          ],
        };
      }),
    },
    form: open && {
      post: `${gradingPaths.gradingSheet(sheet.id)}/submit`,
      version: sheet.version,
      fields: [
        {
          ...{ name: 'declared', label: '声明', kind: 'checkboxes', value: [] },
          options: [{ value: 'yes', text: '除已申请回避的以外，我与所评企业没有利害关系，评分由本人独立作出。' }],
          ...errorOf(faults, 'declared'),
        },
      ],
    },
  };
}

function pointsCell(score: ExpertScore | undefined, id: string) {
  if (score === undefined) return { tag: { kind: 'waiting', text: '未评' } };
  return score.recusal === null ? { number: score.points[id] ?? 0 } : { tag: { kind: 'neutral', text: '回避' } };
}

interface TypedScore {
  readonly points: Readonly<Record<string, string>>;
  readonly remark: string;
  readonly recusal: string;
}

/** One firm of a sheet: what the record says of it, and the form for its score or the recusal. */
export function sheetFirmPage(
  { sheet, round, firm, score }: SheetView & { readonly firm: GradeResult; readonly score: ExpertScore | undefined },
  typed?: TypedScore,
  faults: readonly Fault[] = [],
) {
  const judged = judgedOf(round.scheme);
  const kept: TypedScore = typed ?? {
    points: Object.fromEntries(Object.entries(score?.points ?? {}).map(([id, value]) => [id, String(value)])),
    remark: score?.remark ?? '',
    recusal: score?.recusal ?? '',
  };
  const address = gradingPaths.gradingSheetFirm(sheet.id, firm.uscc);
  return {
    title: firm.firm,
    number: `评级批次 ${round.number} · 专家评分`,
    breadcrumb: [...crumbs, { href: gradingPaths.gradingSheet(sheet.id), text: round.number }, { text: firm.firm }],
    errors: errorLinks(
      faults.map((one) => (one.path === 'points' ? { ...one, path: `points-${judged[0]?.id ?? ''}` } : one)),
    ),
    more: [{ href: paths.provider(firm.uscc), text: '企业公开页面' }],
    form: sheet.state === 'open' &&
      round.state === 'judging' && {
        version: sheet.version,
        score: address,
        recuse: `${address}/recuse`,
        cancel: gradingPaths.gradingSheet(sheet.id),
        scoreFields: [
          ...judged.map(({ id, title, anchors = [] }) => ({
            ...{
              name: `points-${id}`,
              label: title,
              kind: 'number',
              unit: '分',
              width: 'short',
              value: kept.points[id] ?? '',
            },
            hint: anchors.map(({ least, text }) => `${least} 分起：${text}`).join('；'),
            ...errorOf(faults, 'points'),
          })),
          {
            ...{
              name: 'remark',
              label: '说明',
              kind: 'textarea',
              rows: 3,
              maxlength: 1000,
              optional: true,
              hint: '汇总以后企业看得到分数和说明，看不到是谁评的。',
              value: kept.remark,
            },
            ...errorOf(faults, 'remark'),
          },
        ],
        recuseFields: [
          {
            ...{
              name: 'recusal',
              label: '回避的理由',
              kind: 'textarea',
              rows: 3,
              maxlength: 1000,
              value: kept.recusal,
            },
            hint: '例如在该企业或者其竞争对手任职、持股、担任顾问，或者有亲属关系。',
            ...errorOf(faults, 'recusal'),
          },
        ],
      },
    ...cardTables(cardOf(round.scheme, firm.facts), firm.uscc),
  };
}
