import type { City } from '../../domain/policy/city.ts';
import { identityChanges, type ChangeOrder, type Identity } from '../../domain/registry/change-request.ts';
import type { Provider, SoftwareCertificate } from '../../domain/registry/provider.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';

export const CHANGE_FIELDS = [
  'version',
  'uscc',
  'name',
  'legalRepresentative',
  'region',
  'regionOutside',
  'address',
  'establishedOn',
  'software',
  'softwareNumber',
  'softwareFrom',
  'softwareTo',
  'occurredOn',
  'grounds',
] as const;

export type TypedChange = Readonly<Record<(typeof CHANGE_FIELDS)[number], string>>;
export type ChangeFaults = Readonly<Partial<Record<(typeof CHANGE_FIELDS)[number], string>>>;

/** The choice of the list of regions that asks for a code. */
export const OUTSIDE = 'outside';

export type ReadChange = { readonly order: ChangeOrder } | { readonly faults: ChangeFaults };

type Mutable = { -readonly [Key in keyof ChangeFaults]: ChangeFaults[Key] };

/** Reads what the firm wants changed, against what is on record. All that is wrong is said at once. */
export function readChange(given: TypedChange, provider: Provider, city: City, today: Day): ReadChange {
  const typed = trimmed(given);
  const faults: Mutable = {};
  if (typed.uscc !== '' && typed.uscc !== provider.uscc)
    faults.uscc = '统一社会信用代码不能在这里变更。因合并、分立等换发代码的，须以新代码重新登记';
  const day = (field: 'establishedOn' | 'occurredOn', label: string): Day => {
    if (typed[field] === '') faults[field] = `请填写${label}`;
    else if (!isDay(typed[field])) faults[field] = `${label}应为真实存在的日期，例如 2026-11-24`;
    else if (typed[field] > today) faults[field] = `${label}不能晚于今天`;
    return typed[field];
  };
  const text = (field: 'name' | 'legalRepresentative' | 'address', label: string, most: number, empty: boolean) => {
    if (typed[field] === '' && !empty) faults[field] = `请填写${label}`;
    else if ([...typed[field]].length > most) faults[field] = `${label}最多 ${most} 个字`;
    return typed[field];
  };
  const occurredOn = day('occurredOn', '发生日期');
  const wanted: Identity = {
    name: text('name', '企业名称', 100, false),
    legalRepresentative: text('legalRepresentative', '法定代表人', 60, provider.legalRepresentative === ''),
    region: readRegion(typed, city, faults),
    address: text('address', '注册地址', 200, provider.address === ''),
    establishedOn: day('establishedOn', '成立日期'),
    softwareCertificates: readSoftware(typed, provider, occurredOn, faults),
  };
  if (faults.occurredOn === undefined && faults.establishedOn === undefined && occurredOn < wanted.establishedOn)
    faults.occurredOn = '发生日期不能早于成立日期';
  if (typed.grounds === '') faults.grounds = '请写明变更原因';
  else if ([...typed.grounds].length > 500) faults.grounds = '变更原因最多 500 个字';
  const changes = identityChanges(provider, wanted);
  if (changes.length === 0 && Object.keys(faults).length === 0) faults.name = '没有要变更的内容，请至少改动一项';
  return Object.keys(faults).length > 0 ? { faults } : { order: { changes, occurredOn, grounds: typed.grounds } };
}

const PLAIN = new Set<string>(['uscc', 'region', 'regionOutside', 'software', 'softwareNumber']);
const DATES = new Set<string>(['establishedOn', 'softwareFrom', 'softwareTo', 'occurredOn']);

function trimmed(typed: TypedChange): TypedChange {
  const tidy = (name: string, value: string) => {
    const plain = PLAIN.has(name) || DATES.has(name) ? value.normalize('NFKC') : value.normalize('NFC');
    return name === 'grounds' ? plain.replaceAll('\r\n', '\n').trim() : plain.trim().replace(/\s+/g, ' ');
  };
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, tidy(name, value)])) as TypedChange;
}

function readRegion({ region, regionOutside }: TypedChange, city: City, faults: Mutable): string {
  const known = (code: string) => city.regions.some((one) => one.code === code);
  if (known(region)) return region;
  if (region !== OUTSIDE) faults.region = '请选择注册地';
  else if (known(regionOutside)) faults.regionOutside = '这是本市的代码，请在上面的列表中选择';
  else if (!/^[1-8]\d{5}$/.test(regionOutside)) faults.regionOutside = '请填写注册地的六位行政区划代码，例如 330106';
  return regionOutside;
}

/** The certificates as they are to stand: with a new one, or ended on the day on which the status was lost. */
function readSoftware(
  { software, softwareNumber: number, softwareFrom: from, softwareTo: to }: TypedChange,
  { softwareCertificates: now }: Pick<Provider, 'softwareCertificates'>,
  occurredOn: Day,
  faults: Mutable,
): readonly SoftwareCertificate[] | null {
  if (software === 'none')
    return (now ?? [])
      .filter((one) => one.from <= occurredOn)
      .map((one) => (one.to === null || one.to > occurredOn ? { ...one, to: occurredOn } : one));
  if (software !== 'held') return now;
  if (number === '') faults.softwareNumber = '请填写证书编号';
  else if ([...number].length > 60) faults.softwareNumber = '证书编号最多 60 个字符';
  else if ((now ?? []).some((one) => one.number === number && one.from === from))
    faults.softwareNumber = '这张证书已经登记';
  if (!isDay(from)) faults.softwareFrom = '有效期起应为真实存在的日期，例如 2026-11-24';
  if (to !== '' && !isDay(to)) faults.softwareTo = '有效期止应为真实存在的日期，例如 2029-11-23';
  else if (to !== '' && isDay(from) && to < from) faults.softwareTo = '有效期止不能早于有效期起';
  return [...(now ?? []), { number, from, to: to === '' ? null : to }];
}
