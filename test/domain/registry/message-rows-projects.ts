import { COMPLAINT_WORKFLOW } from '../../../server/domain/records/complaint-workflow.ts';
import { PROJECT_WORKFLOW } from '../../../server/domain/records/project-workflow.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import type { DemoTerms } from '../../../server/persistence/demo/demo-application-parts.ts';
import { DEMO_ENTERPRISES } from '../../../server/persistence/demo/demo-enterprises.ts';
import { demoProjects } from '../../../server/persistence/demo/demo-projects.ts';
import { loadProjectRules } from '../../../server/policy-data/projects-loader.ts';

export const PROJECT_WORKFLOWS = { projects: PROJECT_WORKFLOW, complaints: COMPLAINT_WORKFLOW };

export const projectDocuments = (firms: readonly Provider[], terms: DemoTerms) =>
  demoProjects(firms, { ...terms, projectRules: loadProjectRules([]) });

/** The other side of a project, among those who are told. */
export const isEnterprise = (code: string): boolean => DEMO_ENTERPRISES.some(({ uscc }) => uscc === code);

/** Who is told of projects and complaints: see message-tables.test.ts. */
export const PROJECT_ROWS: Readonly<Record<string, string>> = {
  projects: `
register | enterprise work! / firm work!
confirm | firm progress / enterprise progress
object | firm work! / enterprise work!
correct | firm work! / enterprise work!
withdraw | firm progress / enterprise progress
reach-milestone | firm progress / enterprise progress
report-acceptance | firm work! / enterprise work!
report-delay | firm work! / enterprise work!
report-change | firm work!
report-termination | firm work! / enterprise work!
confirm-report | enterprise progress / firm progress / enterprise progress, firm work!
object-report | enterprise progress / firm progress
take-back | enterprise progress / firm progress
settle-report | enterprise progress, firm progress
take-over | enterprise progress
decline | enterprise progress
name-supervisor | enterprise progress / firm progress
file-supervision | enterprise progress / firm progress
name-contact | enterprise progress / firm progress
close | enterprise progress / firm progress
mark-sample | enterprise progress, firm progress
unmark-sample | enterprise progress, firm progress
rate | firm work!
answer-rating | enterprise progress
waive-answer | enterprise progress
ask-hide-comment | city work!, county work!
hide-comment | enterprise required, firm required
keep-comment | firm required
show-comment | enterprise required, firm required
ask-hide-answer | city work!, county work!
hide-answer | enterprise required, firm required
keep-answer | enterprise required
show-answer | enterprise required, firm required
raise-clue |`,
  complaints: `
file | enterprise progress, city work!, county work!
accept | enterprise progress, firm required!
decline | enterprise required
withdraw | city progress, county progress / firm progress, city progress, county progress
answer | enterprise progress, city work!, county work!
conclude | enterprise required, firm required
raise-clue |`,
};
