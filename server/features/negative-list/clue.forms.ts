import { z } from 'zod';
import { judgeUscc } from '../../domain/registry/uscc.ts';

const text = z
  .string()
  .catch('')
  .transform((value) => value.replaceAll('\r\n', '\n').trim());

export const CLUE_FIELDS = ['whom', 'uscc', 'content', 'reference', 'name', 'contact'] as const;
export type ClueTyped = Readonly<Record<(typeof CLUE_FIELDS)[number], string>>;

const clueForm = z.object({
  whom: text,
  uscc: text.transform((value) => value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()),
  content: text,
  reference: text,
  name: text,
  contact: text,
});

const MOST: Readonly<Record<string, number>> = { content: 2000, whom: 100, reference: 100, name: 60, contact: 60 };

/** Reads a clue. The public gives name and contact; an official stands with the own account for it. */
export function readClue(body: unknown, fromPublic: boolean) {
  const typed: ClueTyped = clueForm.parse(typeof body === 'object' && body !== null ? body : {});
  const faults: { id: keyof ClueTyped; text: string }[] = [];
  const need = (id: keyof ClueTyped, words: string) => {
    if (typed[id] === '') faults.push({ id, text: words });
  };
  need('whom', '请填写被反映的服务商名称');
  if (typed.uscc !== '' && !judgeUscc(typed.uscc).valid)
    faults.push({ id: 'uscc', text: '统一社会信用代码有误，请核对；不清楚可以不填' });
  need('content', '请写明事实：什么时间、什么项目、发生了什么');
  if (fromPublic) {
    need('name', '请填写您的姓名或单位名称');
    need('contact', '请填写您的联系方式');
  }
  for (const [id, most] of Object.entries(MOST))
    if ([...typed[id as keyof ClueTyped]].length > most)
      faults.push({ id: id as keyof ClueTyped, text: `最多 ${most} 个字` });
  return { typed, faults };
}
