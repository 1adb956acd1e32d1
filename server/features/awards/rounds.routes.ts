import { Router, type Response } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { AWARD_CASE_STATES, type AwardCaseState } from '../../domain/registry/award-case-words.ts';
import { AWARD_ROUND_EVENTS, type AwardRoundEvent } from '../../domain/registry/award-round-words.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { officeAwardsPage, ownAwardsPage, roundCasesPage } from './award-home.pages.ts';
import { CASES_SHOWN, type AwardCasesService } from './cases.service.ts';
import { awardMovedPage } from './moved.pages.ts';
import { openingPage, roundStepPage } from './round-forms.pages.ts';
import { firmResultPage, groupPage } from './round-results.pages.ts';
import { readOpening, readResultChoice, readRoundStep } from './rounds.forms.ts';
import { roundPage } from './rounds.pages.ts';
import { payingClauses, RESULTS_SHOWN, type AwardRoundsService } from './rounds.service.ts';

export interface AwardRoundsParts {
  readonly rounds: AwardRoundsService;
  readonly cases: AwardCasesService;
  readonly city: City;
}

/** Rounds: opened, computed, told, looked through. */
export function awardRoundsRoutes({ rounds, cases, city }: AwardRoundsParts): Router {
  const router = Router();
  const handler = requireThat((person) => mayEver(person, 'award-round.handle'));
  const reader = requireThat((person) => mayEver(person, 'award-round.read'));

  router.get(paths.awards(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    if (person.role === 'provider') {
      res.render('awards/tables', ownAwardsPage(await cases.ofFirm(person), person.organisationUscc ?? ''));
      return;
    }
    const all = await rounds.all(person);
    const page = pageOf(req.query);
    const total = await cases.countWaiting(person);
    const waiting = { cases: await cases.waitingFor(person, page), total, page, size: CASES_SHOWN };
    res.render('awards/tables', officeAwardsPage({ ...all, waiting, mayHandle: all.mayOpen }));
  });

  // The list stands with what waits; who shortens the address of a round finds it too.
  router.get(paths.awardRounds(), reader, (_req, res) => {
    res.redirect(303, paths.awards());
  });

  router.get(paths.awardRoundNew(), handler, (req, res) => {
    const { book, asOf } = rounds.prepareOpening(personOf(req));
    res.render('awards/round-new', openingPage({ book, asOf, clauses: payingClauses(book) }));
  });

  router.post(paths.awardRoundNew(), handler, async (req, res) => {
    const person = personOf(req);
    const { typed, faults, order } = readOpening(req.body);
    const again = (wrong: readonly { readonly path: string; readonly message: string }[]) => {
      const { book, asOf } = rounds.prepareOpening(person);
      res
        .status(422)
        .render('awards/round-new', openingPage({ book, asOf, clauses: payingClauses(book) }, typed, wrong));
    };
    if (faults.length > 0) return again(faults);
    try {
      res.redirect(303, paths.awardRound(await rounds.open(person, order)));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      again(error.issues);
    }
  });

  router.get<{ number: string }>(paths.awardRound(':number'), reader, async (req, res) => {
    res.render('awards/round', roundPage(await rounds.see(req.params.number, personOf(req)), city));
  });

  router.get<{ number: string }>(`${paths.awardRound(':number')}/firms`, reader, async (req, res) => {
    const choice = readResultChoice(req.query);
    const { number } = req.params;
    const seen = await rounds.see(number, personOf(req));
    const page = pageOf(req.query);
    const { firms, total } = await rounds.group(number, choice, page);
    const view = { ...seen, firms, total, page, size: RESULTS_SHOWN };
    res.render('awards/round-firms', groupPage(view, choice, city));
  });

  router.get<{ number: string }>(`${paths.awardRound(':number')}/cases`, reader, async (req, res) => {
    const { state } = req.query;
    const known = (Object.keys(AWARD_CASE_STATES) as AwardCaseState[]).find((one) => one === state) ?? 'told';
    const { round, tally } = await rounds.see(req.params.number, personOf(req));
    const page = pageOf(req.query);
    const shown = await cases.ofRound(round.number, known, page, personOf(req));
    const view = { cases: shown, tally, page, size: CASES_SHOWN };
    res.render('awards/tables', roundCasesPage(round.number, known, view));
  });

  router.get<{ number: string; uscc: string }>(paths.awardRoundFirm(':number', ':uscc'), reader, async (req, res) => {
    const { number, uscc } = req.params;
    const person = personOf(req);
    const mayJudge = mayEver(person, 'judgement.propose');
    res.render('awards/round-firm', firmResultPage({ ...(await rounds.ofFirm(number, uscc, person)), mayJudge }));
  });

  router.get<{ number: string; event: string }>(
    paths.awardRoundStep(':number', ':event'),
    handler,
    async (req, res) => {
      const event = eventOf(req.params.event);
      const seen = await rounds.see(req.params.number, personOf(req));
      if (!seen.deeds.includes(event)) {
        moved(res, seen.round.number, '批次的状态已经改变，不能这样办理');
        return;
      }
      res.render('membership/decide', roundStepPage(seen, event));
    },
  );

  router.post<{ number: string; event: string }>(
    paths.awardRoundStep(':number', ':event'),
    handler,
    async (req, res) => {
      const event = eventOf(req.params.event);
      const { number } = req.params;
      const person = personOf(req);
      const { order, faults } = readRoundStep(req.body);
      try {
        if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
        await rounds.take(number, event, person, order);
        res.redirect(303, paths.awardRound(number));
      } catch (error) {
        if (error instanceof Conflict) return moved(res, number, error.message);
        if (!(error instanceof InvalidInput)) throw error;
        const seen = await rounds.see(number, person);
        res.status(422).render('membership/decide', roundStepPage(seen, event, order, error.issues));
      }
    },
  );
  return router;
}

function moved(res: Response, number: string, message: string): void {
  const href = paths.awardRound(number);
  res.status(409).render('membership/moved', awardMovedPage(message, { href, name: `兑付批次 ${number}`, kept: [] }));
}

function eventOf(name: string): AwardRoundEvent {
  const known = (Object.keys(AWARD_ROUND_EVENTS) as (keyof typeof AWARD_ROUND_EVENTS)[]).find((one) => one === name);
  if (known === undefined || known === 'begin' || known === 'finish' || known === 'opened')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
