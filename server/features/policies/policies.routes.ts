import { Router } from 'express';
import { AWARD_RULES } from '../../domain/awards/assess.ts';
import type { PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { policyPage } from './policy.pages.ts';

/** `guided`: the policies that have a guide over their other clauses. */
export function policiesRoutes(shelf: PolicyShelf, guided: { has(id: string): boolean }): Router {
  const router = Router();
  router.get<{ id: string }>(paths.policy(':id'), (req, res) => {
    const policy = shelf.get(req.params.id);
    if (policy === undefined) throw new NotFound('unknown-policy', '没有这份政策');
    res.render('policies/policy', policyPage(policy.book, AWARD_RULES, guided.has(policy.book.id)));
  });
  return router;
}
