import fc from 'fast-check';
import type { FirmFacts } from '../../../../server/domain/registry/firm-profile.ts';

const some = (values: readonly string[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const PEOPLE = ['王若水', '沈既白', '王伟', '张敏', '谯令闻', '笪思齐', '谯令聞'];
const REGIONS = ['', '嘉兴', '浙江省', '嘉兴市南湖区', '杭州', '云和', '中国'];
const TRADING = [
  '禾数',
  '数禾',
  '和树',
  '禾算',
  '云禾数',
  '中天',
  '天中',
  '三六零',
  '360',
  'Heshu',
  '新华',
  '云岫山房',
  '云岫山坊',
];
const INDUSTRIES = ['科技', '数字技术', '智能装备', '', '茶叶加工'];
const FORMS = ['有限公司', '股份有限公司', '（集团）有限公司', '厂', '合伙企业（有限合伙）', ''];
const ADDRESSES = [
  ...[
    '浙江省嘉兴市南湖区由拳路318号3幢201室',
    '南湖区由拳路318号3号楼201',
    '嘉兴市由拳路318号3幢',
    '嘉兴市游拳路318号3幢201室',
  ],
  ...[
    '杭州市由拳路318号3幢201室',
    '嘉兴市秀洲区秀新路1号（集群注册）',
    '嘉兴市南湖区',
    '嘉兴科创园',
    '嘉兴科创园2号楼11室',
  ],
];
const PHONES = ['13857312001', '+86 138-5731-2001', '0573-82001234', '１３８５７３１２００１', '13957312002'];

export const arbitraryName = fc
  .tuple(
    fc.constantFrom(...REGIONS),
    fc.constantFrom(...TRADING),
    fc.constantFrom(...INDUSTRIES),
    fc.constantFrom(...FORMS),
  )
  .map((parts) => parts.join(''));

/** Firms out of few values, so that two of them often agree in something. */
export const arbitraryFirm: fc.Arbitrary<FirmFacts> = fc.record({
  name: arbitraryName,
  formerNames: fc.oneof(fc.constant([]), fc.array(arbitraryName, { maxLength: 1 })),
  uscc: fc.constantFrom('', '', '', '91330400MA20000270'),
  legalRepresentative: fc.constantFrom(null, ...PEOPLE),
  shareholders: some([...PEOPLE, '嘉兴禾数科技有限公司', '嘉兴市创业投资有限公司'], 3),
  keyPersons: some(PEOPLE, 2),
  addresses: some(ADDRESSES, 2),
  phones: some(PHONES, 2),
  bankAccounts: some(['6228480338', '3304 0101'], 1),
  mails: some(['info@heshu.cn', 'www.heshu.cn', 'heshu@qq.com', 'abc@qq.com'], 2),
});
