import { applicationPapers, noticePaper, papersOfStep } from '../../domain/registry/application-papers.ts';
import type { PaperSetting } from '../../domain/registry/paper-setting.ts';
import type { Application } from '../../domain/registry/application.ts';
import type { ShownPaper } from '../../domain/registry/paper.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { JournalFollower } from '../../persistence/journal-follower.ts';
import type { PaperRepository } from '../../persistence/paper.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface IssuingNeeds {
  readonly papers: PaperRepository;
  readonly applications: Pick<ApplicationRepository, 'findById' | 'inNotice'>;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly setting: PaperSetting;
  readonly now: () => Date;
  /** The day of an instant where the city is. */
  readonly dayOf: (at: string) => Day;
}

/** A notice names its firms one by one; after so long whoever opened it has ended, or was killed. */
const NAMING_MS = 60_000;

/** Issues the papers that decisions bring with them. Everything here is safe to repeat, by several at once. */
export function createIssuingService({ papers, applications, providers, setting, now, dayOf }: IssuingNeeds) {
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

  const follower: JournalFollower = {
    name: 'papers',
    async handle({ kind, event, from, to, document, version }) {
      if (kind !== 'applications') return;
      if (papersOfStep({ event, from, to }).length > 0) await ofApplication(document, version);
      if (event !== 'open-notice') return;
      const notice = (await applications.findById(document))?.notice;
      if (notice !== undefined && notice !== null) await ofNotice(notice.number);
    },
  };

  return { ofApplication, ofNotice, follower };
}

function lastNaming(named: readonly Application[]): string {
  const moments = named.flatMap(({ history }) => history.filter(({ event }) => event === 'open-notice'));
  return moments.reduce((latest, { at }) => (at > latest ? at : latest), '');
}
