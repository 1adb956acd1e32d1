import { SIDES, type Project, type ProjectContact, type Side } from '../../domain/records/project.ts';

type Field = (name: string, label: string, more?: object) => object;

/** What stands in the fields of a contact. */
export const contactTyped = ({ name, position, phone, email }: ProjectContact): Readonly<Record<string, string>> => ({
  ...{ contactName: name, contactPosition: position, contactPhone: phone, contactEmail: email },
});

/** The fields of a contact, on the form of a project and on the pages of steps. */
export const contactFields = (field: Field): object[] => [
  field('contactName', '联系人', {
    ...{ maxlength: 30, autocomplete: 'name' },
    hint: '负责这个项目的人。只有双方和主管部门看得到，不公开。',
  }),
  field('contactPosition', '职务', { maxlength: 30, autocomplete: 'organization-title' }),
  field('contactPhone', '联系电话', { kind: 'tel', maxlength: 30, autocomplete: 'tel', width: 'code' }),
  field('contactEmail', '电子邮箱', { kind: 'email', maxlength: 200, autocomplete: 'email', optional: true }),
];

/** Whom both sides are reached by: for the sides themselves and for the offices. */
export const contactFacts = ({ contacts }: Project) =>
  (Object.keys(SIDES) as Side[]).map((side) => {
    const contact = contacts?.[side];
    const term = `${SIDES[side]}联系人`;
    if (contact === undefined) return { term, text: '还没有填写' };
    const { name, position, phone, email } = contact;
    return { term, lines: [`${name}（${position}）`, phone, ...(email === '' ? [] : [email])] };
  });
