import assert from 'node:assert/strict';
import { nameWords } from '../../../server/domain/registry/company-name.ts';
import { addressKeys, addressLikeness, postalAddress } from '../../../server/domain/registry/postal-address.ts';
import { overlap } from '../../../server/domain/registry/region-names.ts';
import { rules, script } from './screening/labelled.ts';

const words = nameWords(rules);
const cut = (text: string) => postalAddress(text, words, script, rules.words);

describe('an address is cut into', () => {
  const cases: readonly (readonly [text: string, city: string, house: string, building: string, room: string])[] = [
    ['浙江省嘉兴市南湖区由拳路318号3幢2层201室', '嘉兴市', '由拳路318', '3', '201'],
    ['南湖区由拳路３１８号三号楼201', '嘉兴市', '由拳路318', '3', '201'],
    ['嘉兴市秀洲区高照街道康和路1288号光伏科创园1号楼1501室', '嘉兴市', '康和路1288', '1', '1501'],
    ['桐乡市乌镇镇子夜路18号', '嘉兴市', '子夜路18', '', ''],
    ['桐鄉市烏鎮子夜路18號', '嘉兴市', '子夜路18', '', ''],
    ['桐乡市高桥大道1156号1幢2单元302室', '嘉兴市', '高桥大道1156', '1', '2-302'],
    ['平湖市勤安路三号二楼（自主申报）', '嘉兴市', '勤安路3', '', '2层'],
    ['平湖市新兴三路618号', '嘉兴市', '新兴三路618', '', ''],
    ['上海市海宁路100号A座11楼', '上海市', '海宁路100', 'a', '11层'],
  ];
  for (const [text, city, house, building, room] of cases)
    it(text, () => {
      const address = cut(text);
      assert.deepEqual(
        [address.cities.join(), `${address.road}${address.number}`, address.building, address.room],
        [city, house, building, room],
      );
    });

  it('a shared office or a park', () => {
    const kind = (text: string) => [cut(text).sharedOffice, cut(text).park];
    assert.deepEqual(kind('嘉兴市步焦路1号（集群注册）'), [true, false]);
    assert.deepEqual(kind('嘉兴市创业园2号楼201室'), [false, true]);
    assert.deepEqual(kind('嘉兴市由拳路318号'), [false, false]);
  });
});

describe('two addresses are', () => {
  const HOME = '浙江省嘉兴市南湖区由拳路318号3幢201室';
  const cases: readonly (readonly [one: string, other: string, expected: string | null])[] = [
    [HOME, '嘉兴市由拳路318号3号楼201', 'same'],
    [HOME, '嘉兴市由拳路318号201室', 'same'],
    [HOME, '嘉兴市由拳路318号3幢205室', 'same-building'],
    [HOME, '嘉兴市由拳路318号', 'same-building'],
    [HOME, '嘉兴市由拳路318号5幢201室', null],
    [HOME, '嘉兴市由拳路320号3幢201室', null],
    [HOME, '杭州市由拳路318号3幢201室', null],
    [HOME, '嘉兴市游拳路318号3幢201室', 'misspelt'],
    [HOME, '嘉兴市游拳路318号3幢202室', null],
    [HOME, '嘉兴市南湖区', null],
    ['嘉兴市南湖区', '嘉兴市南湖区', null],
    ['桐乡市石门镇', '桐乡市石门镇', null],
    ['嘉兴市由拳路', '嘉兴市由拳路', 'same-building'],
    ['嘉兴市由拳路318号', '嘉兴市南湖区由拳路318号', 'same'],
    ['嘉兴科技城3幢201室', '嘉兴市南湖区亚太路705号嘉兴科技城3幢201室', null],
    ['嘉兴科技城3幢201室', '嘉兴港区3幢201室', null],
    ['嘉兴南湖科技城3幢201室', '嘉兴市南湖科技城3号楼201', 'same'],
  ];
  for (const [one, other, expected] of cases)
    it(`${expected ?? 'not alike'}: ${one}／${other}`, () => {
      const [left, right] = [cut(one), cut(other)];
      assert.equal(addressLikeness(left, right), expected);
      assert.equal(addressLikeness(right, left), expected);
      if (expected !== null) assert.ok(overlap(addressKeys(left), addressKeys(right)), 'they share a key');
    });
});
