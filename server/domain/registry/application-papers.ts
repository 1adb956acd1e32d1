import type { Office, PaperRules } from '../policy/paper-rules.ts';
import { yearOf } from '../shared/calendar-date.ts';
import { acceptanceBody, admissionBody, correctionBody, refusalBody } from './application-paper-texts.ts';
import type { Application } from './application.ts';
import type { HistoryEntry } from './history.ts';
import { noticeBody } from './notice-paper-text.ts';
import type { ApplicationMatter, PaperSetting } from './paper-setting.ts';
import { PAPER_KINDS, type PaperDraft, type PaperKind, type PaperSection } from './paper.ts';

/** What is known of a step without its document, as in the journal. */
type Step = Pick<HistoryEntry, 'event' | 'from' | 'to'>;

interface ApplicationPaper {
  readonly issuedAt: (step: Step) => boolean;
  /** The state in which the step was taken: it says whose desk it was. */
  readonly desk: (step: Step) => string;
  readonly body: (matter: ApplicationMatter, setting: PaperSetting, office: Office) => readonly PaperSection[];
}

/** The one table: at which step of an application which paper is issued, from whose desk, and what it says. */
const APPLICATION_PAPERS = {
  acceptance: {
    issuedAt: ({ event, from }) => event === 'submit' && from === 'draft',
    desk: ({ to }) => to,
    body: acceptanceBody,
  },
  correction: { issuedAt: ({ event }) => event === 'return', desk: ({ from }) => from, body: correctionBody },
  admission: { issuedAt: ({ event }) => event === 'admit', desk: ({ from }) => from, body: admissionBody },
  refusal: {
    issuedAt: ({ event }) => event === 'refuse' || event === 'uphold-objection',
    desk: ({ from }) => from,
    body: refusalBody,
  },
} as const satisfies Readonly<Record<string, ApplicationPaper>>;

type ApplicationPaperKind = keyof typeof APPLICATION_PAPERS;
const KINDS = Object.keys(APPLICATION_PAPERS) as ApplicationPaperKind[];

/** The kinds of paper that a step of an application brings with it: none or one. */
export function papersOfStep(step: Step): ApplicationPaperKind[] {
  return KINDS.filter((kind) => APPLICATION_PAPERS[kind].issuedAt(step));
}

/** The papers of a step of an application. */
export function applicationPapers(matter: ApplicationMatter, setting: PaperSetting): PaperDraft[] {
  const { application, entry, day } = matter;
  return papersOfStep(entry).map((kind): PaperDraft => {
    const { desk, body }: ApplicationPaper = APPLICATION_PAPERS[kind];
    const office = officeAt(desk(entry), application.region, setting.papers);
    return {
      kind,
      matter: 'applications',
      document: application.id,
      version: entry.version,
      uscc: application.uscc,
      region: application.region,
      numbering: { series: `${office.mark}${setting.papers.kinds[kind].word}〔${yearOf(day)}〕` },
      content: {
        kind,
        title: PAPER_KINDS[kind].title,
        office: office.name,
        date: day,
        to: application.name,
        sections: body(matter, setting, office),
      },
    };
  });
}

/** The county's office at its own desk; the city's at all others, and where a region has no office of its own. */
function officeAt(state: string, region: string, { city, offices }: PaperRules): Office {
  return state === 'first-review' ? (offices.get(region) ?? city) : city;
}

/** The paper of a public notice: of all the applications that name it, under the number that they name. */
export function noticePaper(named: readonly Application[], setting: PaperSetting): PaperDraft | undefined {
  const notice = named[0]?.notice;
  if (notice === undefined || notice === null) return undefined;
  const kind: PaperKind = 'notice';
  const sections = noticeBody(notice, named, setting);
  return {
    kind,
    matter: 'notices',
    document: notice.number,
    version: 1,
    uscc: null,
    region: null,
    numbering: { number: notice.number },
    content: {
      kind,
      title: PAPER_KINDS[kind].title,
      office: setting.rules.noticeOffice,
      date: notice.from,
      to: null,
      sections,
    },
  };
}
