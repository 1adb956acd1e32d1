/** How a field of the profile is typed and kept. */
export type FieldKind =
  'text' | 'textarea' | 'phone' | 'email' | 'url' | 'whole' | 'money' | 'date' | 'choice' | 'choices' | 'yes';

/** Where the choices of a field come from: lists of the city or of the firm, or these words themselves. */
export type Choices =
  | 'regions'
  | 'categories'
  | 'category'
  | 'industries'
  | 'certificates'
  | 'documents'
  | readonly (readonly [value: string, text: string])[];

/** One field of the profile: how it is called, kept and checked. */
export interface ProfileField {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Where in the provider's document it stands; in an item it is the item's own key. */
  readonly path?: string;
  /** Most characters of a text; largest whole number. */
  readonly most?: number;
  /** What a whole number counts. */
  readonly unit?: string;
  /** Wanted before it can be saved: an item needs its name. Sections are saved incomplete. */
  readonly required?: boolean;
  /** Never asked for by any purpose: marked 选填 in a section. */
  readonly optional?: boolean;
  readonly hint?: string;
  readonly choices?: Choices;
  /** The field that says in which unit an amount was typed; 万元 where none does. */
  readonly unitBy?: string;
  /** Not after today. */
  readonly past?: boolean;
  /** Not before, or not below, the field of that name. */
  readonly notBelow?: string;
}

export interface ProfileSection {
  readonly title: string;
  readonly lead: string;
  readonly fields: readonly ProfileField[];
}

/** A list of the profile; each item is added, changed and removed on a page of its own. */
export interface ProfileList extends ProfileSection {
  /** What one of its items is called. */
  readonly one: string;
  /** The field by which people know an item. */
  readonly named: string;
}

export const MOST_ITEMS = 30;

const PRICING = [
  ['once', '一次性收费'],
  ['yearly', '按年收费'],
  ['monthly', '按月收费'],
  ['quantity', '按数量收费（台、点、用户）'],
  ['project', '按项目报价'],
] as const;

/** The sections that are one form each. */
export const SECTIONS = {
  basics: {
    title: '简介与联系方式',
    lead: '简介、网址和服务电话在名录公开；联系人电话公开时只显示首尾几位。',
    fields: [
      {
        name: 'summary',
        label: '业务简介',
        kind: 'textarea',
        path: 'summary',
        most: 1000,
        hint: '为哪些企业做什么、怎么做，不少于 20 字。',
      },
      { name: 'contactName', label: '联系人', kind: 'text', path: 'contact.name', most: 50 },
      { name: 'contactPhone', label: '联系电话', kind: 'phone', path: 'contact.phone' },
      {
        name: 'email',
        label: '电子邮箱',
        optional: true,
        kind: 'email',
        path: 'profile.email',
        hint: '只供主管部门联系，不公开。',
      },
      {
        name: 'servicePhone',
        label: '服务电话',
        optional: true,
        kind: 'phone',
        path: 'profile.servicePhone',
        hint: '售前售后电话。座机和 400 号码在名录公开，手机号公开时只显示首尾几位。',
      },
      {
        name: 'website',
        label: '网址',
        optional: true,
        kind: 'url',
        path: 'profile.website',
        hint: '例如 https://www.example.cn',
      },
      {
        name: 'mailingAddress',
        label: '通信地址',
        optional: true,
        kind: 'text',
        path: 'profile.mailingAddress',
        most: 200,
        hint: '不公开。',
      },
    ],
  },
  regions: {
    title: '服务区域',
    lead: '能派人到现场实施和维护的地方。',
    fields: [{ name: 'regions', label: '服务区域', kind: 'choices', path: 'profile.regions', choices: 'regions' }],
  },
  categories: {
    title: '类别与行业',
    lead: '各套分类由不同文件制订，请按每套分类分别选择；没有合适的可以不选。',
    fields: [
      { name: 'categories', label: '服务类别', kind: 'choices', path: 'categories', choices: 'categories' },
      { name: 'industries', label: '服务行业', kind: 'choices', path: 'industries', choices: 'industries' },
    ],
  },
  team: {
    title: '服务团队',
    lead: '从事实施、开发和维护的人员，按签订劳动合同的人数填写。',
    fields: [
      {
        name: 'size',
        label: '团队人数',
        kind: 'whole',
        unit: '人',
        path: 'profile.team.size',
        most: 99_999,
        notBelow: 'resident',
      },
      {
        name: 'resident',
        label: '本地常驻人数',
        kind: 'whole',
        path: 'profile.team.resident',
        most: 99_999,
        hint: '在本市有固定办公地点并常年在岗的人数；没有填 0。',
      },
      {
        name: 'roles',
        label: '岗位构成',
        optional: true,
        kind: 'textarea',
        path: 'profile.team.roles',
        most: 300,
        hint: '例如：项目经理 4 人，实施顾问 9 人，软件开发 12 人，现场运维 5 人。',
      },
    ],
  },
} as const satisfies Readonly<Record<string, ProfileSection>>;

/** The sections that are lists of items. */
export const LISTS = {
  products: {
    title: '产品与服务',
    lead: '名录公开产品、服务和价格区间，企业据此比较。',
    one: '产品或服务',
    named: 'name',
    fields: [
      { name: 'name', label: '名称', kind: 'text', most: 60, required: true },
      { name: 'description', label: '说明', kind: 'textarea', most: 500, hint: '解决什么问题，包含哪些交付内容。' },
      { name: 'category', label: '类别', kind: 'choice', choices: 'category' },
      { name: 'pricing', label: '计价方式', kind: 'choice', choices: PRICING },
      {
        name: 'priceUnit',
        label: '价格单位',
        kind: 'choice',
        choices: [
          ['wan', '万元'],
          ['yuan', '元'],
        ],
        required: true,
      },
      { name: 'priceFrom', label: '最低价', kind: 'money', unitBy: 'priceUnit', hint: '价格都不填，显示为“面议”。' },
      { name: 'priceTo', label: '最高价', kind: 'money', unitBy: 'priceUnit', notBelow: 'priceFrom' },
      { name: 'per', label: '计价数量单位', kind: 'text', most: 10, hint: '价格对应的数量，例如：套、年、台。' },
    ],
  },
  cases: {
    title: '典型案例',
    lead: '有合同和验收材料、可供核查的项目。客户名称只有勾选后才公开。',
    one: '案例',
    named: 'project',
    fields: [
      { name: 'project', label: '项目名称', kind: 'text', most: 200, required: true },
      { name: 'customer', label: '客户名称', kind: 'text', most: 100, required: true },
      { name: 'customerPublic', label: '公开客户名称', kind: 'yes', hint: '客户已经同意在名录公开其名称。' },
      { name: 'industry', label: '客户所在行业', kind: 'choice', choices: 'industries' },
      { name: 'subIndustry', label: '细分行业', kind: 'text', most: 40, hint: '例如：经编、紧固件热处理。' },
      { name: 'amount', label: '合同金额', kind: 'money', hint: '不公开。' },
      { name: 'signedOn', label: '签约日期', kind: 'date', past: true },
      { name: 'acceptedOn', label: '验收日期', kind: 'date', past: true, notBelow: 'signedOn', hint: '未验收的留空。' },
      {
        name: 'result',
        label: '实施效果',
        kind: 'textarea',
        most: 500,
        hint: '用数字说明，例如：交货周期由 15 天缩短到 9 天。',
      },
      {
        name: 'evidence',
        label: '证明材料',
        kind: 'choices',
        choices: 'documents',
        hint: '合同、验收材料等。从“企业材料”中选用；只供本企业和主管部门查看，不公开。',
      },
    ],
  },
  certificates: {
    title: '资质证书',
    lead: '除软件企业证书外的资质。有效期内的在名录公开。',
    one: '证书',
    named: 'kind',
    fields: [
      { name: 'kind', label: '种类', kind: 'choice', choices: 'certificates', required: true },
      { name: 'number', label: '证书编号', kind: 'text', most: 60, required: true },
      { name: 'issuer', label: '发证机关', kind: 'text', most: 80, required: true },
      { name: 'from', label: '有效期起', kind: 'date', past: true, required: true },
      { name: 'to', label: '有效期止', kind: 'date', notBelow: 'from', hint: '长期有效的留空。' },
      {
        name: 'evidence',
        label: '证明材料',
        kind: 'choices',
        choices: 'documents',
        hint: '证书的扫描件。从“企业材料”中选用；只供本企业和主管部门查看，不公开。',
      },
    ],
  },
} as const satisfies Readonly<Record<string, ProfileList>>;

export type SectionName = keyof typeof SECTIONS;
export type ListName = keyof typeof LISTS;

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];
export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[];

/** The section or list of that name, as its form needs it. */
export function partOf(name: SectionName | ListName): ProfileSection {
  return name in SECTIONS ? SECTIONS[name as SectionName] : LISTS[name as ListName];
}
