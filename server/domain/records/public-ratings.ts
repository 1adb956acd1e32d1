import type { Day } from '../shared/calendar-date.ts';
import { publicWords, type PublicWords } from './hidden-words.ts';
import { isRatingPublic, ratingPublicFrom, type Project, type Rating } from './project.ts';

/** A rating as everybody reads it: of what kind of customer, never of which. */
export interface PublicRating extends Pick<Rating, 'answers' | 'hundredths'> {
  readonly publicFrom: Day;
  readonly region: string;
  readonly subIndustry: string;
  readonly comment: PublicWords;
  /** What the provider answered; empty where it did not. */
  readonly answer: PublicWords;
}

/** What everybody may know of a provider's ratings on a day. */
export interface PublicRatings {
  readonly ratings: readonly PublicRating[];
  /** The mean in hundredths, rounded down; none without any. */
  readonly mean: number | undefined;
}

/** The mean of hundredths, in hundredths rounded down; none of none. */
export function meanScore(hundredths: readonly number[]): number | undefined {
  if (hundredths.length === 0) return undefined;
  return Math.floor(hundredths.reduce((sum, one) => sum + one, 0) / hundredths.length);
}

/** The ratings of a provider (its code) that are public on a day, the latest first, and their mean. */
export function publicRatings(projects: readonly Project[], uscc: string, day: Day): PublicRatings {
  const ratings = projects.flatMap(({ rating, region, subIndustry }): PublicRating[] => {
    if (rating === null || rating.provider !== uscc || !isRatingPublic(rating, day)) return [];
    const { answers, hundredths } = rating;
    const words = { comment: publicWords(rating, 'comment'), answer: publicWords(rating, 'answer') };
    return [{ answers, hundredths, ...words, publicFrom: ratingPublicFrom(rating), region, subIndustry }];
  });
  return {
    ratings: ratings.toSorted((a, b) => (a.publicFrom < b.publicFrom ? 1 : -1)),
    mean: meanScore(ratings.map(({ hundredths }) => hundredths)),
  };
}
