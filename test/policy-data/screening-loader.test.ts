import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WORD_LISTS } from '../../server/domain/policy/screening-rules.ts';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadScreening } from '../../server/policy-data/screening-loader.ts';
import { faultsOf, removeFolders, temporaryFolder } from './fixtures.ts';

/** A folder with a `screening/words.yaml` of this text. */
function wordsFolder(text: string): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'screening'));
  writeFileSync(path.join(folder, 'screening', 'words.yaml'), text);
  return folder;
}

const list = (name: string, words: string) => `lists:\n  ${name}:\n    source: 市局\n    words: ${words}\n`;

describe('the words of the screening', () => {
  afterEach(removeFolders);
  const shipped = loadScreening([]);

  it('are shipped with all provinces, cities and counties', () => {
    const { provinces } = shipped;
    assert.equal(provinces.length, 34);
    const jiaxing = provinces.flatMap(({ cities }) => cities).find(({ name }) => name === '嘉兴市');
    assert.deepEqual(jiaxing?.counties, ['南湖区', '秀洲区', '嘉善县', '海盐县', '海宁市', '平湖市', '桐乡市']);
    const counties = provinces.flatMap(({ cities }) => cities.flatMap((city) => city.counties));
    assert.ok(counties.length > 2800, `${counties.length} counties`);
    const shanghai = provinces.find(({ short }) => short === '上海');
    assert.deepEqual([shanghai?.cities[0]?.name, shanghai?.cities[0]?.counties.length], ['上海市', 16]);
  });

  it('have something in every list, and a source for each', () => {
    const text = readFileSync(path.join(SHIPPED_POLICIES, 'screening', 'words.yaml'), 'utf8');
    for (const name of WORD_LISTS) {
      assert.ok(shipped.words[name].length > 10, name);
      assert.match(text, new RegExp(`  ${name}:\\n    source: .{4,}`));
    }
  });

  it('grow by those of a city, whose limits replace the shipped ones', () => {
    const folder = wordsFolder(
      `${list('industryWords', '皮革云 经编云')}limits:\n  source: 市局\n  firms:\n    mobile: { weakFrom: 2 }\n`,
    );
    const { words, limits } = loadScreening([folder]);
    assert.deepEqual(words.industryWords, [...shipped.words.industryWords, '皮革云', '经编云']);
    assert.deepEqual(limits, { ...shipped.limits, mobile: { weakFrom: 2, notedFrom: null } });
    assert.deepEqual(loadScreening([temporaryFolder()]), shipped);
  });

  const refusals: readonly (readonly [name: string, text: string, says: string])[] = [
    ['a word twice', list('zones', '新城 新城'), 'words.yaml:4 lists.zones.words 新城 重复'],
    ['a list without a source', 'lists:\n  zones:\n    words: 新城\n', 'words.yaml:3 lists.zones.source 缺少 source'],
    [
      'a limit below two',
      'limits:\n  source: 市局\n  firms:\n    mobile: { weakFrom: 1 }\n',
      'words.yaml:4 limits.firms.mobile.weakFrom',
    ],
    ['a list that nobody knows', list('colours', '红'), 'words.yaml:'],
    ['a limit that nobody knows', 'limits:\n  source: 市局\n  firms:\n    fax: { weakFrom: 2 }\n', 'words.yaml:'],
  ];
  for (const [name, text, says] of refusals)
    it(`are refused with ${name}`, () => {
      const faults = faultsOf(() => loadScreening([wordsFolder(text)]));
      assert.equal(faults.length, 1);
      assert.ok(faults[0]?.startsWith(says), faults[0]);
    });
});
