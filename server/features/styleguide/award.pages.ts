// The anatomy of an award, in its five outcomes; invented firms, the policy's own words.
const policy = '/policies/jiaxing-2024-6';
const growthClause =
  '支持数字化改造服务商做大做强，对年度营业收入首次达到2000万元、3000万元、5000万元、1亿元、2亿元、5亿元、10亿元的，且增速在10%以上的软件企业，分别给予20万元、50万元、100万元、200万元、300万元、400万元、500万元奖励。（责任单位：市经信局、市财政局）';
const standardClause =
  '支持优秀服务机构组织实施“两化”改造公共服务项目，对牵头制订（排名第一位，不含修订）完成并取得实施成效的“两化”改造团体标准的机构，给予每项标准15万元奖励，单个机构最高限额100万元。（责任单位：市市场监管局、市经信局、市财政局）';
const poolClause =
  '不断完善“资源池+负面清单”管理制度，积极引导市内外优质服务商助推我市制造业“两化”改造。（责任单位：市经信局）';

const growth = { clauseId: '3.1.4.1', clauseLabel: '三（一）4（1）', clauseText: growthClause };
const standard = { clauseId: '3.1.4.2', clauseLabel: '三（一）4（2）', clauseText: standardClause };
const pool = { clauseId: '2.3.3', clauseLabel: '二（三）3', clauseText: poolClause };
const tiers = { name: '营收档次与奖励', href: `${policy}#p-growth-tiers` };
const reading = (id: string) => ({ id, href: `${policy}#reading-${id}` });

export const payableAward = {
  heading: '2024 年营业收入进档',
  outcome: 'payable',
  outcomeText: '可兑现',
  amountFen: 20_000_000,
  reasons: [],
  steps: [
    {
      text: '2024 年营收 2,100 万元 ≥ 2,000 万元，首次达到',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      parameter: tiers,
      reading: reading('A2'),
    },
    {
      text: '2024 年增速为 280/1,820，10 × 2,100 = 21,000 ＞ 11 × 1,820 = 20,020（万元），达到 10%',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      reading: reading('A4'),
    },
    {
      text: '2016 年成立以来各年营收齐全，此前最高 1,820 万元',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      reading: reading('A6'),
    },
    {
      text: '2024年12月31日软件企业证书有效（2023年1月1日至2026年12月31日）',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      reading: reading('A8'),
    },
    {
      text: '2023年5月1日起在资源池内，未列入负面清单',
      outcome: 'met',
      outcomeText: '符合',
      ...pool,
      reading: reading('A9'),
    },
    { text: '由南湖区财政兑现（各县参照执行）', outcome: 'note', outcomeText: '' },
    {
      text: '按 2,000 万元档给予 20 万元，未从其他政策领取同一事项奖励',
      outcome: 'met',
      outcomeText: '20 万元',
      ...growth,
      parameter: tiers,
    },
  ],
  others: [
    {
      name: '从 2023 年起计',
      amountFen: 20_000_000,
      outcomeText: '可兑现',
      note: '资金「自2024年起」安排，营收可否从 2023 年算起有两读',
    },
    { name: '不要求在池', amountFen: 20_000_000, outcomeText: '可兑现' },
    { name: '软件企业按统计代码认定', amountFen: 0, outcomeText: '待核实', note: '缺统计行业代码' },
  ],
};

export const heldAward = {
  heading: '2025 年营业收入进档',
  outcome: 'hold',
  outcomeText: '待核实',
  amountFen: 50_000_000,
  reasons: [
    '缺 2019 年营收，无法确认此前没有达到过 3,000 万元。请补报 2019 年审计报告，或由区经信局确认此前最高营收。',
  ],
  steps: [
    {
      text: '2025 年营收 3,260 万元 ≥ 3,000 万元',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      parameter: tiers,
      reading: reading('A2'),
    },
    {
      text: '2018 年之后缺 2019 年，记录不连续',
      outcome: 'open',
      outcomeText: '缺资料',
      ...growth,
      reading: reading('A6'),
    },
    {
      text: '2025 年增速为 1,160/2,100，10 × 3,260 = 32,600 ＞ 11 × 2,100 = 23,100（万元），达到 10%',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      reading: reading('A4'),
    },
  ],
};

export const suspendedAward = {
  heading: '团体标准 T/ZJEI 010—2024',
  outcome: 'suspended',
  outcomeText: '暂缓兑现',
  amountFen: 15_000_000,
  reasons: ['2025年3月1日至2026年12月1日列入负面清单；期满或信用修复后恢复，应得金额不变。'],
  steps: [
    {
      text: '起草单位排名第一，属制定，不是修订',
      outcome: 'met',
      outcomeText: '符合',
      ...standard,
      reading: reading('S2'),
    },
    { text: '核定日在负面清单上', outcome: 'waits', outcomeText: '等待', ...pool, reading: reading('G8') },
  ],
};

export const refusedAward = {
  heading: '2026 年营业收入进档',
  outcome: 'not-eligible',
  outcomeText: '不符合条件',
  amountFen: 0,
  reasons: ['增速不足 10 %，3,000 万元档就此用去，以后年度不再奖励这一档。'],
  steps: [
    {
      text: '2026 年营收 3,010 万元 ≥ 3,000 万元，首次达到',
      outcome: 'met',
      outcomeText: '符合',
      ...growth,
      parameter: tiers,
    },
    {
      text: '2026 年增速为 120/2,890，10 × 3,010 = 30,100 ＜ 11 × 2,890 = 31,790（万元），未达到 10%',
      outcome: 'unmet',
      outcomeText: '不符合',
      ...growth,
      reading: reading('A4'),
    },
  ],
  others: [
    {
      name: '增速不足时保留档次',
      amountFen: 0,
      outcomeText: '不符合条件',
      note: '2027 年增速达到 10 % 时仍可奖励 50 万元',
    },
  ],
};
