import { Router, type Response } from 'express';
import { JUDGEMENT_EVENTS, type JudgementEvent } from '../../domain/registry/judgement-words.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { readClaim, readJudgementStep, readProposal } from './judgements.forms.ts';
import { judgementPage, judgementsPage } from './judgements.pages.ts';
import type { JudgementsService } from './judgements.service.ts';
import { judgementMovedPage, judgementStepPage, proposalPage } from './step.pages.ts';

/** Held claims that persons decide. Stands before the awards, whose address takes any name. */
export function judgementsRoutes(service: JudgementsService): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'judgement.read'));
  const proposer = requireThat((person) => mayEver(person, 'judgement.propose'));

  router.get(paths.judgements(), reader, async (req, res) => {
    const person = personOf(req);
    res.render('awards/tables', judgementsPage(await service.list(person), person));
  });

  router.get(paths.judgementNew(), proposer, async (req, res) => {
    const person = personOf(req);
    const claim = readClaim(req.query);
    await orMoved(res, paths.judgements(), [], async () => {
      res.render('judgements/new', proposalPage(await service.heldClaim(claim, person), person));
    });
  });

  router.post(paths.judgementNew(), proposer, async (req, res) => {
    const person = personOf(req);
    const claim = readClaim(req.query);
    const { order, faults } = readProposal(req.body);
    await orMoved(res, paths.judgementNew(claim), [order.ground, order.evidence].filter(Boolean), async () => {
      try {
        if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
        res.redirect(303, paths.judgement(await service.propose(claim, person, order)));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const held = await service.heldClaim(claim, person);
        res.status(422).render('judgements/new', proposalPage(held, person, order, error.issues));
      }
    });
  });

  router.get<{ id: string }>(paths.judgement(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const { one, events } = await service.see(req.params.id, person);
    res.render('judgements/one', judgementPage(one, events, person));
  });

  router.get<{ id: string; event: string }>(paths.judgementStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req.params.event);
    const person = personOf(req);
    await orMoved(res, paths.judgement(id), [], async () => {
      res.render('membership/decide', judgementStepPage(await service.prepare(id, event, person), event, person));
    });
  });

  router.post<{ id: string; event: string }>(paths.judgementStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req.params.event);
    const person = personOf(req);
    const { order, faults } = readJudgementStep(req.body);
    await orMoved(res, paths.judgement(id), [order.reason].filter(Boolean), async () => {
      try {
        if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
        await service.take(id, event, person, order);
        res.redirect(303, paths.judgement(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const seen = await service.prepare(id, event, person);
        res.status(422).render('membership/decide', judgementStepPage(seen, event, person, order.reason, error.issues));
      }
    });
  });
  return router;
}

async function orMoved(res: Response, href: string, kept: readonly string[], act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res.status(409).render('membership/moved', judgementMovedPage(error.message, href, kept));
  }
}

function eventOf(name: string): JudgementEvent {
  const known = (Object.keys(JUDGEMENT_EVENTS) as (keyof typeof JUDGEMENT_EVENTS)[]).find((one) => one === name);
  if (known === undefined || known === 'begin') throw new NotFound('not-found', '没有这个地址');
  return known;
}
