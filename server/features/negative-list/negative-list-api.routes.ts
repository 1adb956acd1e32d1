import { Router } from 'express';
import { groundOf, type ListingRules } from '../../domain/policy/listing-rules.ts';
import { InvalidInput } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { cursorOf, readApiQuery } from './list.forms.ts';
import type { PublicListService, SeenEntry } from './public-list.service.ts';

/** `GET /api/v1/negative-list`: the public entries in force, the latest first, page by page. */
export function negativeListApiRoutes(list: PublicListService, rules: ListingRules): Router {
  const router = Router();
  router.get(paths.apiNegativeList(), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const read = readApiQuery(req.query);
    if ('issues' in read) throw new InvalidInput(read.issues);
    const { entries, next } = await list.behind(read.choice, read.after, read.limit);
    const cursor = next === undefined ? null : cursorOf(next);
    res.json({ label: rules.label, entries: entries.flatMap((one) => publicEntry(one, rules)), next: cursor });
  });
  return router;
}

function publicEntry({ one: { entry }, named }: SeenEntry, rules: ListingRules) {
  if (entry === null || !named) return [];
  const { decision, decidedOn, name, uscc, region, ground, class: kind, from, to, office } = entry;
  return [
    {
      ...{ decision, decidedOn, name, uscc, region },
      ground: { code: ground, text: groundOf(rules, ground)?.text ?? entry.groundText },
      class: kind,
      ...{ from, to, office },
    },
  ];
}
