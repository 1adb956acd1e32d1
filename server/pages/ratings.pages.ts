import { regionName, type City } from '../domain/policy/city.ts';
import { HIGHEST_SCORE } from '../domain/policy/project-rules.ts';
import type { PublicWords } from '../domain/records/hidden-words.ts';
import type { PublicRatings } from '../domain/records/public-ratings.ts';
import { formatDay } from '../domain/shared/calendar-date.ts';

/** 425 is 4.25. */
export const scoreText = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** A customer as everybody may know it: what it makes and where, not who it is. */
export const anonymousCustomer = (
  { region, subIndustry }: { readonly region: string; readonly subIndustry: string },
  city: City,
) => `${regionName(city, region)}一家${subIndustry}企业`;

/** The mean of a provider's ratings in a few words. */
export const ratingsSummary = ({ ratings, mean }: PublicRatings): string =>
  mean === undefined ? '还没有评价' : `${scoreText(mean)}（满分 ${HIGHEST_SCORE}，${ratings.length} 个项目）`;

/** Words in a cell for everybody: what was said, or the notice in its place with the day. */
const wordsCell = ({ text, hidden }: PublicWords, nothing: string) =>
  hidden === null ? { text: text === '' ? nothing : text } : { text: hidden.notice, note: formatDay(hidden.on) };

/** What customers say of a provider, each with its answer: for everybody. */
export function ratingsTable({ ratings, mean }: PublicRatings, city: City) {
  return {
    caption: mean === undefined ? '客户评价' : `客户评价：平均 ${scoreText(mean)}，共 ${ratings.length} 个项目`,
    columns: [
      { text: '客户', rowHead: true },
      { text: '评分', numeric: true },
      { text: '逐项' },
      { text: '说明' },
      { text: '服务商的答复' },
      { text: '公布' },
    ],
    rows: ratings.map((one) => ({
      cells: [
        { text: anonymousCustomer(one, city) },
        { text: scoreText(one.hundredths) },
        { lines: one.answers.map(({ title, score, anchor }) => `${title} ${score} 分：${anchor}`) },
        wordsCell(one.comment, '—'),
        wordsCell(one.answer, '没有答复'),
        { date: one.publicFrom },
      ],
    })),
    empty: { text: '还没有公布的评价。企业在项目验收合格以后可以评价一次，服务商答复以后或者答复期满公布。' },
    note: noteOf(ratings),
  };
}

function noteOf(ratings: PublicRatings['ratings']): string | undefined {
  if (ratings.length === 0) return undefined;
  const some = ratings.some(({ comment, answer }) => comment.hidden !== null || answer.hidden !== null);
  return `由企业在项目验收合格以后评价，每个项目一次，不能修改。${some ? '隐去的只是文字，评分照常公布、计入平均。' : ''}`;
}
