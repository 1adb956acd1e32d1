import { readable, type Fields, type TestPerson } from '../../support/site.ts';

export const PROFILE = '/records/profile';
/** The first product, case and certificate of the firm of provider1: see demo-profile-first.ts. */
export const PRODUCT = `${PROFILE}/products/de0100000101`;
export const CASE = `${PROFILE}/cases/de0100000201`;
export const CERTIFICATE = `${PROFILE}/certificates/de0100000301`;

/** What is typed for a new item of each list. */
export const ITEMS = {
  products: {
    name: '巡检小程序',
    description: '扫码点检。',
    category: 'light-product',
    pricing: 'yearly',
    priceUnit: 'yuan',
    priceFrom: '2,980',
    priceTo: '9800.50',
    per: '年',
  },
  cases: {
    project: '包装线联网',
    customer: '丙食品厂（虚构）',
    customerPublic: 'yes',
    industry: 'food',
    subIndustry: '调味品',
    amount: '33.5',
    signedOn: '2025-01-10',
    acceptedOn: '2025-09-10',
    result: '一次合格率 99%。',
  },
  certificates: { kind: 'itss', number: 'ITSS-9', issuer: '演示认证', from: '2025-01-01', to: '' },
} as const;

export const hiddenIn = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** What a form of the profile holds hidden: the digest of what it shows, and the id of a new item. */
export async function shownForm(person: TestPerson, path: string) {
  const { text } = await person.get(path).expect(200);
  return { seen: hiddenIn(text, 'seen'), item: hiddenIn(text, 'item'), text: readable(text) };
}

/** Fills in a form as a person does who has just opened it. */
export async function fill(person: TestPerson, path: string, fields: Fields | readonly (readonly [string, string])[]) {
  const { seen, item } = await shownForm(person, path);
  const form = new URLSearchParams(
    Array.isArray(fields) ? ([...fields] as [string, string][]) : (fields as Record<string, string>),
  );
  form.set('seen', seen);
  if (item !== '') form.set('item', item);
  return person.post(path, form);
}
