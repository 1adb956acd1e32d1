import assert from 'node:assert/strict';
import { cutName, nameWords, normalised } from '../../../server/domain/registry/company-name.ts';
import { rules, script } from './screening/labelled.ts';

const words = nameWords(rules);
const cut = (name: string) => cutName(normalised(name, script), words);

describe('normalised text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['嘉兴 禾数　科技有限公司', '嘉兴禾数科技有限公司'],
    ['禾数【嘉兴】科技〔集团〕有限公司', '禾数(嘉兴)科技(集团)有限公司'],
    ['ＨＳ－禾數・科技', 'hs禾数科技'],
    ['乾坤軟件', '乾坤软件'],
  ];
  for (const [given, expected] of cases)
    it(`of ${given} is ${expected}`, () => assert.equal(normalised(given, script), expected));
});

describe('a company name is cut into', () => {
  const cases: readonly (readonly [
    name: string,
    tradingName: string,
    regions: string,
    industry: string,
    forms: string,
  ])[] = [
    ['嘉兴禾数科技有限公司', '禾数', '嘉兴', '科技', '有限公司'],
    ['浙江省嘉兴市南湖区禾数信息技术股份有限公司', '禾数', '浙江省 嘉兴市 南湖区', '信息技术', '股份有限公司'],
    ['禾数（嘉兴）智能装备有限责任公司', '禾数', '嘉兴', '智能装备', '有限责任公司'],
    ['科大（嘉兴）', '科大', '嘉兴', '', ''],
    ['禾数科技嘉兴有限公司', '禾数', '嘉兴', '科技', '有限公司'],
    ['禾数嘉兴科技有限公司', '禾数', '嘉兴', '科技', '有限公司'],
    ['浙江禾数（集团）控股有限公司', '禾数', '浙江', '', '集团 控股 有限公司'],
    ['嘉兴禾数股权投资合伙企业（有限合伙）', '禾数', '嘉兴', '股权投资', '有限合伙 合伙企业'],
    ['嘉兴禾数五金厂（个人独资）', '禾数', '嘉兴', '五金', '个人独资 厂'],
    ['海宁禾数设计工作室', '禾数', '海宁', '设计', '工作室'],
    ['浙江禾数科技有限公司嘉兴分公司', '禾数', '浙江', '科技', '有限公司'],
    ['中国禾数数据有限公司', '禾数', '中国', '数据', '有限公司'],
    ['恩施禾数软件有限公司', '禾数', '恩施', '软件', '有限公司'],
    ['和平数据有限公司', '和平', '', '数据', '有限公司'],
    ['嘉兴南湖科技有限公司', '南湖', '嘉兴', '科技', '有限公司'],
    ['嘉兴南湖禾数科技有限公司', '禾数', '嘉兴 南湖', '科技', '有限公司'],
    ['嘉兴乐山数据有限公司', '乐山', '嘉兴', '数据', '有限公司'],
    ['长春藤科技有限公司', '长春藤', '', '科技', '有限公司'],
    ['嘉兴数字科技有限公司', '', '嘉兴', '数字科技', '有限公司'],
    ['嘉兴市数字科技有限公司', '', '嘉兴市', '数字科技', '有限公司'],
    ['嘉兴数字禾城科技有限公司', '禾城', '嘉兴', '数字科技', '有限公司'],
    ['嘉兴经开新禾数科技有限公司', '新禾数', '嘉兴 经开', '科技', '有限公司'],
    ['嘉兴禾数机器视觉有限公司', '禾数', '嘉兴', '机器视觉', '有限公司'],
    ['嘉兴高分子公司', '', '嘉兴', '高分子', '公司'],
    ['Heshu Technology (Jiaxing) Co., Ltd.', 'heshu', 'jiaxing', 'technology', 'coltd'],
    ['海康威视数字技术股份有限公司', '海康威视', '', '数字技术', '股份有限公司'],
  ];
  for (const [name, tradingName, regions, industry, forms] of cases)
    it(`${tradingName === '' ? 'no trading name' : tradingName}: ${name}`, () => {
      const parts = cut(name);
      assert.deepEqual(
        [parts.tradingName, parts.regions.join(' '), parts.industry, parts.legalForms.join(' ')],
        [tradingName, regions, industry, forms],
      );
    });

  it('both ways where a county may be part of the name', () => {
    const { tradingName, otherTradingNames } = cut('云和霁月软件有限公司');
    assert.deepEqual([tradingName, otherTradingNames], ['霁月', ['云和霁月']]);
  });

  it('both ways where a city may be part of the name', () => {
    const { tradingName, otherTradingNames } = cut('阿里巴巴（中国）有限公司');
    assert.deepEqual([tradingName, otherTradingNames], ['巴巴', ['阿里巴巴']]);
  });

  it('the former name in brackets as well', () => {
    const parts = cut('嘉兴新澄科技有限公司（原嘉兴澄心数据有限公司）');
    assert.deepEqual([parts.tradingName, parts.formerNames], ['新澄', ['嘉兴澄心数据有限公司']]);
  });

  it('the city that it points to', () => {
    assert.deepEqual(cut('海宁禾数科技有限公司').cities, ['嘉兴市']);
    assert.deepEqual(cut('上海禾数科技有限公司').cities, ['上海市']);
    assert.deepEqual(cut('禾数科技有限公司').cities, []);
  });

  const SAME: readonly (readonly [string, string])[] = [
    ['嘉兴禾数科技有限公司', '禾数科技（嘉兴）有限公司'],
    ['嘉兴禾数科技有限公司', '嘉兴市禾数科技有限责任公司'],
    ['浙江省嘉兴市禾数科技有限公司', '嘉兴禾數科技有限公司'],
    ['嘉兴九十九度数据有限公司', '嘉兴99度数据有限公司'],
    ['浙江禾数科技有限公司', '浙江禾数科技有限公司嘉兴分公司'],
  ];
  for (const [one, other] of SAME)
    it(`the same whole name: ${one}, ${other}`, () => assert.equal(cut(one).full, cut(other).full));

  const DIFFERENT: readonly (readonly [string, string])[] = [
    ['嘉兴禾数科技有限公司', '杭州禾数科技有限公司'],
    ['嘉兴禾数科技有限公司', '嘉兴禾数科技股份有限公司'],
    ['嘉兴禾数科技有限公司', '嘉兴禾数软件有限公司'],
    ['嘉兴禾数科技有限公司', '禾数科技有限公司'],
  ];
  for (const [one, other] of DIFFERENT)
    it(`another whole name: ${one}, ${other}`, () => assert.notEqual(cut(one).full, cut(other).full));
});
