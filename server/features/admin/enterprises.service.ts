import type { EnterprisePage, EnterpriseRepository } from '../../persistence/enterprise.repository.ts';

export type EnterprisesService = ReturnType<typeof createEnterprisesService>;

export const ENTERPRISES_ON_PAGE = 30;

export function createEnterprisesService(enterprises: EnterpriseRepository) {
  return {
    list: (q: string, page: number): Promise<EnterprisePage> =>
      enterprises.search({ q, page, size: ENTERPRISES_ON_PAGE }),
  };
}
