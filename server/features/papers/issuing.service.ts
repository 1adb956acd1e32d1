import { awardPaper } from '../../domain/awards/award-paper.ts';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import { keyedLines } from '../../domain/awards/other-readings.ts';
import { assessFully, type PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import { applicationPapers, noticePaper, papersOfStep } from '../../domain/registry/application-papers.ts';
import { listingPapers, listingPapersOfStep } from '../../domain/registry/listing-papers.ts';
import type { ListingPaperSetting, PaperSetting } from '../../domain/registry/paper-setting.ts';
import type { Application } from '../../domain/registry/application.ts';
import type { ShownPaper } from '../../domain/registry/paper.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { FollowedEntry, JournalFollower } from '../../persistence/journal-follower.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';
import type { PaperRepository } from '../../persistence/paper.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface IssuingNeeds {
  readonly papers: PaperRepository;
  readonly applications: Pick<ApplicationRepository, 'findById' | 'inNotice'>;
  readonly awardCases: Pick<AwardCaseRepository, 'findById'>;
  readonly shelf: PolicyShelf;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly listingCases: Pick<ListingCaseRepository, 'findById'>;
  readonly setting: PaperSetting & ListingPaperSetting;
  readonly now: () => Date;
  /** The day of an instant where the city is. */
  readonly dayOf: (at: string) => Day;
}

/** A notice names its firms one by one; after so long whoever opened it has ended, or was killed. */
const NAMING_MS = 60_000;

/** Issues the papers that decisions bring with them. Everything here is safe to repeat, by several at once. */
export function createIssuingService(needs: IssuingNeeds) {
  const { papers, applications, listingCases, awardCases, shelf, providers, setting, now, dayOf } = needs;

  /** The papers of one step of an application. */
  async function ofApplication(id: string, version: number): Promise<void> {
    const application = await applications.findById(id);
    const entry = application?.history.find((one) => one.version === version);
    if (application === null || entry === undefined || papersOfStep(entry).length === 0) return;
    const day = dayOf(entry.at);
    const spell = papersOfStep(entry).includes('admission') ? await spellOf(application, day) : undefined;
    for (const draft of applicationPapers({ application, entry, day, spell }, setting))
      await papers.issue(draft, entry.at);
  }

  /** The membership that began on a day: as it waits in the application, or as the provider has it already. */
  async function spellOf({ effects, uscc }: Application, day: Day) {
    const waiting = effects.at(-1)?.spell;
    return waiting ?? (await providers.findByUscc(uscc))?.pool.findLast(({ from }) => from === day);
  }

  /** The paper of a notice. `opened`: all that it is to name, names it. */
  async function ofNotice(number: string, opened = false): Promise<ShownPaper | null> {
    const issued = await papers.find({ kind: 'notice', matter: 'notices', document: number, version: 1 });
    if (issued !== null) return { content: issued.content, issued };
    const named = await applications.inNotice(number);
    const draft = noticePaper(named, setting);
    if (draft === undefined) return null;
    const at = lastNaming(named);
    if (opened || now().getTime() - Date.parse(at) > NAMING_MS) {
      const paper = await papers.issue(draft, at);
      return { content: paper.content, issued: paper };
    }
    return { content: { ...draft.content, number }, issued: null };
  }

  /** The papers of one step of a case of the negative list. */
  async function ofListing(id: string, version: number): Promise<void> {
    const one = await listingCases.findById(id);
    const entry = one?.history.find((step) => step.version === version);
    if (one === null || entry === undefined) return;
    for (const draft of listingPapers({ one, entry, day: dayOf(entry.at) }, setting))
      await papers.issue(draft, entry.at);
  }

  /** What a case should have and does not have yet: of one that was only just decided, or whose paper failed. */
  async function allOfListing(id: string): Promise<void> {
    const [one, issued] = await Promise.all([listingCases.findById(id), papers.ofDocument('listing_cases', id)]);
    for (const step of one?.history ?? []) {
      const lacks = !issued.some(({ version }) => version === step.version);
      if (lacks && listingPapersOfStep(step).length > 0) await ofListing(id, step.version);
    }
  }

  /** The calculation of an award of which a firm was told. */
  async function ofAward(id: string): Promise<void> {
    const one = await awardCases.findById(id);
    const at = one?.history[0]?.at;
    const policy = one === null ? undefined : shelf.get(one.policy);
    if (one === null || at === undefined || policy === undefined) return;
    const { others, assessment } = assessFully(policy, one.facts, one.asOf);
    const key = keyOf(assessment.lines, one);
    const provider = await providers.findByUscc(one.uscc);
    const matter = { one, day: dayOf(at), book: policy.book, provider, others: others.filter((o) => o.key === key) };
    await papers.issue(awardPaper(matter, setting), at);
  }

  /** What a step of each kind of document brings with it. */
  const issue: Readonly<Record<string, (entry: FollowedEntry) => Promise<void>>> = {
    async applications({ event, from, to, document, version }) {
      if (papersOfStep({ event, from, to }).length > 0) await ofApplication(document, version);
      if (event !== 'open-notice') return;
      const notice = (await applications.findById(document))?.notice;
      if (notice !== undefined && notice !== null) await ofNotice(notice.number);
    },
    async listing_cases({ event, from, to, document, version }) {
      if (listingPapersOfStep({ event, from, to }).length > 0) await ofListing(document, version);
    },
    async award_cases({ event, document }) {
      if (event === 'begin') await ofAward(document);
    },
  };
  const follower: JournalFollower = {
    name: 'papers',
    async handle(entry) {
      if (Object.hasOwn(issue, entry.kind)) await issue[entry.kind]?.(entry);
    },
  };

  return { ofAward, ofApplication, ofListing, allOfListing, ofNotice, follower };
}

/** The name under which other readings speak of the line of an award. */
function keyOf(lines: readonly AwardLine[], { clause, line: { year, number } }: AwardCase): string | undefined {
  const own = [...keyedLines(lines)].find(
    ([, one]) => one.clause === clause && one.year === year && one.number === number,
  );
  return own?.[0];
}

function lastNaming(named: readonly Application[]): string {
  const moments = named.flatMap(({ history }) => history.filter(({ event }) => event === 'open-notice'));
  return moments.reduce((latest, { at }) => (at > latest ? at : latest), '');
}
