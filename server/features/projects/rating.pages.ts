import { HIGHEST_SCORE } from '../../domain/policy/project-rules.ts';
import { hiddenLine, publicWords, type RatingPart } from '../../domain/records/hidden-words.ts';
import { isRatingPublic, ratingPublicFrom, type Project, type Side } from '../../domain/records/project.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { scoreText } from '../../pages/ratings.pages.ts';
import { partFacts } from './words.pages.ts';

/**
 * A rating on the page of its project: for both sides and the offices from the beginning, whether public or not. `onlooker`: a
 * firm that was its provider once; of hidden words it reads what the public reads.
 */
export function ratingSection(project: Project, side: Side | undefined, today: Day, onlooker = false) {
  const { rating, enterprise } = project;
  if (rating === null) return undefined;
  const isPublic = isRatingPublic(rating, today);
  const unsaid = rating.waivedOn === null ? '没有答复' : '不作答复';
  const words = (part: RatingPart, nothing?: string) => {
    const { hidden } = publicWords(rating, part);
    if (!onlooker || hidden === null) return partFacts(rating, part, nothing);
    return [{ term: part === 'comment' ? '补充说明' : '服务商的答复', text: hiddenLine(hidden) }];
  };
  return {
    lead: isPublic
      ? `${formatDay(ratingPublicFrom(rating))}公布，评价不能修改。`
      : `还没有公布：服务商答复以后或者期满公布，答复截止${formatDay(rating.due)}（含）。评价不能修改。`,
    facts: [
      { term: '综合', text: `${scoreText(rating.hundredths)}（满分 ${HIGHEST_SCORE}）` },
      { term: '评价人', text: side === 'enterprise' ? rating.by.name : enterprise.name, note: formatDay(rating.on) },
      ...words('comment'),
      ...words('answer', unsaid),
    ],
    table: {
      caption: '逐项评价',
      captionHidden: true,
      columns: [{ text: '项目', rowHead: true }, { text: '得分', numeric: true }, { text: '含义' }],
      rows: rating.answers.map(({ title, score, anchor }) => ({
        cells: [{ text: title }, { number: score }, { text: anchor }],
      })),
    },
  };
}
