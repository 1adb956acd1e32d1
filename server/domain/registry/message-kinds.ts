import type { Account } from './account.ts';
import { ADJUSTMENT_MESSAGES } from './message-adjustments.ts';
import { ACCOUNT_MESSAGES } from './message-accounts.ts';
import { APPLICATION_MESSAGES } from './message-applications.ts';
import { AWARD_MESSAGES } from './message-awards.ts';
import { CHANGE_MESSAGES } from './message-changes.ts';
import { GRADE_MESSAGES, GRADING_ROUND_MESSAGES, GRADING_SHEET_MESSAGES } from './message-grading.ts';
import {
  CERTIFICATE_MESSAGES,
  OTHER_AWARD_MESSAGES,
  PREDECESSOR_MESSAGES,
  STANDARD_MESSAGES,
} from './message-facts.ts';
import { COMPLAINT_MESSAGES } from './message-complaints.ts';
import { LISTING_MESSAGES } from './message-listings.ts';
import { MEMBERSHIP_MESSAGES } from './message-memberships.ts';
import { OUTSIDE_MESSAGES } from './message-outside.ts';
import { PROJECT_MESSAGES } from './message-projects.ts';
import { REMINDER_MESSAGES } from './message-reminders.ts';
import { REVENUE_MESSAGES } from './message-revenue.ts';
import { REVIEW_MESSAGES } from './message-reviews.ts';
import { JUDGEMENT_MESSAGES } from './message-judgements.ts';
import { SCREENING_MESSAGES } from './message-screenings.ts';
import { isReader, LEVEL_WORDS, topicOf, type MessageKind, type MessageLevel, type Topic } from './message.ts';

/** Accounts are no documents of the journal; their own history is followed. */
export const ACCOUNTS = 'accounts';

/** What the daily jobs find stands in a collection of its own, and is followed there. */
export const REMINDERS = 'reminders';

/** Every kind of document of which people are told, by the name of its collection: its table stands in a file of its own. Files of a firm bring no messages: who uploads sees it. */
export const MESSAGE_KINDS: Readonly<Record<string, MessageKind>> = {
  applications: APPLICATION_MESSAGES,
  'change-requests': CHANGE_MESSAGES,
  'revenue-statements': REVENUE_MESSAGES,
  'group-standards': STANDARD_MESSAGES,
  certificates: CERTIFICATE_MESSAGES,
  'other-awards': OTHER_AWARD_MESSAGES,
  predecessors: PREDECESSOR_MESSAGES,
  'membership-cases': MEMBERSHIP_MESSAGES,
  'review-cases': REVIEW_MESSAGES,
  listing_cases: LISTING_MESSAGES,
  screening_cases: SCREENING_MESSAGES,
  award_cases: AWARD_MESSAGES,
  award_judgements: JUDGEMENT_MESSAGES,
  award_adjustments: ADJUSTMENT_MESSAGES,
  projects: PROJECT_MESSAGES,
  complaints: COMPLAINT_MESSAGES,
  outside_imports: OUTSIDE_MESSAGES,
  grading_rounds: GRADING_ROUND_MESSAGES,
  grading_sheets: GRADING_SHEET_MESSAGES,
  grades: GRADE_MESSAGES,
  [REMINDERS]: REMINDER_MESSAGES,
  [ACCOUNTS]: ACCOUNT_MESSAGES,
};

/** A kind as pages name it. */
export function kindName(kind: string): string {
  return Object.hasOwn(MESSAGE_KINDS, kind) ? (MESSAGE_KINDS[kind]?.name ?? kind) : kind;
}

/** A level of a kind as pages name it. */
export function levelName(kind: string, level: MessageLevel): string {
  return kind === ACCOUNTS ? '账号安全' : LEVEL_WORDS[level].name;
}

/** What a person can be told, and whether its mail can be turned off. */
export interface OfferedTopic {
  readonly topic: Topic;
  readonly kind: string;
  readonly level: MessageLevel;
  readonly locked: boolean;
}

const LEVELS = Object.keys(LEVEL_WORDS) as readonly MessageLevel[];

/** The topics that can reach a person; those that the law demands are locked. */
export function topicsFor(account: Pick<Account, 'role' | 'owner'>): OfferedTopic[] {
  return Object.entries(MESSAGE_KINDS).flatMap(([kind, { told }]) => {
    const levels = LEVELS.filter(
      (level) =>
        (kind === ACCOUNTS && level === 'required') ||
        told.some((one) => one.level === level && isReader(account, one.reader)),
    );
    return levels.map((level) => ({ topic: topicOf(kind, level), kind, level, locked: level === 'required' }));
  });
}
