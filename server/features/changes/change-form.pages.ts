import { regionName } from '../../domain/policy/city.ts';
import { identityLines, IDENTITY_WORDS, type ChangeRequest } from '../../domain/registry/change-request.ts';
import type { IdentityField } from '../../domain/registry/change-request.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import * as paths from '../../paths.ts';
import type { ChangeWords } from './change-parts.pages.ts';

/** The form as it was typed, or as it begins, and what is wrong with it by field. */
export interface ShownChange {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Partial<Record<string, string>>>;
}

/** What the form begins with: what is on record, or what a returned request had asked for. */
export function changeTyped(
  provider: Provider,
  { regions }: { regions: readonly { code: string }[] },
  request?: ChangeRequest,
) {
  const wanted = new Map(request?.changes.map(({ field, after }) => [field, after]));
  const at = (field: 'name' | 'legalRepresentative' | 'region' | 'address' | 'establishedOn') =>
    String(wanted.get(field) ?? provider[field]);
  const region = at('region');
  const inside = regions.some(({ code }) => code === region);
  const certificates = wanted.get('softwareCertificates');
  const added = Array.isArray(certificates) && certificates.length > (provider.softwareCertificates?.length ?? 0);
  const last = (added ? certificates.at(-1) : undefined) as
    { number: string; from: string; to: string | null } | undefined;
  return {
    uscc: provider.uscc,
    name: at('name'),
    legalRepresentative: at('legalRepresentative'),
    region: inside ? region : 'outside',
    regionOutside: inside ? '' : region,
    address: at('address'),
    establishedOn: at('establishedOn'),
    software: certificates === undefined ? 'keep' : added ? 'held' : 'none',
    softwareNumber: last?.number ?? '',
    softwareFrom: last?.from ?? '',
    softwareTo: last?.to ?? '',
    occurredOn: request?.occurredOn ?? '',
    grounds: request?.grounds ?? '',
  };
}

/** The form of a change request, with what is on record beside each field. */
export function changeFormPage(provider: Provider, form: ShownChange, words: ChangeWords, request?: ChangeRequest) {
  const { city, rules } = words;
  const field = (name: string, label: string, more: object = {}) => ({
    name,
    label,
    value: form.typed[name],
    error: form.faults[name],
    ...more,
  });
  const recorded = (name: IdentityField) => {
    const lines = identityLines({ field: name, value: provider[name] }, (region) => regionName(city, region));
    return lines.length === 0 ? '现登记：无' : `现登记：${lines.join('；')}`;
  };
  const locked = (name: IdentityField, more: object = {}) =>
    field(name, IDENTITY_WORDS[name], { hint: recorded(name), ...more });
  const returned = request?.history.at(-1)?.reason;
  return {
    title: request === undefined ? '申请变更登记信息' : '修改变更申请',
    number: [provider.name, request?.number].filter(Boolean).join(' · '),
    lead: `只改发生变化的项目，其余保持原样。变化发生之日起超过 ${rules.changeReportDays} 个工作日报告的，记为迟报。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.profile(), text: '企业资料' },
      { href: paths.changes(), text: '信息变更' },
      { text: request === undefined ? '申请变更' : '修改' },
    ],
    errors: Object.entries(form.faults).map(([name, text]) => ({ href: `#${name}`, text })),
    banner: returned === undefined ? undefined : { kind: 'waiting', title: '需要补正', text: returned },
    post: request === undefined ? paths.changeNew() : paths.changeEdit(request.id),
    version: request?.version ?? 0,
    groups: [
      {
        title: '要变更的内容',
        fields: [
          field('uscc', '统一社会信用代码', {
            width: 'code',
            hint: '代码不能在这里变更。因合并、分立等换发代码的，须以新代码重新登记。',
          }),
          locked('name', { maxlength: 100 }),
          locked('legalRepresentative', { maxlength: 60, width: 'code' }),
          locked('region', {
            kind: 'select',
            options: [
              ...city.regions.map(({ code, name }) => ({ value: code, text: name })),
              { value: 'outside', text: '市外' },
            ],
          }),
          field('regionOutside', '市外的行政区划代码', {
            width: 'short',
            inputmode: 'numeric',
            optional: true,
            hint: '注册地在市外的，填写六位代码，例如 330106。',
          }),
          locked('address', { maxlength: 200, optional: provider.address === '' }),
          locked('establishedOn', { kind: 'date' }),
        ],
      },
      {
        title: IDENTITY_WORDS.softwareCertificates,
        fields: [
          field('software', '软件企业状态', {
            kind: 'radios',
            hint: recorded('softwareCertificates'),
            options: [
              { value: 'keep', text: '没有变化' },
              { value: 'held', text: '新取得或换发证书', hint: '填写下面三项' },
              { value: 'none', text: '不是软件企业', hint: '已登记的证书，有效期止于发生日期' },
            ],
          }),
          field('softwareNumber', '证书编号', { width: 'code', optional: true, maxlength: 60 }),
          field('softwareFrom', '有效期起', { kind: 'date', optional: true }),
          field('softwareTo', '有效期止', { kind: 'date', optional: true, hint: '长期有效的留空。' }),
        ],
      },
      {
        title: '何时发生、为什么',
        fields: [
          field('occurredOn', '发生日期', { kind: 'date', hint: '登记机关核准变更的日期，或证书签发的日期。' }),
          field('grounds', '变更原因', { kind: 'textarea', rows: 4, maxlength: 500 }),
        ],
      },
    ],
    submitText: request === undefined ? '提交变更申请' : '再次提交变更申请',
    cancel: { href: request === undefined ? paths.changes() : paths.change(request.id), text: '不提交，返回' },
  };
}
