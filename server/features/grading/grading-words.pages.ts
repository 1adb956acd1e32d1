import type { Grade } from '../../domain/grading/grade.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { GRADE_STATES, GRADING_ROUND_STATES } from '../../domain/registry/grading-words.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';

const ROUND_TAGS: Readonly<Record<GradingRound['state'], string>> = {
  ...{ computing: 'waiting', judging: 'waiting', computed: 'waiting', committee: 'waiting', confirmed: 'waiting' },
  ...{ opening: 'waiting', noticed: 'waiting', publishing: 'waiting', published: 'good', discarded: 'neutral' },
};

export const gradingRoundTag = ({ state }: Pick<GradingRound, 'state'>) => ({
  kind: ROUND_TAGS[state],
  text: GRADING_ROUND_STATES[state],
});

const GRADE_TAGS: Readonly<Record<Grade['state'], string>> = {
  ...{ noticed: 'waiting', appealed: 'waiting', published: 'good', 'to-mend': 'danger', reported: 'waiting' },
  ...{ mended: 'good', questioned: 'waiting' },
};

export const gradeTag = ({ state }: Pick<Grade, 'state'>) => ({ kind: GRADE_TAGS[state], text: GRADE_STATES[state] });

/** A grade in a table: what no grade is said for says so. */
export const gradeCell = (grade: string | null) => (grade === null ? { text: '不给出' } : { grade });

export const homeCrumb = { href: paths.home(), text: '首页' };
export const roundsCrumbs = [homeCrumb, { href: gradingPaths.gradingRounds(), text: '评级' }];

/** Faults of a form as links to their fields. */
export const errorLinks = (faults: readonly { readonly path: string; readonly message: string }[]) =>
  faults.map(({ path, message }) => ({ href: `#${path}`, text: message }));

/** What is wrong with one field. */
export function errorOf(faults: readonly { readonly path: string; readonly message: string }[], name: string) {
  const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
  return own.length === 0 ? {} : { error: own.join('；') };
}

/** Somebody was faster: how to see it as it is, and what was typed in vain. */
export function gradingMovedPage(
  message: string,
  back: { readonly href: string; readonly name: string },
  kept: readonly string[] = [],
) {
  return {
    title: '没有办成',
    lead: message,
    breadcrumb: [...roundsCrumbs, { href: back.href, text: back.name }, { text: '没有办成' }],
    action: { href: back.href, text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
