import type { Account } from './domain/registry/account.ts';
import type { Actor } from './domain/registry/history.ts';
import type { Clue } from './domain/registry/listing-case.ts';
import type { Complaint } from './domain/records/complaint.ts';
import type { Project } from './domain/records/project.ts';
import { complaintsGroup } from './features/complaints/complaints.pages.ts';
import { createComplaintsService, type ComplaintsNeeds } from './features/complaints/complaints.service.ts';
import { createProjectsService, type ProjectsNeeds } from './features/projects/projects.service.ts';
import { createRegistrationService } from './features/projects/registration.service.ts';
import { createProjectStepsService } from './features/projects/steps.service.ts';
import type { Logger } from './logger.ts';
import { openComplaints } from './persistence/complaint.repository.ts';
import type { Database } from './persistence/database.ts';
import { followed } from './persistence/journal-relay.ts';
import type { ListingCaseRepository } from './persistence/listing-case.repository.ts';
import { openProjects } from './persistence/project.repository.ts';

/** Where projects and complaints are kept. `soon` calls the journal after each decision. */
export async function openProjectStores(connection: Database['connection'], soon: () => void) {
  const complaints = followed(await openComplaints(connection), ['begin', 'decide'], soon);
  return { complaints, projects: followed(await openProjects(connection, complaints), ['begin', 'decide'], soon) };
}

type Needs = Omit<ProjectsNeeds & ComplaintsNeeds, 'complaintsOf' | 'projectOf' | 'raised'> & {
  readonly listingCases: Pick<ListingCaseRepository, 'ofFirm'>;
  readonly clues: { bySystem(clue: Clue, uscc: string, by: Actor): Promise<{ readonly number: string }> };
};

/** Projects, customers' ratings and complaints. */
export async function projectServices(needs: Needs, logger: Logger) {
  const { projects, complaints, projectRules, city, calendar, today } = needs;
  const words = { city, rules: projectRules, calendar };

  /** The clue that an official decided on, once: what was broken off is found again by what the clue refers to. */
  async function clueOf(one: Project | Complaint, content: string, raised: (clue: string) => Promise<void>) {
    if (one.clue === null || one.clue.number !== null) return;
    try {
      const earlier = (await needs.listingCases.ofFirm(one.uscc)).find(
        ({ clue }) => clue.source === 'project' && clue.reference === one.number,
      );
      const told: Clue = { source: 'project', reference: one.number, whom: one.provider, content };
      await raised((earlier ?? (await needs.clues.bySystem(told, one.uscc, one.clue.by))).number);
    } catch (err) {
      logger.error({ err, matter: one.number }, '未能转为负面清单线索，下次启动时重试');
    }
  }
  const ofProject = (one: Project) =>
    clueOf(one, `项目 ${one.number}（${one.title}）。转为线索的理由：${one.clue?.reason ?? ''}`, (clue) =>
      projects.raised(one.number, clue),
    );
  const ofComplaint = (one: Complaint) =>
    clueOf(
      one,
      `投诉 ${one.number}（项目 ${one.project}）：${one.text}\n结论：${one.concluded?.text ?? ''}\n转为线索的理由：${one.clue?.reason ?? ''}`,
      (clue) => complaints.raised(one.number, clue),
    );

  const service = createProjectsService({
    ...needs,
    complaintsOf: (project, person) => complaintService.ofProject(project, person),
  });
  const complaintService = createComplaintsService({ ...needs, projectOf: service.load, raised: ofComplaint });
  const more = { ...needs, load: service.load, complaintsOf: complaintService.ofProject };
  // Clues that a killed process did not make.
  for (const one of await projects.unraised()) await ofProject(one);
  for (const one of await complaints.unraised()) await ofComplaint(one);
  return {
    service,
    registration: createRegistrationService(more),
    steps: createProjectStepsService({ ...more, raised: ofProject }),
    complaints: { service: complaintService, words },
    words,
    /** What waits of projects and complaints, for the workbench. */
    workGroups: async (person: Account) => {
      const [open, waiting] = await Promise.all([complaintService.atWork(person), service.waiting(person)]);
      return complaintsGroup(open, waiting.length, today(), person);
    },
  };
}
