// The figures of a grading; invented points and firms.
const atLine = (value: number, i: number) => ({ value, line: i + 1 });

export const gradingBars = {
  title: '各维度得分和同类中位数',
  legend: [
    { line: 1, text: '实线：综合解决方案（21 家）' },
    { line: 2, text: '虚线：数据服务（9 家）' },
  ],
  bars: [
    { text: '服务企业情况', max: 25, value: 19.4, shown: '19.4 / 25', marks: [13.2, 16].map(atLine) },
    { text: '产品服务能力', max: 25, value: 8.25, shown: '8.25 / 25', marks: [12, 10.5].map(atLine) },
    { text: '工作实效', max: 30, value: 0, shown: '不计分', marks: [] },
    { text: '综合服务能力', max: 20, value: 20, shown: '20 / 20', marks: [11, 14.8].map(atLine) },
  ],
  table: {
    caption: '各维度得分和中位数',
    captionHidden: true,
    columns: [{ text: '维度', rowHead: true }, { text: '得分' }, { text: '中位数（综合解决方案）' }],
    rows: [{ cells: [{ text: '服务企业情况' }, { text: '19.4' }, { text: '13.2' }] }],
  },
};

const place = (text: string, [a, b, c, d, none]: readonly [number, number, number, number, number]) => ({
  text,
  max: a + b + c + d + none,
  shown: `${a + b + c + d + none} 家`,
  note: `A ${a}，B ${b}，C ${c}，D ${d}，未给出 ${none}`,
  parts: [
    { shade: '1', from: 0, size: a },
    { shade: '2', from: a, size: b },
    { shade: '3', from: a + b, size: c },
    { shade: '4', from: a + b + c, size: d },
    { shade: 'none', from: a + b + c + d, size: none },
  ],
});

export const gradingSpread = {
  title: '各地区的等级分布',
  legend: ['A', 'B', 'C', 'D', '未给出'].map((text, i) => ({
    text,
    shade: text === '未给出' ? 'none' : String(i + 1),
  })),
  bars: [place('南湖区', [6, 11, 4, 1, 2]), place('海宁市', [2, 5, 6, 2, 0])],
  table: {
    caption: '各地区的等级分布',
    captionHidden: true,
    columns: [
      { text: '范围', rowHead: true },
      ...['A', 'B', 'C', 'D', '未给出'].map((text) => ({ text, numeric: true })),
    ],
    rows: [{ cells: [{ text: '南湖区' }, ...[6, 11, 4, 1, 2].map((number) => ({ number }))] }],
  },
};
