import type { Application } from '../../domain/registry/application.ts';
import type { Account } from '../../domain/registry/account.ts';
import {
  canonicalPaperNumber,
  mayReadPaper,
  PAPER_KINDS,
  type KindWords,
  type Paper,
} from '../../domain/registry/paper.ts';
import type { PaperRepository } from '../../persistence/paper.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

/** A paper as it is read. */
export interface ReadPaper {
  readonly paper: Paper;
  readonly intact: boolean;
  /** What was issued of the same matter since: corrections of a decision, and its end. */
  readonly later: readonly Paper[];
}

/** What somebody holds: a number, and the digest that stands on it. */
export interface HeldPaper {
  readonly number: string;
  readonly digest: string;
}

/** Whether it was issued so. `damaged`: what is kept here no longer has the digest that it was issued with. */
export type PaperVerdict = 'issued' | 'not-issued' | 'damaged';

export interface PapersNeeds {
  readonly papers: PaperRepository;
  /** Whether the public list names the firm of a case today. */
  readonly namesInPublic: (listingCase: string) => Promise<boolean>;
}

export type PapersService = ReturnType<typeof createPapersService>;

export function createPapersService({ papers, namesInPublic }: PapersNeeds) {
  /** A decision of the public list is everybody's for as long as the list names whom it is about. */
  async function isPublicNow({ kind, document }: Paper): Promise<boolean> {
    const words: KindWords = PAPER_KINDS[kind];
    return words.publicWhileNamed === true && namesInPublic(document);
  }

  /** Of a case of the negative list, those that the person may read. */
  async function ofListing(id: string, person: Account | undefined): Promise<readonly Paper[]> {
    const all = await papers.ofDocument('listing_cases', id);
    const open = await Promise.all(all.map(async (one) => mayReadPaper(person, one) || (await isPublicNow(one))));
    return all.filter((_one, i) => open[i] === true);
  }

  return {
    /** The paper, where the person may read it; who may not learns nothing of it. */
    async read(number: string, person: Account | undefined): Promise<ReadPaper | null> {
      const paper = await papers.findByNumber(number);
      if (paper === null || !(mayReadPaper(person, paper) || (await isPublicNow(paper)))) return null;
      const { kind, document, version } = paper;
      const since = kind === 'listing' ? await ofListing(document, person) : [];
      return {
        paper,
        intact: sha256(paper.text) === paper.digest,
        later: since.filter((one) => one.version > version),
      };
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
    ofListing,
    ofAward: (id: string) => papers.ofDocument('award_cases', id),
    ofFirm: (uscc: string) => papers.ofFirm(uscc),
  };
}
