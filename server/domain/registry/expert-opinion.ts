import type { Actor } from './history.ts';

/** What an expert says of an application (专家意见), where the city asks one. It binds nobody, and the firm does not see it. */
export interface ExpertOpinion {
  readonly at: string;
  /** The official who recorded it. */
  readonly by: Actor;
  readonly name: string;
  readonly unit: string;
  readonly content: string;
}

/** As it is typed. An expert with an interest in the firm or its competitors is not asked (回避). */
export type ExpertWords = Pick<ExpertOpinion, 'name' | 'unit' | 'content'>;
