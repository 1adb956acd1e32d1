import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { GRADING_ROUND_EVENTS, type GradingRoundEvent } from '../../domain/registry/grading-words.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as gradingPaths from '../../grading-paths.ts';
import type { GradesService } from './grades.service.ts';
import { orMoved } from './or-moved.ts';
import { gradingFirmPage, gradingFirmsPage, gradingResultsPage } from './results.pages.ts';
import { gradingOpeningPage, gradingStepPage } from './round-forms.pages.ts';
import { readFirmsChoice, readGradingOpening, readGradingStep } from './rounds.forms.ts';
import { gradingRoundPage, gradingRoundsPage } from './rounds.pages.ts';
import { RESULTS_SHOWN, type GradingRoundsService } from './rounds.service.ts';
import { schemePage } from './scheme.pages.ts';

interface Parts {
  readonly rounds: GradingRoundsService;
  readonly grades: GradesService;
  readonly city: City;
}

/** Rounds of the grading: opened, computed, judged, confirmed, published; and what everybody sees of them. */
export function gradingRoundsRoutes({ rounds, grades, city }: Parts): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'grading.read'));
  const handler = requireThat((person) => mayEver(person, 'grading.handle'));

  router.get(gradingPaths.gradingRounds(), reader, async (req, res) => {
    const person = personOf(req);
    const all = await rounds.all(person);
    res.render('awards/tables', gradingRoundsPage({ ...all, grades: await grades.atWork(person) }));
  });

  router.get(gradingPaths.gradingRoundNew(), handler, async (req, res) => {
    res.render('awards/round-new', gradingOpeningPage(await rounds.prepareOpening(personOf(req))));
  });

  router.post(gradingPaths.gradingRoundNew(), handler, async (req, res) => {
    const person = personOf(req);
    const { typed, faults, order } = readGradingOpening(req.body);
    try {
      if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
      res.redirect(303, gradingPaths.gradingRound(await rounds.open(person, order)));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const view = await rounds.prepareOpening(person);
      res.status(422).render('awards/round-new', gradingOpeningPage(view, typed, error.issues));
    }
  });

  router.get<{ number: string }>(gradingPaths.gradingRound(':number'), reader, async (req, res) => {
    res.render('grading/round', gradingRoundPage(await rounds.see(req.params.number, personOf(req))));
  });

  router.get<{ number: string }>(`${gradingPaths.gradingRound(':number')}/scheme`, reader, async (req, res) => {
    const { round } = await rounds.see(req.params.number, personOf(req));
    res.render('grading/scheme', schemePage(round.scheme));
  });

  router.get<{ number: string }>(`${gradingPaths.gradingRound(':number')}/firms`, reader, async (req, res) => {
    const person = personOf(req);
    const choice = readFirmsChoice(req.query);
    const page = pageOf(req.query);
    const { round } = await rounds.see(req.params.number, person);
    const found = await rounds.firms(round.number, person, choice, page);
    const view = { round, ...found, page, size: RESULTS_SHOWN };
    res.render('grading/firms', gradingFirmsPage(view, choice, city, person.role === 'county'));
  });

  router.get<{ number: string; uscc: string }>(
    gradingPaths.gradingRoundFirm(':number', ':uscc'),
    reader,
    async (req, res) => {
      const { number, uscc } = req.params;
      res.render('grading/scorecard', gradingFirmPage(await rounds.ofFirm(number, uscc, personOf(req)), city));
    },
  );

  router.get<{ number: string; event: string }>(
    gradingPaths.gradingRoundStep(':number', ':event'),
    reader,
    async (req, res) => {
      const { number } = req.params;
      const event = eventOf(req.params.event);
      await orMoved(res, { href: gradingPaths.gradingRound(number), name: number }, [], async () => {
        res.render('membership/decide', gradingStepPage(await rounds.prepare(number, event, personOf(req)), event));
      });
    },
  );

  router.post<{ number: string; event: string }>(
    gradingPaths.gradingRoundStep(':number', ':event'),
    reader,
    async (req, res) => {
      const { number } = req.params;
      const event = eventOf(req.params.event);
      const person = personOf(req);
      const { order, faults } = readGradingStep(req.body);
      await orMoved(res, { href: gradingPaths.gradingRound(number), name: number }, [], async () => {
        try {
          if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
          await rounds.take(number, event, person, order);
          res.redirect(303, gradingPaths.gradingRound(number));
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const seen = await rounds.prepare(number, event, person);
          res.status(422).render('membership/decide', gradingStepPage(seen, event, order, error.issues));
        }
      });
    },
  );

  router.get<{ number: string }>(gradingPaths.gradingResults(':number'), async (req, res) => {
    const page = pageOf(req.query);
    const found = await grades.publicList(req.params.number, page, RESULTS_SHOWN);
    res.render('grading/results', gradingResultsPage({ ...found, page, size: RESULTS_SHOWN }, city));
  });
  return router;
}

const OWN: readonly GradingRoundEvent[] = ['begin', 'finish', 'opened', 'finished'];

function eventOf(name: string): GradingRoundEvent {
  const known = (Object.keys(GRADING_ROUND_EVENTS) as GradingRoundEvent[]).find((one) => one === name);
  if (known === undefined || OWN.includes(known)) throw new NotFound('not-found', '没有这个地址');
  return known;
}
