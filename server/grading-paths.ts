import { gradingScheme, provider, segment, withQuery } from './paths.ts';

/** Rounds of the grading, experts' sheets, grades and what is told of them. */
export const gradingRounds = () => `${gradingScheme()}/rounds`;
export const gradingRoundNew = () => `${gradingRounds()}/new`;
export const gradingRound = (number: string) => `${gradingRounds()}/${segment(number)}`;
export const gradingRoundStep = (number: string, event: string) => `${gradingRound(number)}/steps/${segment(event)}`;
export const gradingRoundFirm = (number: string, uscc: string) => `${gradingRound(number)}/firms/${segment(uscc)}`;
export const gradingResults = (number: string) => `${gradingScheme()}/results/${segment(number)}`;
export const gradingSheets = () => `${gradingScheme()}/sheets`;
export const gradingSheet = (id: string) => `${gradingSheets()}/${segment(id)}`;
export const gradingSheetFirm = (id: string, uscc: string) => `${gradingSheet(id)}/firms/${segment(uscc)}`;
export const grade = (id: string) => `/grades/${segment(id)}`;
export const gradeStep = (id: string, event: string) => `${grade(id)}/steps/${segment(event)}`;
export const providerGrading = (uscc: string) => `${provider(uscc)}/grading`;
export const providerGrades = (uscc: string) => `${provider(uscc)}/grades`;
export const gradingAnalysis = (number: string, more: Readonly<Record<string, string>> = {}) =>
  withQuery(`/grading/rounds/${segment(number)}/analysis`, more);
export const gradingSpreadExport = (number: string) => `${gradingAnalysis(number)}/distribution.csv`;
export const gradingMovesExport = (number: string, more: Readonly<Record<string, string>> = {}) =>
  withQuery(`${gradingAnalysis(number)}/movement.csv`, more);
export const gradingSimulation = (more: Readonly<Record<string, string>> = {}) =>
  withQuery('/grading/simulation', more);
