import { Router, type Request } from 'express';
import { COMPLAINT_EVENTS, type ComplaintStep } from '../../domain/records/complaint.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { filesOf } from '../../http/uploads.ts';
import * as projectPaths from '../../project-paths.ts';
import { readComplaint, readComplaintStep } from './complaints.forms.ts';
import { complaintFormPage, complaintPage, complaintsPage, type ComplaintWords } from './complaints.pages.ts';
import type { ComplaintsService } from './complaints.service.ts';
import { complaintMovedPage, complaintStepPage } from './step.pages.ts';

export interface ComplaintParts {
  readonly service: ComplaintsService;
  readonly words: ComplaintWords;
}

/** Customers' complaints about the providers of their projects. */
export function complaintsRoutes({ service, words }: ComplaintParts): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'complaint.read'));
  const customer = requireThat((person) => mayEver(person, 'complaint.file'));

  router.get(projectPaths.complaints(), reader, async (req, res) => {
    const person = personOf(req);
    const { complaints, today } = await service.list(person);
    res.render('complaints/list', complaintsPage(complaints, today, words, person));
  });

  router.get<{ number: string }>(projectPaths.projectComplaint(':number'), customer, async (req, res) => {
    const project = await service.offer(req.params.number, personOf(req));
    res.render('membership/decide', complaintFormPage(project, words));
  });

  router.post<{ number: string }>(projectPaths.projectComplaint(':number'), customer, async (req, res) => {
    const person = personOf(req);
    const { typed, faults } = readComplaint(req.body);
    try {
      const made = await service.file(req.params.number, person, typed, filesOf(req), faults);
      res.redirect(303, projectPaths.complaint(made));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const project = await service.offer(req.params.number, person);
      res.status(422).render('membership/decide', complaintFormPage(project, words, typed, error.issues));
    }
  });

  router.get<{ number: string }>(projectPaths.complaint(':number'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('complaints/one', complaintPage(await service.see(req.params.number, person), words, person));
  });

  router.get<{ number: string; sha256: string }>(
    projectPaths.complaintFile(':number', ':sha256'),
    requireSignIn,
    async (req, res) => {
      await sendFile(req, res, await service.openFile(req.params.number, req.params.sha256, personOf(req)));
    },
  );

  const step = projectPaths.complaintStep(':number', ':event');
  router.get<{ number: string; event: string }>(step, requireSignIn, async (req, res) => {
    const event = eventOf(req);
    try {
      const { one } = await service.prepare(req.params.number, event, personOf(req));
      res.render('membership/decide', complaintStepPage(one, event, words));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      res.status(409).render('membership/moved', complaintMovedPage(error.message, req.params.number, []));
    }
  });

  router.post<{ number: string; event: string }>(step, requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const { number } = req.params;
    const person = personOf(req);
    const { order, typed, faults } = readComplaintStep(req.body);
    try {
      if (faults.length > 0) throw new InvalidInput(faults);
      await service.take(number, event, person, order);
      res.redirect(303, projectPaths.complaint(number));
    } catch (error) {
      if (error instanceof Conflict) {
        const kept = [typed.text].filter(Boolean);
        res.status(409).render('membership/moved', complaintMovedPage(error.message, number, kept));
      } else if (error instanceof InvalidInput) {
        const { one } = await service.prepare(number, event, person);
        res.status(422).render('membership/decide', complaintStepPage(one, event, words, typed, error.issues));
      } else throw error;
    }
  });
  return router;
}

function eventOf({ params: { event } }: Request<{ number: string; event: string }>): ComplaintStep {
  const known = (Object.keys(COMPLAINT_EVENTS) as (keyof typeof COMPLAINT_EVENTS)[]).find((one) => one === event);
  if (known === undefined || known === 'file') throw new NotFound('not-found', '没有这个地址');
  return known;
}
