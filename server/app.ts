import express, { type Express } from 'express';
import type { Container } from './container.ts';
import { clauseLabelsOf } from './domain/awards/policy-shelf.ts';
import { ROLES, type Account } from './domain/registry/account.ts';
import { accountRoutes } from './features/account/account.routes.ts';
import { enterpriseRegistrationRoutes } from './features/account/enterprise-registration.routes.ts';
import { emailRoutes } from './features/account/email.routes.ts';
import { invitationsRoutes } from './features/account/invitations.routes.ts';
import { ownAccountRoutes } from './features/account/own-account.routes.ts';
import { passwordRoutes } from './features/account/password.routes.ts';
import { peopleRoutes } from './features/account/people.routes.ts';
import { registrationRoutes } from './features/account/registration.routes.ts';
import { signInRoutes } from './features/account/sign-in.routes.ts';
import { adminAccountsRoutes } from './features/admin/accounts.routes.ts';
import { enterprisesRoutes } from './features/admin/enterprises.routes.ts';
import { adminJobsRoutes } from './features/admin/jobs.routes.ts';
import { outTrayRoutes } from './features/admin/out-tray.routes.ts';
import { applicationsRoutes } from './features/applications/applications.routes.ts';
import { changesRoutes } from './features/changes/changes.routes.ts';
import { documentsRoutes } from './features/documents/documents.routes.ts';
import { otherImportRoutes } from './features/facts/other-import.routes.ts';
import { factRoutes } from './features/facts/facts.routes.ts';
import { healthRoutes } from './features/health/health.routes.ts';
import { adjustmentsRoutes } from './features/adjustments/adjustments.routes.ts';
import { assessApiRoutes } from './features/awards/assess-api.routes.ts';
import { awardCasesRoutes } from './features/awards/cases.routes.ts';
import { awardRoundsRoutes } from './features/awards/rounds.routes.ts';
import { awardsRoutes } from './features/awards/awards.routes.ts';
import { calculatorRoutes } from './features/awards/calculator.routes.ts';
import { homeRoutes } from './features/home/home.routes.ts';
import { judgementsRoutes } from './features/judgements/judgements.routes.ts';
import { journalApiRoutes } from './features/journal/journal-api.routes.ts';
import { journalRoutes } from './features/journal/journal.routes.ts';
import { membershipRoutes } from './features/membership/membership.routes.ts';
import { messagesRoutes } from './features/messages/messages.routes.ts';
import { listingCasesRoutes } from './features/negative-list/cases.routes.ts';
import { negativeListApiRoutes } from './features/negative-list/negative-list-api.routes.ts';
import { listingEntryRoutes, negativeListRoutes } from './features/negative-list/negative-list.routes.ts';
import { milestonesRoutes } from './features/milestones/milestones.routes.ts';
import { noticesApiRoutes } from './features/notices/notices-api.routes.ts';
import { noticesRoutes } from './features/notices/notices.routes.ts';
import { objectionsRoutes } from './features/objections/objections.routes.ts';
import { openDataRoutes } from './features/open-data/open-data.routes.ts';
import { outsideImportsRoutes } from './features/outside-lists/imports.routes.ts';
import { outsideRecordsRoutes } from './features/outside-lists/records.routes.ts';
import { papersRoutes } from './features/papers/papers.routes.ts';
import { policiesApiRoutes } from './features/policies/policies-api.routes.ts';
import { policiesRoutes } from './features/policies/policies.routes.ts';
import { profileRoutes } from './features/profile/profile.routes.ts';
import { providersApiRoutes } from './features/providers/providers-api.routes.ts';
import { complaintsRoutes } from './features/complaints/complaints.routes.ts';
import { projectsRoutes } from './features/projects/projects.routes.ts';
import { providersRoutes } from './features/providers/providers.routes.ts';
import { revenueRoutes } from './features/revenue/revenue.routes.ts';
import { reviewCasesRoutes } from './features/reviews/cases.routes.ts';
import { roundsRoutes } from './features/reviews/rounds.routes.ts';
import { screeningRoutes } from './features/screening/screening.routes.ts';
import { standardsApiRoutes } from './features/standards/standards-api.routes.ts';
import { shortlistRoutes } from './features/shortlist/shortlist.routes.ts';
import { gradingAnalysisRoutes } from './features/grading/analysis.routes.ts';
import { gradesRoutes } from './features/grading/grades.routes.ts';
import { gradingRoundsRoutes } from './features/grading/rounds.routes.ts';
import { gradingSheetsRoutes } from './features/grading/sheets.routes.ts';
import { gradingRoutes } from './features/grading/grading.routes.ts';
import { guideRoutes } from './features/guide/guide.routes.ts';
import { standardsRoutes } from './features/standards/standards.routes.ts';
import { styleguideRoutes } from './features/styleguide/styleguide.routes.ts';
import { closedDuring } from './http/closed.ts';
import { requireCsrfToken } from './http/csrf.ts';
import { createErrorHandler, unknownAddress } from './http/error-handler.ts';
import { securityHeaders } from './http/headers.ts';
import { siteLocals, viewerLocals } from './http/locals.ts';
import { createSignInGuard, limitRequests } from './http/rate-limits.ts';
import { requestLog } from './http/request-log.ts';
import { createSession } from './http/session.ts';
import { createSignIn } from './http/sign-in.ts';
import { staticFiles } from './http/static-files.ts';
import { receiveUploads } from './http/uploads.ts';
import { installViews } from './http/view-engine.ts';
import { asUnavailable } from './persistence/connection-trouble.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './persistence/demo/demo-accounts.ts';
import { awardAndGradingWork } from './work-groups.ts';
import { footerLinks, ownPlaces, publicPlaces } from './places.ts';
import { uploadAddresses } from './upload-addresses.ts';

/** `req.user` is an account everywhere: http/ may not know the domain, so it is said here, where both meet. */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface User extends Account {}
  }
}

const FORM = { extended: false, limit: '256kb', parameterLimit: 2000 };

/** The whole site, in the order in which a request meets it. */
export function createApp(container: Container): Express {
  const { city, config, life, logger, people, policyId } = container;
  const today = () => container.clock.today();
  const https = config.baseUrl.startsWith('https:');
  const locals = localsOf(container);
  const signIn = createSignIn(container.signInService);
  const guard = createSignInGuard({ perName: container.limits.signInName, perAddress: container.limits.signInAddress });
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  installViews(app, { clauses: clauseLabelsOf(container.shelf) });

  app.use(securityHeaders({ https }));
  app.use(staticFiles());
  app.use(healthRoutes({ health: container.health }));
  app.use(requestLog(logger));
  app.use(siteLocals(locals));

  // The API: public data, no session and so no token.
  app.use('/api/v1', limitRequests(container.limits.api));
  app.use(assessApiRoutes(container.awards));
  app.use(policiesApiRoutes(container.shelf));
  app.use(noticesApiRoutes(container.pool.notices, city));
  app.use(providersApiRoutes(container.directory, city, today));
  app.use(journalApiRoutes(container.journalService));
  app.use(negativeListApiRoutes(container.negativeList.list, container.negativeList.words.rules));
  app.use(standardsApiRoutes(container.standards));
  app.use('/api/v1', unknownAddress);

  // While data are restored pages can be read, and nothing is decided.
  app.use(closedDuring(() => container.maintenance.current()));

  // Pages: who is asking, then what was typed, and did it come from a form of ours?
  app.use(createSession({ store: container.sessionStore, secret: container.sessionSecret, https }));
  app.use(signIn.restore);
  app.use(viewerLocals(locals, container.messages.service.unread));
  app.use(express.urlencoded(FORM));
  app.use(receiveUploads(uploadAddresses(container.limits.objections)));
  app.use(requireCsrfToken);

  app.use(homeRoutes({ home: container.home, policyId }));
  app.use(signInRoutes({ signIn, guard, demoAccounts: demoSignIns(container) }));
  app.use(registrationRoutes({ ...people, city, today, limiter: container.limits.register }));
  app.use(enterpriseRegistrationRoutes({ ...people, city, limiter: container.limits.register }));
  app.use(emailRoutes({ ...people, limiter: container.limits.letters }));
  app.use(
    passwordRoutes({ ...people, perAddress: container.limits.letters, perName: container.limits.lettersPerName }),
  );
  app.use(peopleRoutes({ ...people, limiter: container.limits.letters }));
  app.use(invitationsRoutes({ ...people, limiter: container.limits.register }));
  app.use(ownAccountRoutes({ ...people, guard, letters: container.limits.letters }));
  app.use(messagesRoutes(container.messages.service));
  app.use(
    accountRoutes({ policyId, pendingEmail: people.newEmail.pending, asking: container.messages.service.asking }),
  );
  app.use(adminAccountsRoutes({ ...people, city }));
  app.use(enterprisesRoutes({ ...people, city }));
  app.use(outTrayRoutes(people));
  app.use(
    providersRoutes(
      container.directory,
      {
        ...{ ...container.profile, listLabel: container.negativeList.words.rules.label },
        ratingsOf: container.projects.service.ratingsOf,
      },
      today,
    ),
  );
  app.use(profileRoutes({ ...container.profile, today }));
  app.use(changesRoutes({ ...container.pool, service: container.profile.changes, city, today }));
  app.use(
    applicationsRoutes({
      ...container.pool,
      papers: container.papers.service,
      outsideHints: container.outside.hints,
      moreWork: [
        container.profile.workGroups,
        container.revenue.workGroups,
        container.facts.workGroups,
        container.negativeList.workGroups,
        container.screening.workGroups,
        container.projects.workGroups,
        awardAndGradingWork(container, today),
      ],
      city,
      today,
    }),
  );
  app.use(adminJobsRoutes(life));
  const poolWords = { city, rules: container.pool.rules, calendar: container.pool.calendar };
  app.use(membershipRoutes({ ...life, ...poolWords }));
  app.use(roundsRoutes({ ...life, ...poolWords }));
  app.use(reviewCasesRoutes({ ...life, ...poolWords, outsideHints: container.outside.hints }));
  app.use(revenueRoutes(container.revenue));
  app.use(otherImportRoutes(container.facts.otherImports));
  for (const kind of container.facts.kinds) app.use(factRoutes(kind));
  app.use(documentsRoutes(container.documents.documents, container.documents.rules));
  app.use(objectionsRoutes(container.documents.objections));
  app.use(papersRoutes({ service: container.papers.service, baseUrl: config.baseUrl }));
  app.use(noticesRoutes(container.pool.notices, city, container.pool.calendar));
  const papersOf = container.papers.ofListing;
  app.use(negativeListRoutes({ ...container.negativeList, limiter: container.limits.clues }));
  app.use(screeningRoutes({ ...container.screening, hints: container.outside.hints }));
  app.use(outsideRecordsRoutes(container.outside));
  app.use(outsideImportsRoutes(container.outside));
  app.use(listingCasesRoutes({ ...container.negativeList, outsideHints: container.outside.hints, papersOf }));
  app.use(listingEntryRoutes({ ...container.negativeList, papersOf }));
  app.use(projectsRoutes(container.projects));
  app.use(complaintsRoutes(container.projects.complaints));
  app.use(standardsRoutes(container.standards));
  app.use(awardsRoutes(container.awards));
  app.use(milestonesRoutes({ service: container.milestones, city }));
  app.use(awardRoundsRoutes({ ...container.awardRounds, city }));
  app.use(judgementsRoutes(container.judgements.service));
  app.use(adjustmentsRoutes({ ...container.adjustments, calendar: container.pool.calendar }));
  app.use(awardCasesRoutes({ ...container.awardRounds, papersOf: container.papers.ofAward, city }));
  app.use(policiesRoutes(container.shelf, container.guides));
  app.use(guideRoutes(container.shelf, container.guides));
  app.use(calculatorRoutes(container.awards, city));
  app.use(gradingAnalysisRoutes({ ...container.gradingRounds.analysis, city }));
  app.use(gradingRoundsRoutes({ ...container.gradingRounds, city }));
  app.use(gradingSheetsRoutes(container.gradingRounds.sheets));
  app.use(gradesRoutes(container.gradingRounds.grades, { calendar: container.pool.calendar, city }));
  app.use(gradingRoutes(container.grading, container.gradingRounds.grades));
  app.use(shortlistRoutes(container.shortlist, city));
  app.use(openDataRoutes());
  app.use(journalRoutes(container.journalService));
  app.use(styleguideRoutes());

  app.use(unknownAddress);
  app.use(createErrorHandler({ logger, translate: asUnavailable }));
  return app;
}

function localsOf({ demo, policyId }: Container) {
  return {
    demo,
    publicPlaces: publicPlaces(policyId),
    ownPlaces,
    roleName: (person: Account) => ROLES[person.role],
    footerLinks: footerLinks(policyId),
  };
}

/** Shown beside the form only where DEMO still asks for it: their password is public. */
function demoSignIns({ demo, config }: Container) {
  if (!demo || !config.demo) return [];
  return DEMO_ACCOUNTS.map((account) => ({ ...account, password: DEMO_PASSWORD }));
}
