import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCity } from '../../server/policy-data/city-loader.ts';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { CITIES, faultsOf, lineIn, removeFolders, temporaryFolder } from './fixtures.ts';

/** A folder with a `city.yaml` of this text, or the shipped one with a piece of it replaced. */
function cityFolder(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'city.yaml'), text);
  return folder;
}

const shipped = readFileSync(path.join(SHIPPED_POLICIES, 'city.yaml'), 'utf8');
const QINGJIANG = readFileSync(path.join(CITIES, 'city.yaml'), 'utf8');

describe("the city's own lists", () => {
  afterEach(removeFolders);

  it('are those of Jiaxing where no folder brings others', () => {
    const city = loadCity([]);
    assert.deepEqual([city.name, city.policy], ['嘉兴市', 'jiaxing-2024-6']);
    assert.deepEqual(
      city.regions.map(({ code, name }) => `${code} ${name}`),
      [
        '330400 市本级',
        '330402 南湖区',
        '330411 秀洲区',
        '330421 嘉善县',
        '330424 海盐县',
        '330481 海宁市',
        '330482 平湖市',
        '330483 桐乡市',
        '330471 嘉兴经济技术开发区',
        '330472 嘉兴港区',
      ],
    );
    const categories = city.schemes.map((scheme) => `${scheme.id} ${scheme.categories.length}`);
    assert.deepEqual(categories, ['policy 7', 'pilot-city 3', 't-zjei-010-2023 11']);
    assert.deepEqual(loadCity([temporaryFolder()]), city);
  });

  it('come from the last folder that has any', () => {
    const first = cityFolder(QINGJIANG);
    assert.equal(loadCity([first]).name, '清江市');
    assert.equal(loadCity([first, cityFolder(QINGJIANG.replace('name: 清江市', 'name: 白河市'))]).name, '白河市');
    assert.equal(loadCity([first, temporaryFolder()]).name, '清江市');
    const copy = temporaryFolder();
    cpSync(path.join(SHIPPED_POLICIES, 'city.yaml'), path.join(copy, 'city.yaml'));
    assert.deepEqual(loadCity([copy]), loadCity([]));
  });

  const refusals: readonly [name: string, old: string, replacement: string, line: string, says: string][] = [
    ['a key left out', 'policy: jiaxing-2024-6\n', '', '', 'policy 缺少 policy'],
    ['a key nobody knows', 'name: 嘉兴市\n', 'name: 嘉兴市\nmayor: x\n', 'mayor', 'mayor 不认识的键 mayor'],
    ['a code of another form', "'330402'", "'33040'", "'33040'", 'regions[1].code 应为六位代码'],
    ['a region twice', "'330402'", "'330411'", "- code: '330400'", 'regions 330411 重复'],
    [
      'an unknown way',
      'firstReview: none\n',
      'firstReview: city\n',
      '    firstReview:',
      'regions[0].firstReview 只能写 none：没有初审部门，直接由市级审核',
    ],
    [
      'no source for it',
      '    source: 默认：市本级没有县级经信部门，由市经信局直接审核，与市外企业相同\n',
      '',
      "- code: '330400'",
      'regions[0].source 不经初审的区域须写明依据 source',
    ],
    ['an industry twice', 'code: luggage', 'code: food', '- { code: textile', 'industries food 重复'],
    ['a category twice, in two schemes', 'code: light-product', 'code: saas', '- id: policy', 'schemes saas 重复'],
    ['a key twice', 'name: 嘉兴市\n', 'name: 嘉兴市\nname: 嘉兴\n', 'name: 嘉兴\n', ' YAML 格式有误：DUPLICATE_KEY'],
  ];
  for (const [name, old, replacement, line, says] of refusals) {
    it(`are refused with ${name}`, () => {
      assert.equal(shipped.split(old).length, 2);
      const folder = cityFolder(shipped.replace(old, replacement));
      const at =
        line === '' ? lineIn(path.join(folder, 'city.yaml'), 'name: ') : lineIn(path.join(folder, 'city.yaml'), line);
      assert.deepEqual(
        faultsOf(() => loadCity([folder])),
        [`city.yaml:${at} ${says}`],
      );
    });
  }
});
