import { Router, type Request, type Response } from 'express';
import { PROJECT_EVENTS, type ProjectStep } from '../../domain/records/project-events.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { csvOf } from '../../http/sheets.ts';
import { filesOf } from '../../http/uploads.ts';
import * as projectPaths from '../../project-paths.ts';
import { contactTyped } from './contact.pages.ts';
import { projectFormPage, projectTyped } from './form.pages.ts';
import { projectListPage } from './list.pages.ts';
import { projectSheet } from './project-export.ts';
import { projectPage } from './project.pages.ts';
import type { ProjectWords } from './project-words.pages.ts';
import { readProject, readProjectChoice, readProjectStep } from './projects.forms.ts';
import type { ProjectsService } from './projects.service.ts';
import type { RegistrationService } from './registration.service.ts';
import { projectMovedPage, projectStepPage } from './step.pages.ts';
import type { ProjectStepsService } from './steps.service.ts';

export interface ProjectParts {
  readonly service: ProjectsService;
  readonly registration: RegistrationService;
  readonly steps: ProjectStepsService;
  readonly words: ProjectWords;
}

/** Projects of digital transformation: from the contract to the rating. */
export function projectsRoutes({ service, registration, steps, words }: ProjectParts): Router {
  const router = Router();
  const writer = requireThat((person) => mayEver(person, 'project.write'));
  const overseer = requireThat((person) => mayEver(person, 'project.oversee'));

  router.get(projectPaths.projects(), async (req, res) => {
    const view = await service.list(req.user, readProjectChoice(req.query));
    res.render('projects/list', projectListPage(view, words, req.user));
  });

  router.get(projectPaths.projectExport(), overseer, async (req, res) => {
    const rows = await service.exported(personOf(req), readProjectChoice(req.query));
    res
      .attachment('projects.csv')
      .type('text/csv; charset=utf-8')
      .send(csvOf(projectSheet(rows, service.today(), words)));
  });

  router.get(projectPaths.sampleProjects(), async (req, res) => {
    const view = await service.list(req.user, { ...readProjectChoice({}), list: 'samples' });
    res.render('projects/list', projectListPage(view, words, req.user));
  });

  router.get(projectPaths.projectNew(), writer, async (req, res) => {
    const who = await registration.registrantOf(personOf(req));
    res.render('projects/form', projectFormPage({ ...who, typed: contactTyped(who.contact), items: [] }, words));
  });

  router.post(projectPaths.projectNew(), writer, async (req, res) => {
    const person = personOf(req);
    const { project, typed, faults } = readProject(req.body);
    try {
      const number = await registration.register(person, project, filesOf(req), faults);
      res.redirect(303, projectPaths.project(number));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const who = await registration.registrantOf(person);
      const shown = { ...who, typed, items: project.items, faults: error.issues };
      res.status(422).render('projects/form', projectFormPage(shown, words));
    }
  });

  router.get<{ number: string }>(projectPaths.projectEdit(':number'), writer, async (req, res) => {
    const person = personOf(req);
    await orMoved(req, res, [], async () => {
      const { who, project } = await registration.corrected(req.params.number, person);
      const shown = { ...who, project, ...projectTyped(project, who.side) };
      res.render('projects/form', projectFormPage(shown, words));
    });
  });

  router.post<{ number: string }>(projectPaths.projectEdit(':number'), writer, async (req, res) => {
    const { number } = req.params;
    const person = personOf(req);
    const { version, project: wanted, typed, faults } = readProject(req.body);
    await orMoved(req, res, Object.values(typed).filter(Boolean), async () => {
      try {
        await registration.correct(number, person, version, wanted, filesOf(req), faults);
        res.redirect(303, projectPaths.project(number));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const { who, project } = await registration.corrected(number, person);
        const shown = { ...who, project, typed, items: wanted.items, faults: error.issues };
        res.status(422).render('projects/form', projectFormPage(shown, words));
      }
    });
  });

  router.get<{ number: string }>(projectPaths.project(':number'), async (req, res) => {
    res.render('projects/project', projectPage(await service.see(req.params.number, req.user), words));
  });

  router.get<{ number: string; sha256: string }>(
    projectPaths.projectFile(':number', ':sha256'),
    requireSignIn,
    async (req, res) => {
      await sendFile(req, res, await service.file(req.params.number, req.params.sha256, personOf(req)));
    },
  );

  router.get<{ number: string; event: string }>(
    projectPaths.projectStep(':number', ':event'),
    requireSignIn,
    async (req, res) => {
      const event = eventOf(req.params.event);
      await orMoved(req, res, [], async () => {
        const project = await steps.prepare(req.params.number, event, personOf(req));
        const typed = await steps.firstTyped(project, event, personOf(req));
        res.render('membership/decide', projectStepPage(project, event, words, typed && contactTyped(typed)));
      });
    },
  );

  router.post<{ number: string; event: string }>(
    projectPaths.projectStep(':number', ':event'),
    requireSignIn,
    async (req, res) => {
      const event = eventOf(req.params.event);
      const { number } = req.params;
      const person = personOf(req);
      const { order, typed, faults } = readProjectStep(req.body, words.rules.questions);
      await orMoved(req, res, [typed['text'] ?? ''].filter(Boolean), async () => {
        try {
          await steps.take(number, event, person, order, filesOf(req), faults);
          res.redirect(303, projectPaths.project(number));
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const project = await steps.prepare(number, event, person);
          const page = projectStepPage(project, event, words, typed, error.issues);
          res.status(422).render('membership/decide', page);
        }
      });
    },
  );

  return router;
}

async function orMoved(
  req: Request<{ number: string }>,
  res: Response,
  kept: readonly string[],
  act: () => Promise<void>,
) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res.status(409).render('membership/moved', projectMovedPage(error.message, req.params.number, kept));
  }
}

function eventOf(event: string): ProjectStep {
  const known = (Object.keys(PROJECT_EVENTS) as (keyof typeof PROJECT_EVENTS)[]).find((one) => one === event);
  if (known === undefined || known === 'register' || known === 'correct')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
