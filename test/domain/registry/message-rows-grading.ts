import { GRADE_WORKFLOW } from '../../../server/domain/grading/grade.ts';
import { GRADING_ROUND_WORKFLOW } from '../../../server/domain/grading/grading-round.ts';
import { expertSheet, gradeOf, gradingRound } from '../../support/grading.ts';

/** Of the grading: who is told of what, as in `message-tables.test.ts`. */
export const GRADING_ROWS = {
  grading_rounds: `
begin |
finish | city work!
gather |
recompute |
propose | city work!, market work!, finance work!
agree | city work!
disagree | city work!
open-notice |
opened |
publish |
finished |
discard |`,
  grading_sheets: `
begin | expert work!@
score |
recuse |
submit | city progress`,
  grades: `
begin | firm required
appeal | firm progress, city work!
withdraw | firm progress
uphold | firm required
dismiss | firm required
publish | firm required, county progress
report | firm progress, city work!
accept | firm required
return | firm required!
question | city work!
regrade | firm required
keep | firm required`,
};

export const GRADING_WORKFLOWS = { grading_rounds: GRADING_ROUND_WORKFLOW, grades: GRADE_WORKFLOW };

export const gradingDocuments = () => ({
  grading_rounds: [gradingRound()],
  grading_sheets: [expertSheet()],
  grades: [gradeOf()],
});
