import type { Action } from '../../server/domain/registry/permissions.ts';

/** One address of the site: who may use it, and what is answered then, with a made-up id and an empty form. */
export interface RouteRow {
  readonly route: string;
  /** Everybody, whoever is signed in, or whom the table of permissions lets do it. */
  readonly needs: 'anyone' | 'signed-in' | Action;
  readonly answers: readonly number[];
}

export const row = (route: string, needs: RouteRow['needs'], ...answers: number[]): RouteRow => ({
  route,
  needs,
  answers,
});
