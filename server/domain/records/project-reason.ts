import { choiceName, type ProjectRules } from '../policy/project-rules.ts';
import type { ProjectEvent } from './project-events.ts';
import type { ProjectOrder } from './project-order.ts';
import type { Project } from './project.ts';
import { isWordStep, WORD_STEPS } from './rating-words.ts';

/**
 * The reason of a step as its history keeps it, so that the time line says of itself what was done: which milestone, which unit;
 * where words are hidden the ground comes first; of a contact the name, never a number.
 */
export function stepReason(
  { milestones }: Pick<Project, 'milestones'>,
  event: ProjectEvent,
  { text, ground, contact, milestone, supervisor }: ProjectOrder,
  rules: ProjectRules,
): string {
  if (event === 'reach-milestone') return milestones[milestone ?? -1]?.title ?? '';
  if (event === 'name-supervisor') return supervisor?.name ?? '';
  if (event === 'name-contact') return `${contact.name.trim()}（${contact.position.trim()}）`;
  const hides = isWordStep(event) && WORD_STEPS[event].deed === 'hide';
  return hides ? `${choiceName(rules.hidingGrounds, ground)}。${text}` : text;
}
