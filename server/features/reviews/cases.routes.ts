import { Router, type Request, type Response } from 'express';
import { REVIEW_EVENT_WORDS, type ReviewEvent } from '../../domain/registry/review-workflow.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireRole, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { identityFacts, reviewCasePage } from './case.pages.ts';
import type { ReviewCasesService } from './cases.service.ts';
import { reviewEditPage, reviewStepPage } from './forms.pages.ts';
import { movedPage } from './moved.pages.ts';
import { reviewTag, type ReviewWords } from './review-words.pages.ts';
import { readAnswer, readReviewStep, typedAnswer } from './reviews.forms.ts';

export interface ReviewCasesParts extends ReviewWords {
  readonly reviews: ReviewCasesService;
  /** What outside lists say of a firm, as banners, for who may read them. */
  readonly outsideHints: (uscc: string, person: Express.User) => Promise<readonly object[]>;
}

type OfCase = Request<{ id: string }>;

export function reviewCasesRoutes({ reviews, outsideHints, ...words }: ReviewCasesParts): Router {
  const router = Router();
  const firm = requireRole('provider');

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfCase, res: Response, kept: readonly string[], act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await reviews.see(req.params.id, personOf(req));
      const facts = [{ term: '现在的状态', tag: reviewTag(seen.matter, seen.today) }, ...identityFacts(seen, words)];
      const now = { href: paths.reviewCase(seen.matter.id), name: seen.matter.name, facts, kept };
      res.status(409).render('membership/moved', movedPage(error.message, now));
    }
  }

  router.get<{ id: string }>(paths.reviewCase(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const seen = await reviews.see(req.params.id, person);
    const page = reviewCasePage(seen, words, person);
    const hints = await outsideHints(seen.matter.uscc, person);
    res.render('reviews/case', { ...page, banners: [...page.banners, ...hints] });
  });

  router.get<{ id: string }>(paths.reviewCaseEdit(':id'), firm, (req, res) =>
    orMoved(req, res, [], async () => {
      const seen = await reviews.see(req.params.id, personOf(req));
      if (!seen.events.includes('save')) throw new Conflict('wrong-state', '复核表已提交，现在不能修改');
      res.render('reviews/edit', reviewEditPage(seen, words, typedAnswer(seen.matter.answer)));
    }),
  );

  router.post<{ id: string }>(paths.reviewCaseEdit(':id'), firm, async (req, res) => {
    const { id } = req.params;
    const { version, typed, answer, faults } = readAnswer(req.body, words.rules.membership);
    const kept = [typed.changes, typed.revenue, typed.cases, typed.correction].filter(Boolean);
    await orMoved(req, res, kept, async () => {
      const seen = await reviews.see(id, personOf(req));
      if (faults.length > 0 && seen.events.includes('save') && seen.matter.version === version) {
        res.status(422).render('reviews/edit', reviewEditPage(seen, words, typed, faults));
        return;
      }
      await reviews.save(id, personOf(req), version, answer);
      res.redirect(303, paths.reviewCase(id));
    });
  });

  router.get<{ id: string; event: string }>(paths.reviewCaseStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req.params.event);
    const person = personOf(req);
    await orMoved(req, res, [], async () => {
      const seen = await reviews.prepare(req.params.id, event, person);
      // What is still missing stands on the page of the case, each with a link to its field.
      if (seen.lacks.length > 0 && (event === 'submit' || event === 'report'))
        return res.redirect(303, paths.reviewCase(req.params.id));
      res.render('membership/decide', reviewStepPage(seen, event, words, person));
    });
  });

  router.post<{ id: string; event: string }>(paths.reviewCaseStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req.params.event);
    const person = personOf(req);
    const { order, typed, faults } = readReviewStep(req.body);
    await orMoved(req, res, [typed.reason].filter(Boolean), async () => {
      try {
        if (faults.length > 0)
          throw new InvalidInput(faults.map((fault) => ({ path: fault.id, code: 'typed', message: fault.text })));
        await reviews.take(id, event, person, order);
        res.redirect(303, paths.reviewCase(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const wrong = error.issues.map(({ path, message }) => ({ id: path, text: message }));
        const seen = await reviews.prepare(id, event, person);
        res
          .status(422)
          .render('membership/decide', reviewStepPage(seen, event, words, person, { typed, faults: wrong }));
      }
    });
  });
  return router;
}

/** The event that the address names: one that has a page. */
function eventOf(name: string): ReviewEvent {
  const known = (Object.keys(REVIEW_EVENT_WORDS) as ReviewEvent[]).find((one) => one === name);
  if (known === undefined || known === 'save') throw new NotFound('not-found', '没有这个地址');
  return known;
}
