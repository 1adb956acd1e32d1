import { Router, type Request, type Response } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { personOf, requireRole, requireSignIn, requireThat } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { ownReviewsPage } from './case.pages.ts';
import type { ReviewCasesService } from './cases.service.ts';
import { movedPage } from './moved.pages.ts';
import type { ReviewWords } from './review-words.pages.ts';
import { openingPage, roundPage, roundsPage, roundStepPage } from './rounds.pages.ts';
import { REVIEW_LISTS, type RoundsService } from './rounds.service.ts';

export interface RoundsParts extends ReviewWords {
  readonly rounds: RoundsService;
  readonly reviews: ReviewCasesService;
}

export function roundsRoutes({ rounds, reviews, ...words }: RoundsParts): Router {
  const router = Router();
  const city = requireThat((person) => mayEver(person, 'membership.decide'));

  router.get(paths.reviews(), requireSignIn, async (req, res) => {
    res.render('reviews/rounds', roundsPage(await rounds.all(personOf(req)), words));
  });

  router.get(paths.reviewsOwn(), requireRole('provider'), async (req, res) => {
    res.render('reviews/own', ownReviewsPage(await reviews.ownOf(personOf(req)), words));
  });

  router.get(paths.reviewNew(), city, (req, res) =>
    orMoved(res, paths.reviews(), async () => {
      res.render('membership/decide', openingPage(await rounds.prepareOpening(personOf(req)), words));
    }),
  );

  router.post(paths.reviewNew(), city, (req, res) =>
    orMoved(res, paths.reviews(), async () => {
      const { digest } = typedFields(req.body, ['digest']);
      res.redirect(303, paths.review(String(await rounds.open(personOf(req), digest))));
    }),
  );

  router.get<{ year: string }>(paths.review(':year'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const seen = await rounds.see(yearIn(req), person);
    const wanted = REVIEW_LISTS.find((name) => name === req.query['list']);
    const first = seen.lists.overdue.length > 0 ? 'overdue' : seen.lists.city.length > 0 ? 'city' : 'all';
    res.render('reviews/round', roundPage(seen, wanted ?? first, words, person));
  });

  router.get<{ year: string; event: string }>(paths.reviewStep(':year', ':event'), city, async (req, res) => {
    const { event } = req.params;
    if (event !== 'remind' && event !== 'close') throw new NotFound('not-found', '没有这个地址');
    await orMoved(res, paths.review(req.params.year), async () => {
      res.render('membership/decide', roundStepPage(await rounds.prepare(yearIn(req), event, personOf(req)), event));
    });
  });

  router.post<{ year: string; event: string }>(paths.reviewStep(':year', ':event'), city, async (req, res) => {
    const { event, year } = req.params;
    if (event !== 'remind' && event !== 'close' && event !== 'ready') throw new NotFound('not-found', '没有这个地址');
    const { version, digest } = typedFields(req.body, ['version', 'digest']);
    await orMoved(res, paths.review(year), async () => {
      await rounds.take(yearIn(req), event, personOf(req), { version: Number(version), digest });
      res.redirect(303, paths.review(year));
    });
  });
  return router;
}

function yearIn({ params: { year } }: Request<{ year: string }>): number {
  if (!/^[1-9]\d{3}$/.test(year)) throw new NotFound('unknown-round', '没有这一年的复核');
  return Number(year);
}

async function orMoved(res: Response, href: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res
      .status(409)
      .render('membership/moved', movedPage(error.message, { href, name: '年度复核', facts: [], kept: [] }));
  }
}
