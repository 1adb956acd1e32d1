import type { ScreeningRules } from '../policy/screening-rules.ts';
import { withArabicNumerals } from './chinese-numerals.ts';
import type { ChineseScript, NameWords } from './company-name.ts';
import { isOneApart } from './name-likeness.ts';
import { citiesOf, leadingRegions, overlap } from './region-names.ts';

/** An address cut into what two addresses are compared by, all in the normalised form; '' for a part not given. */
export interface PostalAddress {
  readonly shown: string;
  readonly cities: readonly string[];
  /** Everything behind regions and towns. */
  readonly local: string;
  readonly road: string;
  readonly number: string;
  /** Name of a park, tower or village that stands in place of the road or behind its number. */
  readonly estate: string;
  readonly building: string;
  readonly room: string;
  /** The text names a registration agent, a shared desk or the like: many firms have it. */
  readonly sharedOffice: boolean;
  /** The text names an incubator or a park, where each firm has its own room. */
  readonly park: boolean;
}

export type AddressLikeness = 'same' | 'same-building' | 'misspelt';

const COUNTED = /[〇零一二三四五六七八九十]+(?=号|幢|栋|座|层|楼|室|弄|单元|组|期|房)/g;
const TOWN = /^[\p{Script=Han}]{1,5}?(?:街道|镇镇?|乡)(?!路)/u;
const ROAD = /^(.*?(?:路|街|大道|道|弄|巷|线|村|里|桥|组))(\d+(?:[-之]\d+)?(?:弄\d+)?)(?:号(?!楼)|(?=$|[^\d号弄]))/u;
const BUILDING = /(\d+|[a-z]|[东南西北])(?:幢|栋|号楼|座|#楼?|号厂房)/;
const UNIT = /(\d+)单元/;
const FLOOR = /(\d+)(?:层|楼|f)/;
const ROOM = /([a-z]?\d+(?:-\d+)*[a-z]?)(?:室|房间|房|号|工位|单元)*$/;

/** Cuts an address. What is in brackets (自主申报, 集群注册) tells of a shared office at most and is left out. */
export function postalAddress(
  shown: string,
  words: NameWords,
  script: Pick<ChineseScript, 'simplified'>,
  lists: ScreeningRules['words'],
): PostalAddress {
  const whole = script
    .simplified(shown.normalize('NFKC'))
    .replace(/[\s,，。、;；]/gu, '')
    .toLowerCase();
  const text = whole
    .replace(/[（(【[][^）)】\]]*[）)】\]]/gu, '')
    .replace(/[—–－~]/gu, '-')
    .replace(COUNTED, withArabicNumerals);
  const hits = leadingRegions(text, words.regions);
  // 海宁路 is a road, not the city of 海宁; 科技城3幢 is an estate, not a zone
  const kept = hits.filter(({ soft, end }) => !soft || !/^(路|街|大道|道|巷|弄|\d|[a-z]座|$)/u.test(text.slice(end)));
  const local = withoutTowns(text.slice(kept.at(-1)?.end ?? 0));
  const [, road = '', number = ''] = ROAD.exec(local) ?? [];
  const behind = road === '' ? local : local.replace(ROAD, '');
  return {
    shown,
    cities: citiesOf(kept),
    local,
    road,
    number,
    ...inside(behind),
    sharedOffice: lists.sharedOfficeWords.some((word) => whole.includes(word)),
    park: lists.parkWords.some((word) => whole.includes(word)),
  };
}

function withoutTowns(text: string): string {
  const once = text.replace(TOWN, '');
  return once === text ? text : withoutTowns(once);
}

/** What stands behind the number of the house: estate, building, room. Without a room the floor stands for it. */
function inside(text: string): Pick<PostalAddress, 'estate' | 'building' | 'room'> {
  const estate = /^[^\da-z#-]*?(?=[\da-z#-]|[东南西北](?:幢|栋|座)|$)/u.exec(text)?.[0] ?? '';
  let building = BUILDING.exec(text)?.[1] ?? '';
  const rest = text.replace(estate, '').replace(BUILDING, '').replace(UNIT, '$1-');
  const floor = FLOOR.exec(rest)?.[1] ?? '';
  const numbers = (ROOM.exec(rest.replace(FLOOR, ''))?.[1] ?? '').split('-').filter(Boolean);
  const room = numbers.pop() ?? '';
  if (building === '') building = numbers.shift() ?? '';
  return { estate, building, room: room === '' ? (floor === '' ? '' : `${floor}层`) : [...numbers, room].join('-') };
}

/** In what way two addresses are alike; null where they are not. Cities that differ make all else different. */
export function addressLikeness(a: PostalAddress, b: PostalAddress): AddressLikeness | null {
  if (a.cities.length > 0 && b.cities.length > 0 && !overlap(a.cities, b.cities)) return null;
  if (a.local === '' || b.local === '') return null;
  if (a.local === b.local) return isExact(a) ? 'same' : 'same-building';
  if (!isSameHouse(a, b)) return isMisspelt(a, b) ? 'misspelt' : null;
  if (a.building !== b.building && a.building !== '' && b.building !== '') return null;
  if (a.room !== '' && b.room !== '') return a.room === b.room ? 'same' : 'same-building';
  return a.room === b.room && a.building === b.building ? 'same' : 'same-building';
}

/** It names a house, a building or a room, not just a road or a park. */
function isExact({ number, building, room }: PostalAddress): boolean {
  return number !== '' || building !== '' || room !== '';
}

/** The same number of the same road, or the same estate where a road is not given. */
function isSameHouse(a: PostalAddress, b: PostalAddress): boolean {
  if (a.road !== '' && b.road !== '') return a.road === b.road && a.number === b.number;
  return a.estate.length >= 3 && a.estate === b.estate;
}

/** One character of the road differs, and everything down to the room is the same. */
function isMisspelt(a: PostalAddress, b: PostalAddress): boolean {
  const sameInside = a.number === b.number && a.building === b.building && a.room === b.room && a.room !== '';
  return sameInside && a.road.length >= 3 && isOneApart([...a.road], [...b.road]);
}

/** Keys of which two addresses share at least one whenever they are alike in any way. */
export function addressKeys({ local, road, number, estate, building, room }: PostalAddress): string[] {
  const keys = local === '' ? [] : [`all ${local}`];
  if (road !== '') keys.push(`road ${road} ${number}`);
  if (estate.length >= 3) keys.push(`estate ${estate}`);
  if (road !== '' && room !== '') keys.push(`inside ${number} ${building} ${room}`);
  return keys;
}

/** What an address is counted by: everything down to the room. */
export function addressCountKey({ cities, road, number, estate, building, room }: PostalAddress): string {
  return [cities.length === 1 ? cities[0] : '', road === '' ? estate : road, number, building, room].join(' ');
}
