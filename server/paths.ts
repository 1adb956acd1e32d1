// Every address of the site, written once: pages and redirects call these with a value, routers with `:name`.

/** A value as a part of an address; `:name` stays, as the pattern of a router. */
export const segment = (value: string) => (value.startsWith(':') ? value : encodeURIComponent(value));
export const withQuery = (path: string, more: Readonly<Record<string, string>>) => {
  const query = new URLSearchParams(more).toString();
  return query === '' ? path : `${path}?${query}`;
};

export const home = () => '/';
export const healthz = () => '/healthz';
export const readyz = () => '/readyz';

export const signIn = (next?: string) => (next === undefined ? '/sign-in' : `/sign-in?next=${segment(next)}`);
export const signOut = () => '/sign-out';
export const account = () => '/account';
export const register = () => '/register';
export const registerEnterprise = () => '/register/enterprise';
export const people = () => '/account/people';
export const invitePerson = () => '/account/people/invite';
export const withdrawInvitation = (id: string) => `/account/people/invitations/${segment(id)}/withdraw`;
export const person = (id: string) => `/account/people/${segment(id)}`;
export const invitation = (token: string) => `/invitations/${segment(token)}`;
export const confirmEmail = (token: string) => `/account/email/${segment(token)}`;
export const sendEmailConfirmation = () => '/account/email';
export const ownDetails = () => '/account/details';
export const ownPassword = () => '/account/password';
export const newEmail = () => '/account/new-email';
export const confirmNewEmail = (token: string) => `/account/new-email/${segment(token)}`;
export const inbox = () => '/inbox';
export const inboxReadAll = () => `${inbox()}/read-all`;
export const inboxMessage = (id: string) => `${inbox()}/${segment(id)}`;
export const inboxMessageRead = (id: string) => `${inboxMessage(id)}/read`;
export const messageSettings = () => '/account/messages';
export const forgottenPassword = () => '/password/forgotten';
export const resetPassword = (token: string) => `/password/reset/${segment(token)}`;

export const admin = () => '/admin';
export const adminAccounts = () => '/admin/accounts';
export const newOfficial = () => '/admin/accounts/new';
export const adminAccount = (id: string) => `/admin/accounts/${segment(id)}`;
export const adminAccountOffice = (id: string) => `${adminAccount(id)}/office`;
export const adminAccountBlock = (id: string) => `${adminAccount(id)}/block`;
export const adminAccountUnblock = (id: string) => `${adminAccount(id)}/unblock`;
export const adminAccountLink = (id: string) => `${adminAccount(id)}/password-link`;
export const adminEnterprises = () => '/admin/enterprises';
export const outTray = () => '/admin/out-tray';
export const outTrayMail = (id: string) => `/admin/out-tray/${segment(id)}`;
export const outTraySend = (id: string) => `${outTrayMail(id)}/send`;

export const providers = () => '/providers';
export const gradingScheme = () => '/grading';
export const compare = () => '/compare';
export const shortlist = () => '/shortlist';
export const shortlisted = (uscc: string) => `/shortlist/${segment(uscc)}`;
export const shortlistedRemove = (uscc: string) => `/shortlist/${segment(uscc)}/remove`;
export const provider = (uscc: string) => `/providers/${segment(uscc)}`;
export const providerAwards = (uscc: string) => `${provider(uscc)}/awards`;
export const providerSubject = (uscc: string) => `${providerAwards(uscc)}/subject.ndjson`;

export const providerMilestones = (uscc: string) => `${provider(uscc)}/milestones`;
export const nearTiers = (region?: string) =>
  region === undefined ? '/awards/near-tiers' : `/awards/near-tiers?region=${segment(region)}`;

export const documents = () => '/records/documents';
export const documentFile = (id: string) => `${documents()}/${segment(id)}/file`;
export const documentRemove = (id: string) => `${documents()}/${segment(id)}/remove`;
export const providerDocuments = (uscc: string) => `${provider(uscc)}/documents`;
export const providerHistory = (uscc: string) => `${provider(uscc)}/history`;

export const profile = () => '/records/profile';
export const profileConfirm = () => `${profile()}/confirm`;
export const profilePart = (part: string) => `${profile()}/${segment(part)}`;
export const profileItemNew = (list: string) => `${profilePart(list)}/new`;
export const profileItem = (list: string, item: string) => `${profilePart(list)}/${segment(item)}`;
export const profileItemRemove = (list: string, item: string) => `${profileItem(list, item)}/remove`;
export const changes = (list?: string) =>
  list === undefined ? '/records/changes' : `/records/changes?list=${segment(list)}`;
export const changeNew = () => `${changes()}/new`;
export const change = (id: string) => `${changes()}/${segment(id)}`;
export const changeEdit = (id: string) => `${change(id)}/edit`;
export const changeStep = (id: string, event: string) => `${change(id)}/steps/${segment(event)}`;

export const records = () => '/records';
export const revenueStatements = () => `${records()}/revenue`;
export const revenueExport = (kind: 'csv' | 'xlsx') => `${revenueStatements()}.${kind}`;
export const revenueNew = (subject?: string) =>
  `${revenueStatements()}/new${subject === undefined ? '' : `?subject=${segment(subject)}`}`;
export const revenueImport = () => `${revenueStatements()}/import`;
export const revenueImportFile = (sha256: string) => `${revenueImport()}/${segment(sha256)}`;
export const revenueTemplate = () => `${revenueStatements()}/template.xlsx`;
export const revenueStatement = (id: string) => `${revenueStatements()}/${segment(id)}`;
export const revenueEdit = (id: string) => `${revenueStatement(id)}/edit`;
export const revenueStep = (id: string, event: string) => `${revenueStatement(id)}/steps/${segment(event)}`;
export const revenueEvidence = (id: string, document: string) =>
  `${revenueStatement(id)}/evidence/${segment(document)}`;
export const providerRevenue = (uscc: string) => `${provider(uscc)}/revenue`;

export const applications = () => '/applications';
export const applicationNew = () => `${applications()}/new`;
export const application = (id: string) => `${applications()}/${segment(id)}`;
export const applicationEdit = (id: string) => `${application(id)}/edit`;
export const applicationStep = (id: string, event: string) => `${application(id)}/steps/${segment(event)}`;
/** The page of a step, about one of several objections where it is said which. */
export const applicationObjectionStep = (id: string, event: string, number: string) =>
  `${applicationStep(id, event)}?objection=${segment(number)}`;
export const applicationMaterial = (id: string, document: string) =>
  `${application(id)}/materials/${segment(document)}`;
export const objectionFile = (id: string, number: string, sha256: string) =>
  `${application(id)}/objections/${segment(number)}/${segment(sha256)}`;
export const workbench = (list?: string) => (list === undefined ? '/workbench' : `/workbench?list=${segment(list)}`);

export const membership = () => '/membership';
export const membershipExit = () => `${membership()}/exit`;
export const membershipCases = (list?: string) =>
  list === undefined ? '/membership-cases' : `/membership-cases?list=${segment(list)}`;
export const membershipCase = (id: string) => `/membership-cases/${segment(id)}`;
export const membershipStep = (id: string, event: string) => `${membershipCase(id)}/steps/${segment(event)}`;
export const removal = (uscc: string) => `${provider(uscc)}/removal`;

export const reviews = () => '/reviews';
export const reviewNew = () => `${reviews()}/new`;
export const reviewsOwn = () => `${reviews()}/own`;
export const review = (year: string, list?: string) =>
  `${reviews()}/${segment(year)}${list === undefined ? '' : `?list=${segment(list)}`}`;
export const reviewStep = (year: string, event: string) => `${review(year)}/steps/${segment(event)}`;
export const reviewCase = (id: string) => `/review-cases/${segment(id)}`;
export const reviewCaseEdit = (id: string) => `${reviewCase(id)}/edit`;
export const reviewCaseStep = (id: string, event: string) => `${reviewCase(id)}/steps/${segment(event)}`;

export const adminJobs = () => '/admin/jobs';
export const adminJobRun = (name: string) => `${adminJobs()}/${segment(name)}/run`;

export const notices = () => '/notices';
export const noticeNew = () => `${notices()}/new`;
export const notice = (number: string) => `${notices()}/${segment(number)}`;
export const noticeObjection = (number: string, uscc?: string) =>
  `${notice(number)}/objection${uscc === undefined ? '' : `?firm=${segment(uscc)}`}`;
export const objectionReceipt = (number: string) => `${notices()}/objection/${segment(number)}`;

export const paper = (number: string) => `/papers/${segment(number)}`;
export const paperContent = (number: string) => `${paper(number)}/content.json`;
export const paperVerify = (number?: string, digest?: string) =>
  number === undefined ? '/papers/verify' : `/papers/verify?number=${segment(number)}&digest=${segment(digest ?? '')}`;

export const journal = () => '/journal';
export const journalVerify = () => '/journal/verify';
export const journalEntry = (seq: string) => `${journal()}/${segment(seq)}`;

export const policy = (id: string) => `/policies/${segment(id)}`;
/** Places on a policy's page: its clauses, parameters and readings. */
export const clauseAnchor = (clause: string) => `c-${clause}`;
export const parameterAnchor = (key: string) => `p-${key.replace('.', '-')}`;
export const readingAnchor = (reading: string) => `r-${reading}`;
export const guide = (id: string) => `${policy(id)}/guide`;
export const calculator = (id: string) => `${policy(id)}/calculator`;

export const awards = (page = 1) => (page > 1 ? `/awards?page=${page}` : '/awards');
export const awardRounds = () => `${awards()}/rounds`;
export const awardRoundNew = () => `${awardRounds()}/new`;
export const awardRound = (number: string) => `${awardRounds()}/${segment(number)}`;
export const awardRoundFirms = (number: string, group: string, more: Readonly<Record<string, string>> = {}) =>
  `${awardRound(number)}/firms?${new URLSearchParams({ group, ...more }).toString()}`;
export const awardRoundCases = (number: string, state: string, page = 1) =>
  `${awardRound(number)}/cases?state=${segment(state)}${page > 1 ? `&page=${page}` : ''}`;
export const awardRoundFirm = (number: string, uscc: string) => `${awardRound(number)}/firms/${segment(uscc)}`;
export const awardRoundStep = (number: string, event: string) => `${awardRound(number)}/steps/${segment(event)}`;
export const judgements = () => `${awards()}/judgements`;
export const judgementNew = (claim?: { readonly uscc: string; readonly clause: string; readonly matter: string }) =>
  claim === undefined ? `${judgements()}/new` : `${judgements()}/new?${new URLSearchParams(claim).toString()}`;
export const judgement = (id: string) => `${judgements()}/${segment(id)}`;
export const judgementStep = (id: string, event: string) => `${judgement(id)}/steps/${segment(event)}`;
export const adjustments = () => `${awards()}/adjustments`;
export const adjustment = (id: string) => `${adjustments()}/${segment(id)}`;
export const adjustmentStep = (id: string, event: string) => `${adjustment(id)}/steps/${segment(event)}`;
export const awardCase = (id: string) => `${awards()}/${segment(id)}`;
export const awardCaseStep = (id: string, event: string) => `${awardCase(id)}/steps/${segment(event)}`;
/** The page of a step, about one of several objections. */
export const awardObjectionStep = (id: string, event: string, number: string) =>
  `${awardCaseStep(id, event)}?objection=${segment(number)}`;
export const awardObjectionFile = (id: string, number: string, sha256: string) =>
  `${awardCase(id)}/objections/${segment(number)}/${segment(sha256)}`;
export const awardCaseSubject = (id: string) => `${awardCase(id)}/subject.ndjson`;
export const awardNoticeNew = () => `${awards()}/notice`;
export const awardPayments = () => `${awards()}/payments`;
export const awardBatch = (number: string) => `${awardPayments()}/${segment(number)}`;
export const awardBatchFile = (number: string) => `${awardBatch(number)}/bank.csv`;
export const apiAssess = () => '/api/v1/awards/assess';
export const apiProviders = () => '/api/v1/providers';
export const apiProvider = (uscc: string) => `${apiProviders()}/${segment(uscc)}`;
export const apiNotices = () => '/api/v1/notices';
export const openData = () => '/open-data';
export const apiPolicies = () => '/api/v1/policies';
export const apiPolicy = (id: string) => `${apiPolicies()}/${segment(id)}`;
export const apiJournal = () => '/api/v1/journal';
export const apiJournalProof = (seq: string) => `${apiJournal()}/${segment(seq)}/proof`;

export const negativeList = () => '/negative-list';
export const negativeListExport = () => `${negativeList()}/export.csv`;
export const listingRules = () => `${negativeList()}/rules`;
export const clueReport = () => `${negativeList()}/report`;
export const clueReceived = () => `${clueReport()}/received`;
export const screenings = (list?: string) =>
  list === undefined ? `${negativeList()}/screening` : `${negativeList()}/screening?list=${segment(list)}`;
export const screeningExport = (kind: 'csv' | 'xlsx') => `${negativeList()}/screening.${kind}`;
export const screening = (id: string) => `${negativeList()}/screening/${segment(id)}`;
export const screeningJudge = (id: string) => `${screening(id)}/judge`;
export const outsideRecords = () => `${negativeList()}/outside`;
export const outsideExport = (kind: 'csv' | 'xlsx') => `${outsideRecords()}.${kind}`;
export const outsideRecord = (id: string) => `${outsideRecords()}/records/${segment(id)}`;
export const outsideClue = (id: string) => `${outsideRecord(id)}/clue`;
export const outsideImports = () => `${outsideRecords()}/imports`;
export const outsideImportNew = () => `${outsideImports()}/new`;
export const outsideImport = (id: string) => `${outsideImports()}/${segment(id)}`;
export const outsideColumns = (id: string) => `${outsideImport(id)}/columns`;
export const outsideTrial = (id: string) => `${outsideImport(id)}/trial`;
export const outsideRefused = (id: string, kind: 'csv' | 'xlsx') => `${outsideImport(id)}/refused.${kind}`;
export const outsideFile = (id: string) => `${outsideImport(id)}/file`;
export const outsideStep = (id: string, event: string) => `${outsideImport(id)}/steps/${segment(event)}`;
export const ownListings = () => `${negativeList()}/own`;
export const listingCases = (list?: string) =>
  list === undefined ? `${negativeList()}/cases` : `${negativeList()}/cases?list=${segment(list)}`;
export const listingCaseNew = () => `${listingCases()}/new`;
export const listingCase = (id: string) => `${listingCases()}/${segment(id)}`;
export const listingStep = (id: string, event: string) => `${listingCase(id)}/steps/${segment(event)}`;
export const listingEntry = (number: string) => `${negativeList()}/${segment(number)}`;
export const standards = () => '/standards';
export const standard = (number: string) => `${standards()}/${segment(number)}`;
export const standardsOf = (uscc: string) => `${standards()}?firm=${segment(uscc)}`;
export const apiStandards = () => '/api/v1/standards';
export const apiNegativeList = () => '/api/v1/negative-list';

/** An address as the log may keep it: without the query, and without the tokens of links (43 letters of base64url). */
export function loggable(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\/[\w-]{43}(?=\/|$)/g, '/…');
}

/**
 * Where to go after signing in. Only an address of our own is followed: one slash, then no second one and no
 * backslash (browsers read `/\host` as `//host`), no control characters (browsers drop tabs and line feeds).
 */
export function ownPath(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || wanted.length > 2000) return undefined;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return /^\/(?![/\\])[^\\\x00-\x1f\x7f]*$/.test(wanted) ? wanted : undefined;
}
