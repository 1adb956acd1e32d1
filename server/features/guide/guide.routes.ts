import { Router } from 'express';
import {
  greenSubsidy,
  insuranceSubsidy,
  retrofitSubsidy,
  type GuideResult,
} from '../../domain/awards/guide-calculations.ts';
import type { PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { offersFor, type Guide, type GuideOffer } from '../../domain/policy/guide-rules.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { readAsked, readGuideQuery, type Asked } from './guide.forms.ts';
import { guidePage } from './guide.pages.ts';

/** 我还能享受什么: nothing is kept, and an address can be passed on. */
export function guideRoutes(shelf: PolicyShelf, guides: ReadonlyMap<string, Guide>): Router {
  const router = Router();
  router.get<{ id: string }>(paths.guide(':id'), (req, res) => {
    const { id } = req.params;
    const book = shelf.get(id)?.book;
    const guide = guides.get(id);
    if (book === undefined || guide === undefined) throw new NotFound('unknown-guide', '这份政策没有指引');
    const { chosen, typed } = readGuideQuery(req.query, guide);
    const results = new Map<string, GuideResult>();
    let faults = {};
    for (const offer of offersFor(guide, chosen)) {
      const read = readAsked(offer, typed);
      faults = { ...faults, ...read.faults };
      const result = read.asked === undefined ? undefined : computed(offer, read.asked);
      if (result !== undefined) results.set(offer.id, result);
    }
    res.status(Object.keys(faults).length > 0 ? 422 : 200);
    res.render('guide/guide', guidePage(book, guide, { chosen, typed, faults, results }));
  });
  return router;
}

function computed({ clause, calculation }: GuideOffer, asked: Asked): GuideResult | undefined {
  if (calculation?.kind === 'retrofit' && asked.kind === 'retrofit')
    return retrofitSubsidy(calculation.terms, clause, asked);
  if (calculation?.kind === 'green' && asked.kind === 'green') return greenSubsidy(calculation.terms, clause, asked);
  if (calculation?.kind === 'insurance' && asked.kind === 'insurance')
    return insuranceSubsidy(calculation.terms, clause, asked);
  return undefined;
}
