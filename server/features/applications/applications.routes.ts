import { Router, type Request, type Response } from 'express';
import { regionName, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { EVENT_WORDS } from '../../domain/registry/application-workflow.ts';
import type { Application } from '../../domain/registry/application.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireRole, requireSignIn } from '../../http/roles.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import type { ApplicationsService } from './applications.service.ts';
import type { CaseWords } from './case-parts.pages.ts';
import { casePage } from './case.pages.ts';
import { hasDesk, movedPage, otherWorkPage, ownPage, workbenchPage, type WorkGroup } from './lists.pages.ts';
import { pickedOf, type MaterialsService } from './materials.service.ts';
import { readStatement, typedOf } from './statement.forms.ts';
import { statementPage, typedFacts } from './statement.pages.ts';
import { readStep } from './step.forms.ts';
import { stepPage } from './step.pages.ts';
import type { PagedStep, StepsService } from './steps.service.ts';
import { WORK_LISTS, type WorkbenchService } from './workbench.service.ts';

export interface ApplicationsParts {
  readonly service: ApplicationsService;
  readonly steps: StepsService;
  readonly materials: MaterialsService;
  readonly workbench: WorkbenchService;
  readonly papers: IssuedPapers;
  /** Further groups of the workbench's rail: what waits elsewhere. */
  readonly moreWork: readonly ((person: Account) => Promise<readonly WorkGroup[]>)[];
  /** What outside lists say of a firm, as banners, for who may read them. */
  readonly outsideHints: (uscc: string, person: Account) => Promise<readonly object[]>;
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly today: () => string;
}

/** The papers that were issued in a case, and all that a firm was sent. */
export interface IssuedPapers {
  ofApplication(application: Application): Promise<readonly Paper[]>;
  ofFirm(uscc: string): Promise<readonly Paper[]>;
}

type OfCase = Request<{ id: string }>;
type OfStep = Request<{ id: string; event: string }>;

export function applicationsRoutes({
  service,
  steps,
  materials,
  workbench,
  moreWork,
  papers,
  outsideHints,
  today,
  ...data
}: ApplicationsParts): Router {
  const words: CaseWords = { ...data, placeOf: (region) => regionName(data.city, region) };
  const router = Router();
  const firm = requireRole('provider');

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfCase, res: Response, kept: readonly object[], act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.see(req.params.id, personOf(req));
      res.status(409).render('applications/moved', movedPage(seen, error.message, kept, words));
    }
  }

  router.get(paths.applications(), firm, async (req, res) => {
    const person = personOf(req);
    const own = await service.ownOf(person);
    const papersOfFirm = await papers.ofFirm(person.organisationUscc ?? '');
    res.render('applications/own', ownPage(own, words, papersOfFirm));
  });

  router.post(paths.applicationNew(), firm, async (req, res) => {
    res.redirect(303, paths.applicationEdit(await service.begin(personOf(req))));
  });

  router.get(paths.workbench(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    // What waits for a firm stands with its own applications.
    if (may(person, 'application.write', { uscc: person.organisationUscc ?? '' }))
      return res.redirect(303, paths.applications());
    if (!mayEver(person, 'workbench.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
    const more = (await Promise.all(moreWork.map((groupsOf) => groupsOf(person)))).flat();
    if (!mayEver(person, 'application.read')) {
      res.render('applications/workbench', otherWorkPage(more));
      return;
    }
    const wanted = WORK_LISTS.find((name) => name === req.query['list']);
    const view = await workbench.open(person);
    const page = workbenchPage(view, wanted ?? (hasDesk(person) ? 'mine' : 'office'), words, person);
    res.render('applications/workbench', { ...page, groups: [...page.groups, ...more] });
  });

  router.get<{ id: string }>(paths.application(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const seen = await service.see(req.params.id, person);
    const page = casePage(seen, words, person, await papers.ofApplication(seen.application));
    const hints = await outsideHints(seen.application.uscc, person);
    res.render('applications/case', { ...page, banners: [...page.banners, ...hints] });
  });

  router.get<{ id: string }>(paths.applicationEdit(':id'), firm, (req, res) =>
    orMoved(req, res, [], async () => {
      const seen = await service.see(req.params.id, personOf(req));
      if (!seen.events.includes('save')) throw new Conflict('wrong-state', '申请已提交，现在不能修改');
      const { statement } = seen.application;
      const chosen = { choices: await materials.choicesFor(seen), picked: pickedOf(statement.materials, words.rules) };
      res.render('applications/edit', statementPage(seen, words, typedOf(statement), chosen));
    }),
  );

  router.post<{ id: string }>(paths.applicationEdit(':id'), firm, async (req, res) => {
    const { id } = req.params;
    const read = readStatement(req.body, words.city, words.rules, today());
    await orMoved(req, res, typedFacts(read.typed), async () => {
      const seen = await service.see(id, personOf(req));
      // Where it cannot be saved anyhow, nothing is made of the files.
      if (!seen.events.includes('save') || seen.application.version !== read.version)
        return service.save(id, personOf(req), read.version, read.statement);
      const given = await materials.gather(seen, personOf(req), read.picked, filesOf(req));
      const faults = [...read.faults, ...given.faults];
      if (faults.length > 0) {
        const chosen = { choices: await materials.choicesFor(seen), picked: pickedOf(given.materials, words.rules) };
        res.status(422).render('applications/edit', statementPage(seen, words, read.typed, chosen, faults));
        return;
      }
      await service.save(id, personOf(req), read.version, { ...read.statement, materials: given.materials });
      res.redirect(303, paths.application(id));
    });
  });

  router.get<{ id: string; event: string }>(paths.applicationStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = stepOf(req);
    await orMoved(req, res, [], async () => {
      const about = typeof req.query['objection'] === 'string' ? req.query['objection'] : '';
      const prepared = await steps.prepare(req.params.id, event, personOf(req), about);
      res.render('applications/step', stepPage(prepared, event, words));
    });
  });

  router.post<{ id: string; event: string }>(
    paths.applicationStep(':id', ':event'),
    requireSignIn,
    async (req, res) => {
      const { id } = req.params;
      const event = stepOf(req);
      const { order, typed, faults } = readStep(req.body, event, words.rules);
      const kept = Object.values(typed).some(Boolean)
        ? [{ term: '您填写的内容', lines: Object.values(typed).filter(Boolean) }]
        : [];
      await orMoved(req, res, kept, async () => {
        try {
          if (faults.length > 0)
            throw new InvalidInput(faults.map(({ id, text }) => ({ path: id, code: 'typed', message: text })));
          await steps.take(id, event, personOf(req), order, filesOf(req));
          res.redirect(303, paths.application(id));
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const given = { typed, faults: error.issues.map(({ path, message }) => ({ id: path, text: message })) };
          const prepared = await steps.prepare(id, event, personOf(req), order.about);
          res.status(422).render('applications/step', stepPage(prepared, event, words, given));
        }
      });
    },
  );

  router.get<{ id: string; document: string }>(
    paths.applicationMaterial(':id', ':document'),
    requireSignIn,
    async (req, res) => {
      const { id, document } = req.params;
      await sendFile(req, res, await materials.file(id, document, personOf(req)));
    },
  );

  router.get<{ id: string; number: string; sha256: string }>(
    paths.objectionFile(':id', ':number', ':sha256'),
    requireSignIn,
    async (req, res) => {
      const { id, number, sha256 } = req.params;
      await sendFile(req, res, await materials.objectionFile(id, number, sha256, personOf(req)));
    },
  );
  return router;
}

/** The event that the address names: one that has a page. */
function stepOf({ params: { event } }: OfStep): PagedStep {
  const known = (Object.keys(EVENT_WORDS) as (keyof typeof EVENT_WORDS)[]).find((name) => name === event);
  if (known === undefined || known === 'save' || known === 'open-notice')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
