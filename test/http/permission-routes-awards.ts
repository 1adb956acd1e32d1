import { row, type RouteRow } from './route-row.ts';

/** The addresses of awards, from the round to what is adjusted afterwards, in the order of server/app.ts. */
export const AWARD_ROUTES: readonly RouteRow[] = [
  row('get /awards', 'signed-in', 200, 403),
  row('get /awards/rounds/new', 'award-round.handle', 200),
  row('post /awards/rounds/new', 'award-round.handle', 422),
  row('get /awards/rounds/:number', 'award-round.read', 404),
  row('get /awards/rounds/:number/firms', 'award-round.read', 404),
  row('get /awards/rounds/:number/cases', 'award-round.read', 404),
  row('get /awards/rounds/:number/firms/:uscc', 'award-round.read', 404),
  row('get /awards/rounds/:number/steps/:event', 'award-round.handle', 404),
  row('post /awards/rounds/:number/steps/:event', 'award-round.handle', 404),
  row('get /awards/notice', 'award-case.handle', 200),
  row('post /awards/notice', 'award-case.handle', 422),
  row('get /awards/payments', 'award-round.read', 200),
  row('post /awards/payments', 'award-case.pay', 422),
  row('get /awards/payments/:number', 'award-round.read', 404),
  row('post /awards/payments/:number', 'award-case.pay', 404),
  row('get /awards/payments/:number/bank.csv', 'award-case.pay', 404),
  row('get /awards/adjustments', 'adjustment.read', 200),
  row('get /awards/adjustments/:id', 'signed-in', 404),
  row('get /awards/adjustments/:id/steps/:event', 'signed-in', 404),
  row('post /awards/adjustments/:id/steps/:event', 'signed-in', 404),
  row('get /awards/:id', 'signed-in', 404),
  row('get /awards/:id/subject.ndjson', 'signed-in', 404),
  row('get /awards/:id/steps/:event', 'signed-in', 404),
  row('post /awards/:id/steps/:event', 'signed-in', 404),
];
