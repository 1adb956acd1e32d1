import type { Config } from './config.ts';
import { AWARD_RULES } from './domain/awards/assess.ts';
import { shelfOf, type PolicyShelf } from './domain/awards/policy-shelf.ts';
import { firmReader } from './domain/registry/firm-profile.ts';
import { openChineseScript } from './persistence/chinese-script.ts';
import { loadScreening } from './policy-data/screening-loader.ts';
import { loadRevenueRules } from './policy-data/revenue-loader.ts';
import { loadProfileRules } from './policy-data/profile-loader.ts';
import { loadCity } from './policy-data/city-loader.ts';
import { loadListingRules } from './policy-data/listing-loader.ts';
import { loadAdjustmentRules } from './policy-data/adjustments-loader.ts';
import { loadProjectRules } from './policy-data/projects-loader.ts';
import { loadGradingScheme } from './policy-data/grading-loader.ts';
import { loadGuide } from './policy-data/guide-loader.ts';
import type { Guide } from './domain/policy/guide-rules.ts';
import type { PolicyBook } from './domain/policy/policy-book.ts';
import { loadPaperRules } from './policy-data/papers-loader.ts';
import { loadPool } from './policy-data/pool-loader.ts';
import { loadWorkCalendar } from './policy-data/work-calendar-loader.ts';
import { loadPolicies, policyOfCity, SHIPPED_POLICIES } from './policy-data/loader.ts';

/** The policy of the city: the loader has seen to it that there is one. */
export function mainPolicyOf(shelf: PolicyShelf, id: string) {
  const found = shelf.get(id);
  if (found === undefined) throw new Error(`no policy ${id}`);
  return found;
}

/** What else may be claimed under each policy that says so. */
function guidesOf(books: ReadonlyMap<string, PolicyBook>, folders: readonly string[]): ReadonlyMap<string, Guide> {
  const guides = [...books].map(([id, book]) => [id, loadGuide(folders, book)] as const);
  return new Map(guides.flatMap(([id, guide]) => (guide === undefined ? [] : [[id, guide] as const])));
}

let shipped: RuleBooks | undefined;

/** The city and its policies: those that come with Heku, and those of `POLICY_DIR`. What comes with Heku is read once. */
export function ruleBooksOf({ policyDir }: Config): RuleBooks {
  if (policyDir !== undefined) return readBooks(policyDir);
  shipped ??= readBooks(undefined);
  return shipped;
}

type RuleBooks = ReturnType<typeof readBooks>;

function readBooks(policyDir: string | undefined) {
  const more = policyDir === undefined ? [] : [policyDir];
  const books = loadPolicies([SHIPPED_POLICIES, ...more], AWARD_RULES);
  const city = loadCity(more);
  policyOfCity(books, city.policy);
  const screeningRules = loadScreening(more);
  return {
    city,
    shelf: shelfOf(books),
    guides: guidesOf(books, [SHIPPED_POLICIES, ...more]),
    rules: loadPool(more),
    paperRules: loadPaperRules(more),
    profileRules: loadProfileRules(more),
    listingRules: loadListingRules(more),
    screeningRules,
    /** How firms are read for comparing, by the city's words. */
    readFirm: firmReader(screeningRules, openChineseScript()),
    revenueRules: loadRevenueRules(more),
    adjustmentRules: loadAdjustmentRules(more),
    projectRules: loadProjectRules(more),
    gradingScheme: loadGradingScheme(more),
    calendar: loadWorkCalendar(more),
  };
}
