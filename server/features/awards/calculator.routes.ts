import { Router } from 'express';
import type { Request, Response } from 'express';
import { growthKinds } from '../../domain/awards/rules/growth-terms.ts';
import type { City } from '../../domain/policy/city.ts';
import { termsByDay } from '../../domain/policy/policy-book.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import * as paths from '../../paths.ts';
import type { AwardsService } from './awards.service.ts';
import { readCalculatorForm, rowsOf, typedOf } from './calculator.forms.ts';
import type { FieldFaults, Typed } from './calculator.forms.ts';
import { calculatorPage, EXAMPLE } from './calculator.pages.ts';
import type { CalculatorYears } from './calculator.pages.ts';

/** Years before the first paying one that the form asks for. */
const YEARS_BEFORE = 5;

export function calculatorRoutes(service: AwardsService, city: City): Router {
  const router = Router();
  router.get<{ id: string }>(paths.calculator(':id'), (req, res) => {
    const { book } = service.policyOf(req.params.id);
    const start = req.query['example'] === undefined ? {} : EXAMPLE;
    show(res, book, { asOf: service.today(), ...start }, {}, null);
  });
  router.post<{ id: string }>(paths.calculator(':id'), (req: Request<{ id: string }>, res) => {
    const { book } = service.policyOf(req.params.id);
    const typed = typedOf(req.body);
    if (typed['add'] !== undefined) return show(res, book, typed, {}, null);
    const form = readCalculatorForm(typed, yearsOf(book).onForm);
    if ('faults' in form) return show(res.status(422), book, typed, form.faults, null);
    return show(res, book, typed, {}, service.assess(book.id, form.facts, form.asOf));
  });

  function show(
    res: Response,
    book: PolicyBook,
    typed: Typed,
    faults: FieldFaults,
    full: ReturnType<AwardsService['assess']> | null,
  ): void {
    res.render(
      'awards/calculator',
      calculatorPage(book, city, yearsOf(book), { typed, rows: rowsOf(typed), faults }, full),
    );
  }
  return router;
}

function yearsOf(book: PolicyBook): CalculatorYears {
  const binding = book.rules.find(({ rule }) => rule === 'revenue-milestone');
  if (binding === undefined) return { onForm: [], paying: [] };
  const paying = termsByDay(book, binding.prefix, growthKinds)(book.document.from).values.payingYears;
  const first = Math.min(...paying) - YEARS_BEFORE;
  return { paying, onForm: Array.from({ length: Math.max(...paying) - first + 1 }, (_, i) => first + i) };
}
