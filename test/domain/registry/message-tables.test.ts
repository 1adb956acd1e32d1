import assert from 'node:assert/strict';
import { AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import { ADJUSTMENT_WORKFLOW } from '../../../server/domain/awards/adjustment-workflow.ts';
import { JUDGEMENT_WORKFLOW } from '../../../server/domain/awards/judgement-workflow.ts';
import { AWARD_WORKFLOW } from '../../../server/domain/awards/award-case-workflow.ts';
import { shelfOf } from '../../../server/domain/awards/policy-shelf.ts';
import { CHANGE_WORKFLOW } from '../../../server/domain/registry/change-workflow.ts';
import { REVENUE_WORKFLOW } from '../../../server/domain/records/revenue-workflow.ts';
import type { Living } from '../../../server/domain/registry/history.ts';
import { LISTING_WORKFLOW } from '../../../server/domain/registry/listing-workflow.ts';
import { MEMBERSHIP_WORKFLOW } from '../../../server/domain/registry/membership-workflow.ts';
import { MESSAGE_KINDS } from '../../../server/domain/registry/message-kinds.ts';
import type { Draft } from '../../../server/domain/registry/message.ts';
import { OUTSIDE_IMPORT_WORKFLOW } from '../../../server/domain/registry/outside-import.ts';
import { REVIEW_WORKFLOW } from '../../../server/domain/registry/review-workflow.ts';
import { demoAwards } from '../../../server/persistence/demo/demo-awards.ts';
import { demoChanges } from '../../../server/persistence/demo/demo-changes.ts';
import { demoListingCases } from '../../../server/persistence/demo/demo-listing-cases.ts';
import { demoMemberships } from '../../../server/persistence/demo/demo-memberships.ts';
import { demoOutside } from '../../../server/persistence/demo/demo-outside.ts';
import { demoProviders } from '../../../server/persistence/demo/demo-providers.ts';
import { demoRevenue } from '../../../server/persistence/demo/demo-revenue.ts';
import { demoReviews } from '../../../server/persistence/demo/demo-reviews.ts';
import { loadListingRules } from '../../../server/policy-data/listing-loader.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';
import { loadPool } from '../../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';
import { AWARD_ROWS } from './message-rows-awards.ts';
import { GRADING_ROWS, GRADING_WORKFLOWS, gradingDocuments } from './message-rows-grading.ts';
import { wholeWay } from '../../support/adjustment.ts';
import { FACT_MESSAGE_ROWS, FACT_WORKFLOWS, factDocuments } from './message-rows-facts.ts';
import { wholeJudgement } from '../../support/judgement.ts';
import { isEnterprise, PROJECT_ROWS, PROJECT_WORKFLOWS, projectDocuments } from './message-rows-projects.ts';

/**
 * Written from the rules, not from the tables under test: who is told of an event how bindingly, `!` where it is asked
 * to do something, `@` where only accounts that are named are told, `/` between what is told in one case or the other.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  'change-requests': `
begin | firm required, city work!
resubmit | firm required, city work!
withdraw | city progress
approve | firm required, county progress
return | firm required!
refuse | firm required, county progress`,
  'revenue-statements': `
import | firm required
declare | firm progress, city work!, county work!
restate | firm progress, city work!, county work!
withdraw | city progress, county progress
verify | firm required
return | firm required!
question | firm required!
settle | firm required`,
  ...FACT_MESSAGE_ROWS,
  'membership-cases': `
declare-exit | firm required, city progress, county progress
revoke-exit | firm required, city progress, county progress
propose-removal | firm required!, county progress
defend | firm progress, city work!
remove | firm required, county progress
drop | firm required, county progress`,
  'review-cases': `
begin | firm required!
save |
submit | firm progress, city work!
report | firm progress, city work!
return | firm required!
keep | firm required, county progress
renew | firm required, county progress
correct | firm required!, county progress
propose-removal | firm required, county progress
set-aside | firm progress, county progress`,
  listing_cases: `
report | city work!
dismiss-clue |
open-case |
take-over |
add-evidence |
notify | firm required!, county progress
defend | firm progress, city work!@
record-defence | firm progress, city work!@
deliberate | city work!@
replace-panel | city work!@
vote | city work!
list | firm required, county progress / firm required, county progress, customer progress
close | firm required
correct | firm required
ask-repair | firm progress, city work!
grant-repair | firm required, county progress / firm required, county progress, customer progress
refuse-repair | firm required
end-with-source | firm required, county progress / firm required, county progress, customer progress
revoke | firm required, county progress / firm required, county progress, customer progress`,
  ...AWARD_ROWS,
  ...GRADING_ROWS,
  ...PROJECT_ROWS,
  outside_imports: `
begin |
map |
import | city progress
withdraw | city progress
discard |`,
};

const WORKFLOWS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'change-requests': CHANGE_WORKFLOW,
  'revenue-statements': REVENUE_WORKFLOW,
  ...FACT_WORKFLOWS,
  'membership-cases': MEMBERSHIP_WORKFLOW,
  'review-cases': REVIEW_WORKFLOW,
  listing_cases: LISTING_WORKFLOW,
  award_cases: AWARD_WORKFLOW,
  award_judgements: JUDGEMENT_WORKFLOW,
  award_adjustments: ADJUSTMENT_WORKFLOW,
  ...GRADING_WORKFLOWS,
  ...PROJECT_WORKFLOWS,
  outside_imports: OUTSIDE_IMPORT_WORKFLOW,
};
const TODAY = '2026-11-24';
const firms = demoProviders(TODAY);
const terms = { today: TODAY, rules: loadPool([]), calendar: loadWorkCalendar([]) };
const shelf = shelfOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES));
const reviews = demoReviews(firms, terms);
const listings = demoListingCases(firms, { ...terms, rules: loadListingRules([]) });
const DOCUMENTS: Readonly<Record<string, readonly Living<string>[]>> = {
  'change-requests': demoChanges(firms, terms),
  'revenue-statements': demoRevenue(firms, terms),
  ...factDocuments(firms, terms),
  'membership-cases': demoMemberships(firms, reviews.cases, terms),
  'review-cases': reviews.cases,
  listing_cases: listings,
  award_cases: demoAwards(firms, shelf.get('jiaxing-2024-6')!, { ...terms, first: firms[0]!.uscc, notice: 9 }).cases,
  award_judgements: [wholeJudgement()],
  award_adjustments: [wholeWay()],
  ...gradingDocuments(),
  ...projectDocuments(firms, terms),
  outside_imports: demoOutside(firms, TODAY).map(({ made }) => made),
};
const rows = (kind: string) =>
  new Map(
    (EXPECTED[kind] ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split(' |').map((part) => part.trim()))
      .map(([event = '', told = '']): [string, string] => [event, told]),
  );

/** A document as it was when an entry was new, so that what is said of it is said as of then. */
function asOf(document: Living<string>, version: number): Living<string> {
  return { ...document, version, history: document.history.slice(0, version) };
}

function told({ to: { account, uscc, role, shortlisted }, level, todo }: Draft): string {
  const others = shortlisted === undefined ? (role ?? 'nobody') : 'customer';
  const reader = uscc === undefined ? others : isEnterprise(uscc) ? 'enterprise' : 'firm';
  return `${reader} ${level}${todo ? '!' : ''}${account === undefined ? '' : '@'}`;
}

for (const [kind, documents] of Object.entries(DOCUMENTS)) {
  describe(`what people are told: ${kind}`, () => {
    const expected = rows(kind);
    const table = MESSAGE_KINDS[kind]!;

    it('is written for every event of the workflow', () => {
      const events = new Set(Object.values(WORKFLOWS[kind] ?? {}).flatMap((steps) => Object.keys(steps)));
      assert.deepEqual(
        [...events].filter((event) => !expected.has(event)),
        [],
      );
    });

    it('reaches exactly those whom it concerns, in whole words, and says no secret', () => {
      const seen = new Set<string>();
      for (const document of documents)
        for (const { version, event, by } of document.history) {
          const drafts = table.draft(asOf(document, version), version);
          const words = [...new Set(drafts.map(told))].sort().join(', ');
          const allowed = expected
            .get(event)!
            .split(' / ')
            .map((one) => one.split(', ').sort().join(', '));
          // What is said only under a condition may be left out; nothing else may come.
          if (words !== '') assert.ok(allowed.includes(words), `${event} of ${document.id}: ${words}`);
          if (words !== '' || allowed.includes('')) seen.add(event);
          for (const { subject, text, to } of drafts) {
            const said = [subject, ...text].join('\n');
            assert.doesNotMatch(said, /undefined|null|NaN|\[object/);
            assert.ok(
              to.except.includes(by.account) || /firm|enterprise/.test(words),
              `${event}: who did it is told again`,
            );
          }
        }
      assert.ok(seen.size >= Math.min(expected.size, 4), [...seen].join());
    });
  });
}

describe('what people are told of a case of the negative list', () => {
  const draftsOf = (one: (typeof listings)[number]) =>
    one.history.flatMap(({ version }) => MESSAGE_KINDS['listing_cases']!.draft(one, version));

  it('never names who gave the clue, nor how anybody voted', () => {
    let informants = 0;
    for (const one of listings) {
      const said = draftsOf(one)
        .flatMap(({ subject, text }) => [subject, ...text])
        .join('\n');
      if (one.informant !== null) {
        informants++;
        assert.ok(!said.includes(one.informant.name) && !said.includes(one.informant.contact), one.number);
      }
      for (const { reason } of one.votes) assert.ok(!said.includes(reason), one.number);
    }
    assert.ok(informants > 0);
  });

  it('tells a firm nothing before it is to be listed, and leads it to its own page', () => {
    let firmsTold = 0;
    for (const one of listings) {
      const toFirm = draftsOf(one).filter(({ to }) => to.uscc !== undefined);
      if (one.proposal === null) assert.deepEqual(toFirm, [], one.number);
      for (const { link } of toFirm) assert.equal(link.page, 'own-listings');
      firmsTold += toFirm.length;
    }
    assert.ok(firmsTold > 0);
  });
});
