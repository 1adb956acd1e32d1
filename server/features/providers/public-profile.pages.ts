import { categoryName, industryName } from '../../domain/policy/city.ts';
import type { Category, City } from '../../domain/policy/city.ts';
import { LISTS, SECTIONS, type ProfileField } from '../../domain/registry/profile-fields.ts';
import { valueLines, type ProfileLists } from '../../domain/registry/profile-values.ts';
import { priceWords, type ProfileCase } from '../../domain/registry/profile.ts';
import { maskedPhone, type Provider } from '../../domain/registry/provider.ts';
import { covers, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

/** What the public sees of what a provider keeps about itself; who may read all of it sees what proves it, too. */
export function publicProfile(provider: Provider, lists: ProfileLists, today: Day) {
  const { profile, softwareCertificates } = provider;
  const { city, certificateKinds } = lists;
  const whole = lists.documents !== undefined;
  const proofColumn = whole ? [{ text: '证明材料' }] : [];
  const proof = (evidence: readonly string[]) => (whole ? [proofCell(evidence, lists)] : []);
  const software = (softwareCertificates ?? []).map((one) => ({ ...one, kind: '软件企业', issuer: '', evidence: [] }));
  const others = profile.certificates.map((one) => ({ ...one, kind: kindName(certificateKinds, one.kind) }));
  return {
    products: {
      caption: '产品与服务',
      columns: [{ text: '名称', rowHead: true }, { text: '类别' }, { text: '计价方式' }, { text: '价格区间' }],
      rows: profile.products.map((product) => ({
        cells: [
          { text: product.name, note: product.description },
          product.category === '' ? { text: '—' } : { text: categoryName(city, product.category) },
          { text: choice('pricing', product.pricing, lists) },
          { text: priceWords(product) },
        ],
      })),
      empty: { text: '没有填写产品与服务。' },
    },
    cases: {
      caption: '典型案例',
      columns: [{ text: '项目', rowHead: true }, { text: '客户' }, { text: '签约' }, { text: '验收' }, ...proofColumn],
      rows: profile.cases.map((one) => ({
        cells: [
          { text: one.project, note: one.result },
          { text: customerWords(one, city) },
          ...[one.signedOn, one.acceptedOn].map((day) => (day === null ? { text: '—' } : { date: day })),
          ...proof(one.evidence),
        ],
      })),
      empty: { text: '没有填写典型案例。' },
    },
    certificates: {
      caption: '有效期内的资质',
      columns: [
        { text: '资质', rowHead: true },
        { text: '证书编号' },
        { text: '发证机关' },
        { text: '有效期' },
        ...proofColumn,
      ],
      rows: [...software, ...others]
        .filter((one) => covers(one, today))
        .map(({ kind, number, issuer, from, to, evidence }) => ({
          cells: [{ text: kind }, { text: number }, { text: issuer || '—' }, { from, to }, ...proof(evidence)],
        })),
      empty: { text: '没有有效期内的资质。' },
    },
  };
}

/** The documents that prove an item, each with the way to it; what the firm has removed is named without one. */
function proofCell(evidence: readonly string[], { documents = [] }: ProfileLists) {
  if (evidence.length === 0) return { text: '—' };
  return {
    links: evidence.map((id) => {
      const found = documents.find(({ code }) => code === id);
      return found?.removed === false
        ? { text: found.name, href: paths.documentFile(id) }
        : { text: `${found?.name ?? '材料'}（已移除）` };
    }),
  };
}

/** Further facts for the list of services: where the firm works, with whom, how it is reached; `whole` shows all of it. */
export function serviceFacts({ profile }: Provider, lists: ProfileLists, whole: boolean) {
  const { regions, team, servicePhone, website, email, mailingAddress } = profile;
  const resident = team.resident === null ? '' : `，其中本地常驻 ${team.resident} 人`;
  const field: ProfileField = SECTIONS.regions.fields[0];
  return [
    ...(regions.length === 0 ? [] : [{ term: '服务区域', words: valueLines(field, regions, lists) }]),
    ...(team.size === null ? [] : [{ term: '服务团队', text: `${team.size} 人${resident}`, note: team.roles }]),
    ...(servicePhone === '' ? [] : [{ term: '服务电话', text: whole ? servicePhone : publicPhone(servicePhone) }]),
    ...(website === '' ? [] : [{ term: '网址', text: website, href: website }]),
    ...(whole && email !== '' ? [{ term: '电子邮箱', text: email, note: '不公开' }] : []),
    ...(whole && mailingAddress !== '' ? [{ term: '通信地址', text: mailingAddress, note: '不公开' }] : []),
  ];
}

/** A line of the firm is public as it stands; a mobile number may be a person's. */
function publicPhone(phone: string): string {
  return /^(\+?86)?1\d{10}$/.test(phone.replace(/[\s-]/g, '')) ? maskedPhone(phone) : phone;
}

/** The customer by name only where it agreed to it; else what kind of firm it is. */
function customerWords({ customer, customerPublic, industry, subIndustry }: ProfileCase, city: City): string {
  if (customerPublic) return customer;
  const kind = subIndustry || (industry === '' ? '' : industryName(city, industry));
  return kind === '' ? '某企业（名称未公开）' : `某${kind}企业`;
}

function kindName(kinds: readonly Category[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name ?? code;
}

function choice(name: string, value: string, lists: ProfileLists): string {
  const field = LISTS.products.fields.find((one) => one.name === name);
  return field === undefined || value === '' ? '—' : valueLines(field, value, lists).join('');
}
