import type { Provider, SoftwareCertificate } from '../registry/provider.ts';
import { dayBefore, type Day } from '../shared/calendar-date.ts';
import { textOf, type FactData, type FactField } from './fact-fields.ts';
import type { FactKind, FactSetting, Faults } from './fact-kind.ts';

const UNTIL: FactField = {
  ...{ name: 'validTo', label: '有效期止', type: 'day', optional: true },
  hint: '长期有效的不填；当天仍有效。',
};

function check(data: FactData, { today }: FactSetting): Faults {
  const from = textOf(data, 'validFrom');
  const to = textOf(data, 'validTo');
  return {
    ...(data['kind'] === 'other' && data['name'] === null && { name: '其他证书请填写证书名称' }),
    ...(from > today && { validFrom: '有效期起不能晚于今天：生效后再申报' }),
    ...(to !== '' && from !== '' && to < from && { validTo: '有效期止不能早于有效期起' }),
  };
}

function checkRead({ revokedOn }: FactData, _data: FactData, today: Day): Faults {
  return typeof revokedOn === 'string' && revokedOn > today ? { revokedOn: '失效的日期不能晚于今天' } : {};
}

/** The certificate was in force until the day before; `null` where it is as if it had never been issued. */
function revoked(data: FactData, { revokedOn }: FactData): FactData | null {
  const last = dayBefore(String(revokedOn));
  if (last < textOf(data, 'validFrom')) return null;
  const to = data['validTo'] ?? null;
  return { ...data, validTo: typeof to === 'string' && to < last ? to : last, revokedOn: revokedOn ?? null };
}

const recordOf = (data: FactData): SoftwareCertificate => ({
  number: textOf(data, 'number'),
  from: textOf(data, 'validFrom'),
  to: (data['validTo'] ?? null) as Day | null,
});

const isSoftware = ({ kind }: FactData) => kind === 'software';

/** Only that of a software enterprise is asked for by an award (A8); others stand in the ledger. */
function recorded(
  { softwareCertificates }: Provider,
  before: readonly FactData[],
  now: FactData | null,
): Partial<Provider> {
  const all = [...before, ...(now === null ? [] : [now])].filter(isSoftware);
  if (all.length === 0) return {};
  const replaced = new Set(all.map((one) => textOf(one, 'number')));
  const others = (softwareCertificates ?? []).filter(({ number }) => !replaced.has(number));
  const own = now !== null && isSoftware(now) ? [recordOf(now)] : [];
  return { softwareCertificates: [...others, ...own].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

const KINDS = { software: '软件企业证书', other: '其他证书' } as const;

/** Certificates: those of a software enterprise and others, declared by the firm or entered by an office. */
export const CERTIFICATE_FACTS: FactKind = {
  name: 'certificates',
  collection: 'certificates',
  word: '证书',
  prefix: 'ZS',
  declare: 'certificate.declare',
  confirms: {
    confirm: {
      by: 'certificate.confirm',
      text: '确认证书',
      asks: [UNTIL],
      consequence: '请照证书填写有效期止，并在发证机构查验真伪。确认后写入企业档案；软件企业证书按有效期计入奖励测算。',
    },
  },
  fields: [
    { name: 'kind', label: '证书种类', type: 'choice', options: KINDS },
    {
      ...{ name: 'name', label: '证书名称', type: 'text', most: 60, optional: true },
      hint: '其他证书填写，例如 高新技术企业。',
    },
    { name: 'number', label: '证书编号', type: 'text', most: 60 },
    { name: 'issuer', label: '发证机构', type: 'text', most: 60 },
    { name: 'validFrom', label: '有效期起', type: 'day' },
    UNTIL,
  ],
  sources: [{ code: 'certificate', name: '证书扫描件', purpose: 'other', needed: true }],
  listed: ['issuer', 'validFrom', 'validTo'],
  check,
  checkRead,
  tidy: (data) => ({ ...data, number: textOf(data, 'number').normalize('NFKC') || null }),
  titleOf: (data) => `${isSoftware(data) ? KINDS.software : textOf(data, 'name')} ${textOf(data, 'number')}`,
  keyOf: (data) =>
    `${textOf(data, 'kind')} ${isSoftware(data) ? '' : textOf(data, 'name')} ${textOf(data, 'number').toUpperCase()}`,
  holdsOf: () => null,
  familyOf: () => null,
  revokeAsks: [
    { name: 'revokedOn', label: '自哪一天起失效', type: 'day', hint: '按撤销、注销的文件填写；从这一天起不再有效。' },
  ],
  revoked,
  recorded,
};
