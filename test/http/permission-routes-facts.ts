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
  ...kindRows('standards', 'standard.declare'),
  ...kindRows('certificates', 'certificate.declare'),
];
