import { row, type RouteRow } from './route-row.ts';

/** The addresses of projects, ratings and complaints. */
export const PROJECT_ROUTES: readonly RouteRow[] = [
  row('get /projects', 'anyone', 200),
  row('get /projects.csv', 'project.oversee', 200),
  row('get /projects/samples', 'anyone', 200),
  row('get /projects/new', 'project.write', 200),
  row('post /projects/new', 'project.write', 422),
  row('get /projects/:number/edit', 'project.write', 404),
  row('post /projects/:number/edit', 'project.write', 404),
  row('get /projects/:number', 'anyone', 404),
  row('get /projects/:number/files/:sha256', 'signed-in', 404),
  row('get /projects/:number/steps/:event', 'signed-in', 404),
  row('post /projects/:number/steps/:event', 'signed-in', 404),
  row('get /complaints', 'complaint.read', 200),
  row('get /projects/:number/complaint', 'complaint.file', 404),
  row('post /projects/:number/complaint', 'complaint.file', 404),
  row('get /complaints/:number', 'signed-in', 404),
  row('get /complaints/:number/files/:sha256', 'signed-in', 404),
  row('get /complaints/:number/steps/:event', 'signed-in', 404),
  row('post /complaints/:number/steps/:event', 'signed-in', 404),
];
