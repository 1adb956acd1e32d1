import { contactRefusals } from './project-contact.ts';
import type { ProjectRefusal, ProjectRefusalCode } from './project-events.ts';
import type { ProjectGuard } from './project-order.ts';
import { isRatingPublic, isSample } from './project.ts';

const GOOD: readonly ProjectRefusal[] = [];
const wrong = (code: ProjectRefusalCode, field?: string): readonly ProjectRefusal[] => [
  field === undefined ? { code } : { code, field },
];
const known = (list: readonly { readonly code: string }[], code: string) => list.some((one) => one.code === code);

export const explained: ProjectGuard = (_project, { order: { text } }) =>
  text.trim() === '' ? wrong('text-missing', 'text') : GOOD;

export const contact: ProjectGuard = (_project, { order }) => contactRefusals(order.contact);

/** What happened did so on a day between the contract and today. */
export const happened: ProjectGuard = ({ contract }, { today, order: { occurredOn } }) => {
  if (occurredOn === null) return wrong('day-missing', 'occurredOn');
  if (occurredOn > today) return wrong('day-ahead', 'occurredOn');
  return occurredOn < contract.signedOn ? wrong('day-before-contract', 'occurredOn') : GOOD;
};

export const milestone: ProjectGuard = ({ milestones }, { order }) => {
  const open = milestones.some(({ reachedOn }) => reachedOn === null);
  if (!open) return wrong('milestone-missing');
  const chosen = order.milestone === null ? undefined : milestones[order.milestone];
  return chosen === undefined || chosen.reachedOn !== null ? wrong('milestone-missing', 'milestone') : GOOD;
};

export const delay: ProjectGuard = ({ plannedEnd }, { rules, order: { newEnd, cause } }) => [
  ...(newEnd === null ? wrong('end-missing', 'newEnd') : []),
  ...(newEnd !== null && newEnd <= plannedEnd ? wrong('end-not-later', 'newEnd') : []),
  ...(known(rules.delayCauses, cause) ? [] : wrong('cause-missing', 'cause')),
];

export const change: ProjectGuard = ({ uscc }, { order: { newProvider } }) => {
  if (newProvider === null) return wrong('provider-unknown', 'newProvider');
  return newProvider.uscc === uscc ? wrong('provider-same', 'newProvider') : GOOD;
};

/** Where a supervising unit is named (工程监理), nothing is accepted without a report of it (二（一）2). */
export const acceptance: ProjectGuard = ({ supervisor: unit, supervision: filed }, { order: { passed, files } }) => [
  ...(passed === null ? wrong('passed-missing', 'passed') : []),
  ...(passed === true && unit !== null && filed.length === 0 ? wrong('supervision-missing', 'passed') : []),
  ...(files.length === 0 ? wrong('files-missing', 'files') : []),
];

export const termination: ProjectGuard = (_project, { rules, order: { ground } }) =>
  known(rules.terminationGrounds, ground) ? GOOD : wrong('ground-missing', 'ground');

export const supervisor: ProjectGuard = ({ uscc, enterprise, former }, { order: { supervisor: unit } }) => {
  if (unit === null) return wrong('supervisor-missing', 'supervisorUscc');
  const parties = [uscc, enterprise.uscc, ...former.map((one) => one.uscc)];
  return parties.includes(unit.uscc) ? wrong('supervisor-not-independent', 'supervisorUscc') : GOOD;
};

export const supervision: ProjectGuard = ({ supervisor: unit }, { rules, order: { finding, files } }) => {
  if (unit === null) return wrong('supervisor-missing');
  return [
    ...(known(rules.findings, finding) ? [] : wrong('finding-missing', 'finding')),
    ...(files.length === 0 ? wrong('files-missing', 'files') : []),
  ];
};

/** An office decides only where the other side said nothing in its term. */
export const silent: ProjectGuard = ({ due }, { today }) =>
  due !== null && today <= due ? wrong('term-running') : GOOD;

export const verdict: ProjectGuard = (_project, { order }) =>
  order.verdict === null ? wrong('verdict-missing', 'verdict') : GOOD;

/** Once, and every question. */
export const rating: ProjectGuard = (project, { rules, order: { scores } }) => {
  if (project.rating !== null) return wrong('already-rated');
  return rules.questions.flatMap(({ code }) => {
    const score = scores[code] ?? null;
    return score !== null && Number.isInteger(score) && score >= 1 && score <= 5
      ? []
      : wrong('score-missing', `score-${code}`);
  });
};

/** The provider answers before the rating is public, once. */
export const answerable: ProjectGuard = (project, { today }) => {
  const given = project.rating;
  if (given === null) return wrong('wrong-state');
  return given.answer !== null || given.waivedOn !== null || isRatingPublic(given, today) ? wrong('answer-over') : GOOD;
};

export const noSample: ProjectGuard = (project, { today }) =>
  isSample(project, today) ? wrong('already-sample') : GOOD;
export const aSample: ProjectGuard = (project, { today }) => (isSample(project, today) ? GOOD : wrong('not-sample'));

export const unraised: ProjectGuard = ({ clue }) => (clue === null ? GOOD : wrong('already-raised'));
