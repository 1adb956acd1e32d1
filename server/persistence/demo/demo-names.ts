import { organisationCheckCharacter, usccCheckCharacter } from '../../domain/registry/uscc.ts';

const SURNAMES = '沈陆钱顾吴徐张姚朱屠冯俞褚钟范计曹严沃诸'.split('');
const GIVEN_NAMES = [
  ...['知微', '景澄', '若木', '怀瑾', '令闻', '思远', '书禾', '望舟', '清越', '既白', '云起', '嘉树', '听澜'],
  ...['以安', '南乔', '见山', '子衿', '明夷', '守真', '予怀', '星野', '长庚', '闻笛', '执圭', '乐川'],
];

const PLACES: Readonly<Record<string, string>> = {
  '330400': '浙江省嘉兴市',
  '330471': '浙江省嘉兴市经济技术开发区',
  '330472': '浙江省嘉兴市港区',
  '330402': '浙江省嘉兴市南湖区',
  '330411': '浙江省嘉兴市秀洲区',
  '330421': '浙江省嘉兴市嘉善县',
  '330424': '浙江省嘉兴市海盐县',
  '330481': '浙江省嘉兴市海宁市',
  '330482': '浙江省嘉兴市平湖市',
  '330483': '浙江省嘉兴市桐乡市',
  '330100': '浙江省杭州市',
  '330200': '浙江省宁波市',
  '330600': '浙江省绍兴市',
  '310115': '上海市浦东新区',
  '320200': '江苏省无锡市',
  '320500': '江苏省苏州市',
  '440300': '广东省深圳市',
};
const ROADS = [
  '演禾路',
  '示数路',
  '样织路',
  '穗算路',
  '丰码路',
  '桑云路',
  '织帆路',
  '稻程路',
  '拓样路',
  '橹声路',
  '榫新路',
];

/** An invented person; two different numbers below 500 never give the same name. */
export function demoPerson(n: number): string {
  const surname = SURNAMES[n % SURNAMES.length] ?? '';
  const given = GIVEN_NAMES[(n * 7 + Math.floor(n / SURNAMES.length)) % GIVEN_NAMES.length] ?? '';
  return surname + given;
}

/** A phone number that reaches nobody: no network has been given numbers that begin with 154. */
export function demoPhone(serial: number): string {
  return `1540573${String(1000 + serial * 37).slice(-4)}`;
}

/** An address in the region, in a road that does not exist. Throws for a region without a place name here. */
export function demoAddress(region: string, serial: number): string {
  const place = PLACES[region];
  if (place === undefined) throw new Error(`demonstration data know no place for region ${region}`);
  const road = ROADS[(serial * 3) % ROADS.length] ?? '';
  return `${place}${road}${(serial * 29) % 380 || 8}号${(serial % 7) + 1}幢${(serial % 9) + 2}层`;
}

/**
 * A valid unified social credit code. Its organisation code begins with HK, not with MA as those given out since 2015 or
 * with a digit as older ones, so that it is no real firm's.
 */
export function demoUscc(region: string, serial: number): string {
  const body = `HK${100_000 + serial * 7919}`;
  // The zones have no code of GB/T 2260: their firms are registered under the city's.
  const registeredIn = region.startsWith('33047') ? '330400' : region;
  const first17 = `91${registeredIn}${body}${organisationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}
