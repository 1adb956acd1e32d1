import { row, type RouteRow } from './route-row.ts';

/** The addresses of the grading's rounds, sheets and grades. */
export const GRADING_ROUTES: readonly RouteRow[] = [
  row('get /grading/rounds', 'grading.read', 200),
  row('get /grading/rounds/new', 'grading.handle', 200),
  row('post /grading/rounds/new', 'grading.handle', 422),
  row('get /grading/rounds/:number', 'grading.read', 404),
  row('get /grading/rounds/:number/scheme', 'grading.read', 404),
  row('get /grading/rounds/:number/firms', 'grading.read', 404),
  row('get /grading/rounds/:number/firms/:uscc', 'grading.read', 404),
  row('get /grading/rounds/:number/steps/:event', 'grading.read', 404),
  row('post /grading/rounds/:number/steps/:event', 'grading.read', 404),
  row('get /grading/results/:number', 'anyone', 404),
  row('get /grading/sheets', 'grading.judge', 200),
  row('get /grading/sheets/:id', 'grading.judge', 404),
  row('post /grading/sheets/:id/submit', 'grading.judge', 404),
  row('get /grading/sheets/:id/firms/:uscc', 'grading.judge', 404),
  row('post /grading/sheets/:id/firms/:uscc', 'grading.judge', 404),
  row('post /grading/sheets/:id/firms/:uscc/recuse', 'grading.judge', 404),
  row('get /grades/:id', 'signed-in', 404),
  row('get /grades/:id/steps/:event', 'signed-in', 404),
  row('post /grades/:id/steps/:event', 'signed-in', 404),
];
