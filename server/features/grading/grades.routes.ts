import { Router } from 'express';
import { correctable } from '../../domain/grading/grade-result.ts';
import { GRADE_EVENTS, type GradeEvent } from '../../domain/registry/grading-words.ts';
import { InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradePage, gradeStepPage, type GradeWords } from './grades.pages.ts';
import type { GradesService } from './grades.service.ts';
import { orMoved } from './or-moved.ts';
import { readGradeStep } from './rounds.forms.ts';

/** The grade of a firm: read, appealed, re-examined, mended. */
export function gradesRoutes(grades: GradesService, words: GradeWords): Router {
  const router = Router();

  router.get<{ id: string }>(gradingPaths.grade(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('grading/grade', gradePage(await grades.read(req.params.id, person), words, person));
  });

  router.get<{ id: string; event: string }>(
    gradingPaths.gradeStep(':id', ':event'),
    requireSignIn,
    async (req, res) => {
      const { id } = req.params;
      const event = eventOf(req.params.event);
      const person = personOf(req);
      await orMoved(res, { href: gradingPaths.grade(id), name: '评级结果' }, [], async () => {
        res.render('membership/decide', gradeStepPage(await grades.prepare(id, event, person), event, person));
      });
    },
  );

  router.post<{ id: string; event: string }>(
    gradingPaths.gradeStep(':id', ':event'),
    requireSignIn,
    async (req, res) => {
      const { id } = req.params;
      const event = eventOf(req.params.event);
      const person = personOf(req);
      const { round } = await grades.see(id, person);
      const names = correctable(round.scheme).map((one) => `${one.kind}:${one.id}`);
      const { typed, order, faults } = readGradeStep(req.body, names);
      await orMoved(res, { href: gradingPaths.grade(id), name: '评级结果' }, [typed.reason], async () => {
        try {
          if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
          await grades.take(id, event, person, order);
          res.redirect(303, gradingPaths.grade(id));
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const seen = await grades.prepare(id, event, person);
          res.status(422).render('membership/decide', gradeStepPage(seen, event, person, typed, error.issues));
        }
      });
    },
  );
  return router;
}

const OWN: readonly GradeEvent[] = ['begin', 'publish', 'question'];

function eventOf(name: string): GradeEvent {
  const known = (Object.keys(GRADE_EVENTS) as GradeEvent[]).find((one) => one === name);
  if (known === undefined || OWN.includes(known)) throw new NotFound('not-found', '没有这个地址');
  return known;
}
