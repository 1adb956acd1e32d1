import { z } from 'zod';
import { FEWEST_GROUNDS } from '../../domain/registry/objection.ts';

const one = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first ?? '')])
  .optional()
  .transform((value) => (value ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const line = one.transform((value) => value.normalize('NFKC').replace(/\s+/g, ' '));

const form = z.object({ firm: line, name: line, contact: line, unit: line, content: one, honest: one });

const MOST = { name: 50, contact: 100, unit: 100, content: 5000 } as const;
const LABELS = { name: '姓名', contact: '联系方式', unit: '工作单位', content: '事实与理由' } as const;
/** Names by which people stay anonymous. */
const NAMELESS = /^(匿名.*|无名.*|不愿.*|保密|某.{0,3}|.{1,2}某某?|群众|网友|知情人.*|无|[\d\s.。-]+)$/u;

/** Reads an objection; all that is missing or wrong is said at once. */
export function readObjection(body: unknown) {
  const typed = form.parse(body ?? {});
  const issues: { path: string; code: string; message: string }[] = [];
  const refuse = (wrong: boolean, path: string, message: string) =>
    wrong && issues.push({ path, code: 'typed', message });
  const { name, contact, unit, content, honest } = typed;
  refuse(name === '', 'name', '请填写您的真实姓名，匿名异议不予受理');
  refuse(name !== '' && ([...name].length < 2 || NAMELESS.test(name)), 'name', '请填写真实姓名，匿名异议不予受理');
  refuse(contact === '', 'contact', '请填写联系电话、邮箱或地址，以便核实');
  refuse(contact !== '' && [...contact].length < 5, 'contact', '联系方式太短，请写全电话号码、邮箱或地址');
  const grounds = [...content.replace(/\s/g, '')].length;
  refuse(grounds < FEWEST_GROUNDS, 'content', `请写明事实与理由，不少于 ${FEWEST_GROUNDS} 个字，现有 ${grounds} 个字`);
  for (const field of ['name', 'contact', 'unit', 'content'] as const)
    refuse([...typed[field]].length > MOST[field], field, `${LABELS[field]}最多 ${MOST[field]} 个字`);
  refuse(honest !== 'yes', 'honest', '请确认所述情况属实');
  return { typed, words: { name, contact, unit, content }, issues };
}
