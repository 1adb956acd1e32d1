import { Router, type Request, type Response } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { LISTING_EVENT_WORDS, type ListingEvent } from '../../domain/registry/listing-workflow.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { keepForNextPage } from '../../http/shown-once.ts';
import { pageOf, typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import type { ListingWords } from './case-parts.pages.ts';
import { listingCasePage } from './case.pages.ts';
import { listingCasesPage } from './cases.pages.ts';
import { CASE_LISTS, type CasesService } from './cases.service.ts';
import { readClue } from './clue.forms.ts';
import { officialCluePage } from './clue.pages.ts';
import type { CluesService } from './clues.service.ts';
import { ownListingsPage } from './own.pages.ts';
import { readStep, type StepTyped } from './step.forms.ts';
import { listingMovedPage, listingStepPage } from './step.pages.ts';
import type { ListingStepsService } from './steps.service.ts';

export interface CasesParts {
  readonly cases: CasesService;
  readonly steps: ListingStepsService;
  readonly clues: CluesService;
  /** What outside lists say of a firm, as banners, for who may read them. */
  readonly outsideHints: (uscc: string, person: Express.User) => Promise<readonly object[]>;
  /** The papers of a case that the person may read. */
  readonly papersOf: (id: string, person: Account) => Promise<readonly Paper[]>;
  readonly words: ListingWords;
}

type OfCase = Request<{ id: string }>;
type OfStep = Request<{ id: string; event: string }>;

/** The cases of the negative list: for the offices, and what the firm sees of its own. */
export function listingCasesRoutes({ cases, steps, clues, outsideHints, papersOf, words }: CasesParts): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'listing.read'));
  const reporter = requireThat((person) => mayEver(person, 'listing.report'));
  const firm = requireThat((person) => mayEver(person, 'listing.answer'));

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfCase, res: Response, kept: readonly object[], act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await cases.see(req.params.id, personOf(req));
      res.status(409).render('negative-list/moved', listingMovedPage(seen, error.message, kept, words));
    }
  }

  router.get(paths.ownListings(), firm, async (req, res) => {
    const person = personOf(req);
    const own = (await cases.ownOf(person)).map(async (view) => ({
      view,
      papers: await papersOf(view.one.id, person),
    }));
    res.render('negative-list/own', ownListingsPage(await Promise.all(own), words));
  });

  router.get(paths.listingCases(), reader, async (req, res) => {
    const person = personOf(req);
    const list = CASE_LISTS.find((name) => name === req.query['list']) ?? 'mine';
    const choice = { list, q: typedFields(req.query, ['q']).q.trim().slice(0, 60), page: pageOf(req.query) };
    res.render('negative-list/cases', listingCasesPage(await cases.desk(person), choice, words, person));
  });

  router.get(paths.listingCaseNew(), reporter, (_req, res) => {
    res.render('negative-list/clue', officialCluePage());
  });

  router.post(paths.listingCaseNew(), reporter, async (req, res) => {
    const { typed, faults } = readClue(req.body, false);
    if (faults.length > 0) return res.status(422).render('negative-list/clue', officialCluePage({ typed, faults }));
    const { whom, uscc, content, reference } = typed;
    const person = personOf(req);
    const { id, number } = await clues.byOfficial(person, { whom, uscc, content, reference });
    // Who may not read the case is told its number and no more.
    const readable = await cases.see(id, person).then(
      () => true,
      () => false,
    );
    if (!readable) keepForNextPage(req, number);
    res.redirect(303, readable ? paths.listingCase(id) : paths.clueReceived());
  });

  router.get<{ id: string }>(paths.listingCase(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const seen = await cases.see(req.params.id, person);
    // The firm has a page of its own for all that concerns it.
    if (seen.asFirm) return res.redirect(303, paths.ownListings());
    const page = listingCasePage(seen, words, await papersOf(seen.one.id, person));
    const hints = await outsideHints(seen.one.subject?.uscc ?? '', person);
    res.render('negative-list/case', { ...page, banners: [...page.banners, ...hints] });
  });

  router.get<{ id: string; event: string }>(paths.listingStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = stepOf(req);
    await orMoved(req, res, [], async () => {
      const seen = await steps.prepare(req.params.id, event, personOf(req));
      res.render('negative-list/step', listingStepPage(seen, event, words));
    });
  });

  router.post<{ id: string; event: string }>(paths.listingStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = stepOf(req);
    const { order, typed, faults } = readStep(req.body, event);
    await orMoved(req, res, keptOf(typed), async () => {
      try {
        if (faults.length > 0)
          throw new InvalidInput(faults.map((one) => ({ path: one.id, code: 'typed', message: one.text })));
        await steps.take(id, event, personOf(req), order);
        res.redirect(303, paths.listingCase(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const given = { typed, faults: error.issues.map(({ path, message }) => ({ id: path, text: message })) };
        const seen = await steps.prepare(id, event, personOf(req));
        res.status(422).render('negative-list/step', listingStepPage(seen, event, words, given));
      }
    });
  });
  return router;
}

/** What was typed in vain, to be shown again. */
function keptOf({ inFavour, ...typed }: StepTyped): object[] {
  const vote = inFavour === '' ? [] : [inFavour === 'yes' ? '同意列入' : '不同意列入'];
  const lines = [
    ...vote,
    ...Object.values(typed).filter((value) => typeof value === 'string' && value !== '' && value !== 'yes'),
  ];
  return lines.length === 0 ? [] : [{ term: '您填写的内容', lines }];
}

/** The event that the address names. */
function stepOf({ params: { event } }: OfStep): ListingEvent {
  const known = (Object.keys(LISTING_EVENT_WORDS) as ListingEvent[]).find((name) => name === event);
  if (known === undefined) throw new NotFound('not-found', '没有这个地址');
  return known;
}
