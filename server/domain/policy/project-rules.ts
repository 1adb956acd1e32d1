/** A choice of a list, with what it is called. */
export interface ProjectChoice {
  readonly code: string;
  readonly name: string;
}

/** A clause of the model contract; a project whose contract lacks a required one is not registered. */
export interface ContractItem {
  readonly code: string;
  readonly text: string;
  readonly required: boolean;
}

/** Why a project is late. Where it `excuses` the provider, the new day is the one by which 按期 is judged. */
export interface DelayCause extends ProjectChoice {
  readonly excuses: boolean;
}

/** Whose doing the end of a project is: only the provider's counts in its grading. */
export interface TerminationGround extends ProjectChoice {
  readonly fault: 'provider' | 'enterprise' | 'none';
}

/** One question of a rating, with a word for each score from 1 to 5. */
export interface RatingQuestion {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly anchors: readonly string[];
}

/** What projects, ratings and complaints go by: lists and terms, all of it data. Terms are in working days. */
export interface ProjectRules {
  readonly modes: readonly ProjectChoice[];
  readonly contractModel: string;
  readonly contractItems: readonly ContractItem[];
  readonly delayCauses: readonly DelayCause[];
  readonly terminationGrounds: readonly TerminationGround[];
  readonly findings: readonly ProjectChoice[];
  readonly questions: readonly RatingQuestion[];
  readonly complaintKinds: readonly ProjectChoice[];
  /** Why an office may hide the words of a rating; the public reads the name. */
  readonly hidingGrounds: readonly ProjectChoice[];
  /** For registering a project, from the day of its contract. */
  readonly registerDays: number;
  /** For reporting a major event, from the day on which it occurred. */
  readonly reportDays: number;
  /** For the other side to confirm. */
  readonly confirmDays: number;
  /** For the provider to answer a rating before it is published. */
  readonly ratingAnswerDays: number;
  /** For an office to decide whether words are hidden, from the day on which a side asked. */
  readonly hidingDays: number;
  /** For an office to take up a complaint, for the provider to answer it, for the office to conclude it. */
  readonly complaintAcceptDays: number;
  readonly complaintAnswerDays: number;
  readonly complaintConcludeDays: number;
}

/** Scores go from 1 to this. */
export const HIGHEST_SCORE = 5;

/** What a code of a list is called; an unknown one by itself, so that an old document stays readable. */
export function choiceName(list: readonly ProjectChoice[], code: string): string {
  return list.find((one) => one.code === code)?.name ?? code;
}
