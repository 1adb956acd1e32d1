import type { Action } from '../../server/domain/registry/permissions.ts';
import { row, type RouteRow } from './route-row.ts';

const kindRows = (kind: string, declares: Action): RouteRow[] => [
  row(`get /records/${kind}`, 'record.read', 200),
  row(`get /records/${kind}.csv`, 'record.read', 200),
  row(`get /records/${kind}.xlsx`, 'record.read', 200),
  row(`get /records/${kind}/new`, declares, 200),
  row(`post /records/${kind}/new`, declares, 422),
  row(`get /records/${kind}/:id/edit`, 'signed-in', 404),
  row(`post /records/${kind}/:id/edit`, 'signed-in', 404),
  row(`get /records/${kind}/:id`, 'signed-in', 404),
  row(`get /records/${kind}/:id/evidence/:document`, 'signed-in', 404),
  row(`get /records/${kind}/:id/steps/:event`, 'signed-in', 404),
  row(`post /records/${kind}/:id/steps/:event`, 'signed-in', 404),
];

/** The addresses of the facts of firms, kind by kind, in the order of server/app.ts. */
export const FACT_ROUTES: readonly RouteRow[] = [
  row('get /records/other-awards/template.xlsx', 'other-award.import', 200),
  row('get /records/other-awards/import', 'other-award.import', 200),
  row('post /records/other-awards/import', 'other-award.import', 422),
  row('get /records/other-awards/import/:file', 'other-award.import', 404),
  row('post /records/other-awards/import/:file', 'other-award.import', 404),
  ...kindRows('standards', 'standard.declare'),
  ...kindRows('certificates', 'certificate.declare'),
  ...kindRows('other-awards', 'other-award.declare'),
  ...kindRows('predecessors', 'predecessor.enter'),
];
