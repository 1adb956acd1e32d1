/** Of awards: who is told of what, as in `message-tables.test.ts`. */
export const AWARD_ROWS = {
  award_cases: `
begin | firm required!
confirm | city work! / market work! / finance work!
dispute | firm progress, city work!
uphold-dispute | firm required
decline-dispute | firm required!
approve | city work! / finance work!
return | city work!
tell-again | firm required!
recompute | firm required
open-notice | firm progress
object | firm required
decline-objection |
dismiss-objection | firm progress
uphold-objection | firm required
close-notice | firm progress, finance work!
take-in-batch | firm progress
pay | firm required
bounce | firm required!
correct-account | finance work!
withdraw | firm required`,
  award_judgements: `
begin | city work!
decide | firm required, city progress
decline | city progress
propose-withdrawal | city work!
withdraw | firm required, city progress
keep | city progress`,
  award_adjustments: `
begin | city work!
tell | firm required!
defend | firm progress, city work!
record-defence | firm progress, city work!
demand | firm required!, finance work!
receive | firm required, city progress
supplement |
drop | firm required
supersede | firm required`,
};
