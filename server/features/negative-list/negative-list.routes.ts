import { Router } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { countFor, type Limiter } from '../../http/rate-limits.ts';
import { keepForNextPage, takeShownOnce } from '../../http/shown-once.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import type { ListingWords } from './case-parts.pages.ts';
import { readClue } from './clue.forms.ts';
import { publicCluePage, receivedPage } from './clue.pages.ts';
import type { CluesService } from './clues.service.ts';
import { entryPage } from './entry.pages.ts';
import { csvOf } from './list-export.ts';
import { listChoice } from './list.forms.ts';
import { publicListPage } from './public-list.pages.ts';
import { PAGE_SIZE, type PublicListService } from './public-list.service.ts';
import { listingRulesPage } from './rules.pages.ts';

export interface PublicListParts {
  readonly list: PublicListService;
  readonly clues: CluesService;
  readonly words: ListingWords;
  readonly limiter: Limiter;
}

/** What everybody may read of the negative list, and the form by which anybody reports. */
export function negativeListRoutes({ list, clues, words, limiter }: PublicListParts): Router {
  const router = Router();

  router.get(paths.negativeList(), async (req, res) => {
    const found = await list.search(listChoice(req.query), pageOf(req.query));
    res.render('negative-list/list', publicListPage(found, PAGE_SIZE, words, req.user));
  });

  router.get(paths.negativeListExport(), async (req, res) => {
    const choice = listChoice(req.query);
    res.attachment(choice.status === 'ended' ? 'negative-list-ended.csv' : 'negative-list.csv');
    res.type('text/csv; charset=utf-8').send(csvOf(await list.all(choice), choice.status, words.city, words.rules));
  });

  router.get(paths.listingRules(), (_req, res) => {
    res.render('negative-list/rules', listingRulesPage(words.rules));
  });

  router.get(paths.clueReport(), (_req, res) => {
    res.render('negative-list/clue', publicCluePage());
  });

  router.post(paths.clueReport(), async (req, res) => {
    await countFor(limiter, req.ip ?? '');
    const { typed, faults } = readClue(req.body, true);
    if (faults.length > 0) return res.status(422).render('negative-list/clue', publicCluePage({ typed, faults }));
    const { name, contact, ...told } = typed;
    const { number } = await clues.byPublic({ name, contact }, told);
    keepForNextPage(req, number);
    res.redirect(303, paths.clueReceived());
  });

  router.get(paths.clueReceived(), (req, res) => {
    const number = takeShownOnce(req);
    if (number === undefined) return res.redirect(303, paths.clueReport());
    res.render('negative-list/received', receivedPage(number, words.rules.clueDays));
  });
  return router;
}

export interface EntryParts extends Pick<PublicListParts, 'list' | 'words'> {
  /** The papers of a case that the person may read. */
  readonly papersOf: (id: string, person: Account | undefined) => Promise<readonly Paper[]>;
}

/** The page of one entry; behind all other addresses of the list, because anything may be a number. */
export function listingEntryRoutes({ list, words, papersOf }: EntryParts): Router {
  const router = Router();
  router.get<{ number: string }>(paths.listingEntry(':number'), async (req, res) => {
    const seen = await list.entry(req.params.number, req.user);
    const papers = seen.named ? await papersOf(seen.one.id, req.user) : [];
    res.render('negative-list/entry', entryPage({ ...seen, papers }, words, req.user));
  });
  return router;
}
