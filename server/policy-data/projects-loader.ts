import { z } from 'zod';
import { HIGHEST_SCORE, type ProjectRules } from '../domain/policy/project-rules.ts';
import { lastFile } from './last-file.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';

const text = z.string().trim().min(1, '不能为空');
const code = z.string().regex(/^[a-z0-9-]+$/, '应为小写字母、数字和连字符');
const days = z.strictObject({ value: z.number().int().min(1).max(250), source: text });
const named = { code, name: text, source: text };
const choices = z.array(z.strictObject(named)).min(1);
const projectsSchema = z.strictObject({
  ...{ registerDays: days, reportDays: days, confirmDays: days, ratingAnswerDays: days },
  hidingDays: days,
  ...{ complaintAcceptDays: days, complaintAnswerDays: days, complaintConcludeDays: days },
  ...{ modes: choices, findings: choices, complaintKinds: choices, hidingGrounds: choices },
  contractModel: z.strictObject({ title: text, source: text }),
  contractItems: z.array(z.strictObject({ code, text, required: z.boolean(), source: text })).min(1),
  delayCauses: z.array(z.strictObject({ ...named, excuses: z.boolean() })).min(1),
  terminationGrounds: z.array(z.strictObject({ ...named, fault: z.enum(['provider', 'enterprise', 'none']) })).min(1),
  questions: z
    .array(
      z.strictObject({
        ...{ code, title: text, text, source: text },
        anchors: z.array(text).length(HIGHEST_SCORE, `应有 ${HIGHEST_SCORE} 级说明，由低到高`),
      }),
    )
    .min(3, '应有 3 至 5 个问题')
    .max(5, '应有 3 至 5 个问题'),
});

const LISTS = [
  ...(['modes', 'contractItems', 'delayCauses', 'terminationGrounds', 'findings', 'questions'] as const),
  ...(['complaintKinds', 'hidingGrounds'] as const),
] as const;

/**
 * What projects, ratings and complaints go by, out of the last folder that has a `projects.yaml`. Refuses a term or an entry
 * without a source, a code that stands twice in its list, a question without its five anchors or with the same words twice,
 * a model contract that requires nothing.
 */
export function loadProjectRules(folders: readonly string[]): ProjectRules {
  const file = lastFile('projects.yaml', SHIPPED_POLICIES, folders);
  const read = file.read(projectsSchema);
  if (read === undefined) throw new PolicyDataError(file.faults);
  for (const list of LISTS)
    for (const [i, { code: own }] of read[list].entries())
      if (read[list].findIndex((one) => one.code === own) !== i) file.refuse([list, i, 'code'], `${own} 重复`);
  for (const [i, { anchors }] of read.questions.entries())
    if (new Set(anchors).size !== anchors.length) file.refuse(['questions', i, 'anchors'], '各级说明不能相同');
  if (!read.contractItems.some(({ required }) => required))
    file.refuse(['contractItems'], '示范文本至少应有一项必备条款');
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  const { contractModel, registerDays, reportDays, confirmDays, ratingAnswerDays, hidingDays, ...rest } = read;
  const { complaintAcceptDays, complaintAnswerDays, complaintConcludeDays, ...lists } = rest;
  return {
    ...lists,
    contractModel: contractModel.title,
    ...{ registerDays: registerDays.value, reportDays: reportDays.value, confirmDays: confirmDays.value },
    ratingAnswerDays: ratingAnswerDays.value,
    hidingDays: hidingDays.value,
    complaintAcceptDays: complaintAcceptDays.value,
    complaintAnswerDays: complaintAnswerDays.value,
    complaintConcludeDays: complaintConcludeDays.value,
  };
}
