import type { Application } from '../../domain/registry/application.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalPaperNumber, mayReadPaper, type Paper } from '../../domain/registry/paper.ts';
import type { PaperRepository } from '../../persistence/paper.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

/** What somebody holds: a number, and the digest that stands on it. */
export interface HeldPaper {
  readonly number: string;
  readonly digest: string;
}

/** Whether it was issued so. `damaged`: what is kept here no longer has the digest that it was issued with. */
export type PaperVerdict = 'issued' | 'not-issued' | 'damaged';

export type PapersService = ReturnType<typeof createPapersService>;

export function createPapersService(papers: PaperRepository) {
  return {
    /** The paper, where the person may read it; who may not learns nothing of it. */
    async read(number: string, person: Account | undefined): Promise<{ paper: Paper; intact: boolean } | null> {
      const paper = await papers.findByNumber(number);
      if (paper === null || !mayReadPaper(person, paper)) return null;
      return { paper, intact: sha256(paper.text) === paper.digest };
    },

    /** Tells anybody whether a paper was issued under this number with this content, and nothing more. */
    async verify({ number, digest }: HeldPaper): Promise<PaperVerdict> {
      const paper = await papers.findByNumber(canonicalPaperNumber(number));
      if (paper === null || paper.digest !== digest) return 'not-issued';
      return sha256(paper.text) === paper.digest ? 'issued' : 'damaged';
    },

    /** All that was issued in a case; the public notice that names the firm belongs to it. */
    async ofApplication({ id, notice }: Pick<Application, 'id' | 'notice'>): Promise<readonly Paper[]> {
      const own = await papers.ofDocument('applications', id);
      const published =
        notice === null
          ? null
          : await papers.find({ kind: 'notice', matter: 'notices', document: notice.number, version: 1 });
      const all = published === null ? own : [...own, published];
      return all.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
    },
    ofFirm: (uscc: string) => papers.ofFirm(uscc),
  };
}
