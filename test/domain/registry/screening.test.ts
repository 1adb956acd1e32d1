import assert from 'node:assert/strict';
import type { Counted } from '../../../server/domain/policy/screening-rules.ts';
import type { FirmFacts } from '../../../server/domain/registry/firm-profile.ts';
import type { EvidenceKind } from '../../../server/domain/registry/screening-evidence.ts';
import { explain } from '../../../server/domain/registry/screening-words.ts';
import { factsDigest, screen } from '../../../server/domain/registry/screening.ts';
import { readFirm, rules } from './screening/labelled.ts';

const screened = (a: FirmFacts, b: FirmFacts, firms: Partial<Record<Counted, number>> = {}) =>
  screen(readFirm(a), readFirm(b), { limits: rules.limits, countOf: (counted) => firms[counted] ?? 0 });
const strengthOf = (kind: EvidenceKind, ...pair: Parameters<typeof screened>) =>
  screened(...pair).evidence.find((one) => one.kind === kind)?.strength;

const HESHU: FirmFacts = { name: '嘉兴禾数科技有限公司' };
const OTHER: FirmFacts = { name: '杭州云岫软件有限公司' };

describe('a case opens', () => {
  const cases: readonly (readonly [what: string, a: FirmFacts, b: FirmFacts, opens: string | null])[] = [
    ['never by a like name alone', HESHU, { name: '杭州禾数软件有限公司' }, null],
    ['with the same whole name', HESHU, { name: '禾数科技（嘉兴）有限公司' }, 'decisive'],
    [
      'with the same code',
      { ...HESHU, uscc: '91330400MA20000270' },
      { ...OTHER, uscc: '91330400ma20000270' },
      'decisive',
    ],
    [
      'with the same trading name and representative, common as his name may be',
      { ...HESHU, legalRepresentative: '王伟' },
      { name: '杭州禾数软件有限公司', legalRepresentative: '王 伟' },
      'trading-name-and-representative',
    ],
    [
      'not where both are common and the firms elsewhere',
      { name: '嘉兴中天科技有限公司', legalRepresentative: '王伟' },
      { name: '福州中天软件有限公司', legalRepresentative: '王伟' },
      null,
    ],
    [
      'where both are common and nobody knows where one of them is',
      { name: '嘉兴中天科技有限公司', legalRepresentative: '王伟' },
      { name: '中天软件有限公司', legalRepresentative: '王伟' },
      'trading-name-and-representative',
    ],
    [
      'not by one character of two and a common person',
      { ...HESHU, legalRepresentative: '王伟' },
      { name: '嘉兴禾算科技有限公司', legalRepresentative: '王伟' },
      null,
    ],
    [
      'by one character of two and a rare person',
      { ...HESHU, legalRepresentative: '王若水' },
      { name: '嘉兴禾算科技有限公司', legalRepresentative: '王若水' },
      'two-kinds',
    ],
    [
      'with two kinds of other evidence and another name',
      { ...HESHU, legalRepresentative: '王若水', phones: ['13857312001'] },
      { ...OTHER, legalRepresentative: '王若水', phones: ['+86 138 5731 2001'] },
      'two-kinds',
    ],
    [
      'not by the same person alone',
      { ...HESHU, legalRepresentative: '王若水' },
      { ...OTHER, legalRepresentative: '王若水' },
      null,
    ],
    [
      'where two people have changed places',
      { ...HESHU, legalRepresentative: '王若水', keyPersons: ['沈既白'] },
      { ...OTHER, legalRepresentative: '沈既白', shareholders: ['王若水'] },
      'two-kinds',
    ],
    [
      'where one firm owns the other and has its name',
      { ...HESHU, shareholders: ['浙江禾数控股有限公司'] },
      { name: '浙江禾数控股有限公司' },
      'two-kinds',
    ],
  ];
  for (const [what, a, b, opens] of cases) it(what, () => assert.equal(screened(a, b).opens, opens));
});

describe('evidence is', () => {
  it('weak or noted where many firms share the value', () => {
    const [a, b] = [
      { ...HESHU, phones: ['13857312001'] },
      { ...OTHER, phones: ['13857312001'] },
    ];
    assert.equal(strengthOf('phone', a, b, { mobile: 3 }), 'strong');
    assert.equal(strengthOf('phone', a, b, { mobile: 4 }), 'weak');
    assert.equal(strengthOf('phone', a, b, { mobile: 8 }), 'noted');
  });

  it('weak for a common name of a person or a firm', () => {
    const as = (legalRepresentative: string) =>
      [
        { ...HESHU, legalRepresentative },
        { ...OTHER, legalRepresentative },
      ] as const;
    assert.equal(strengthOf('legalRepresentative', ...as('王若水')), 'strong');
    assert.equal(strengthOf('legalRepresentative', ...as('王伟')), 'weak');
    assert.equal(strengthOf('legalRepresentative', ...as('陆晓燕')), 'weak');
    assert.equal(strengthOf('name', { name: '嘉兴中天科技有限公司' }, { name: '杭州中天软件有限公司' }), 'weak');
  });

  it('noted for an address of registration agents, and for one of a park without a room', () => {
    const at = (address: string) =>
      [
        { ...HESHU, addresses: [address] },
        { ...OTHER, addresses: [address] },
      ] as const;
    assert.equal(strengthOf('address', ...at('嘉兴市步焦路1号（集群注册）')), 'noted');
    assert.equal(strengthOf('address', ...at('嘉兴市秀洲区孵化器3号楼')), 'noted');
    assert.equal(strengthOf('address', ...at('嘉兴市秀洲区孵化器3号楼301室')), 'strong');
  });

  it('none for a domain of a free mail service', () => {
    const mail = (a: string, b: string) => strengthOf('mail', { ...HESHU, mails: [a] }, { ...OTHER, mails: [b] });
    assert.equal(mail('a@qq.com', 'b@qq.com'), undefined);
    assert.equal(mail('a@qq.com', 'A@QQ.com'), 'strong');
    assert.equal(mail('a@heshu.cn', 'https://www.heshu.cn/about'), 'strong');
  });

  it('less for a person who counts already', () => {
    const firm = (name: string): FirmFacts => ({ name, legalRepresentative: '王若水', shareholders: ['王若水'] });
    assert.equal(strengthOf('shareholder', firm(HESHU.name), firm(OTHER.name)), 'weak');
  });
});

describe('a comparison in words', () => {
  it('names each piece of evidence, each difference, and what was not compared', () => {
    const words = explain(
      screened(
        { ...HESHU, legalRepresentative: '王若水', shareholders: ['王若水'], phones: ['13857312001'] },
        { name: '杭州和树软件有限公司', legalRepresentative: '王若水', phones: ['13957398802'] },
      ),
      ['申请方', '名单方'],
    );
    assert.deepEqual(words, [
      '两类以上证据相合，需人工判断',
      '字号同音：禾数／和树',
      '法定代表人相同：王若水',
      '电话不同：13857312001／13957398802',
      '未比对统一社会信用代码：双方均未填',
      '未比对股东：名单方未填',
      '未比对主要人员：双方均未填',
      '未比对地址：双方均未填',
      '未比对银行账号：双方均未填',
      '未比对邮箱或网站域名：双方均未填',
    ]);
  });

  it('says why evidence is weak', () => {
    const { evidence } = screened(
      { name: '嘉兴中天科技有限公司', phones: ['13857312001'], formerNames: ['嘉兴云岫软件有限公司'] },
      { name: '杭州中天软件有限公司', phones: ['13857312001'], addresses: ['杭州市'] },
      { mobile: 33 },
    );
    const words = explain({ opens: null, points: 1, evidence, differences: [], notCompared: [] }, ['申请方', '名单方']);
    assert.deepEqual(words.slice(1), [
      '字号相同：中天（常见字号，只作弱证据）',
      '电话相同：13857312001（33 家共用，仅供参考，不计入）',
    ]);
  });

  it('says whose former name it was, and where no name can be compared', () => {
    const sides = ['申请方', '名单方'] as const;
    const former = screened({ ...OTHER, formerNames: ['嘉兴禾数软件有限公司'] }, HESHU);
    assert.equal(explain(former, sides)[1], '字号相同：禾数（申请方曾用名）');
    const generic = explain(screened({ name: '嘉兴市数字科技有限公司' }, HESHU), sides);
    assert.ok(generic.includes('未比对字号：申请方名称中没有可比对的字号'));
  });
});

describe('the digest of two firms', () => {
  const digest = (a: FirmFacts, b: FirmFacts) => factsDigest([readFirm(a), readFirm(b)], (text) => text);
  const full: FirmFacts = {
    ...HESHU,
    legalRepresentative: '叶听澜',
    phones: ['13857312001'],
    shareholders: ['甲一', '乙二'],
  };

  it('is the same for other ways to write the same facts, in any order', () => {
    const again: FirmFacts = {
      name: '嘉興禾數科技有限公司',
      legalRepresentative: '葉聽瀾',
      phones: ['１３８５７３１２００１'],
      shareholders: ['乙二', '甲 一'],
    };
    assert.equal(digest(full, OTHER), digest(again, OTHER));
    assert.equal(digest(full, OTHER), digest(OTHER, again));
  });

  const CHANGES: readonly Partial<FirmFacts>[] = [
    { name: '嘉兴禾数软件有限公司' },
    { formerNames: ['嘉兴云织软件有限公司'] },
    { uscc: '91330400MA20000270' },
    { legalRepresentative: '王若水' },
    { shareholders: ['甲一'] },
    { keyPersons: ['丙三'] },
    { addresses: ['嘉兴市由拳路318号'] },
    { phones: ['13857312002'] },
    { bankAccounts: ['6228480338'] },
    { mails: ['www.heshu.cn'] },
  ];
  for (const change of CHANGES)
    it(`is another one with ${JSON.stringify(change)}`, () =>
      assert.notEqual(digest({ ...full, ...change }, OTHER), digest(full, OTHER)));
});
