import type { ScreeningRules } from '../policy/screening-rules.ts';
import { withArabicNumerals } from './chinese-numerals.ts';
import { citiesOf, leadingRegions, placeOf, regionNames } from './region-names.ts';
import type { RegionHit, RegionNames } from './region-names.ts';
import { WordSet } from './word-set.ts';

/** What is asked of a library about Chinese characters. */
export interface ChineseScript {
  /** Traditional characters as simplified ones. */
  simplified(text: string): string;
  /** All readings of one character in pinyin without tones. */
  readings(character: string): readonly string[];
}

/** The words by which names are cut. */
export interface NameWords {
  readonly regions: RegionNames;
  readonly legalForms: WordSet;
  readonly branchForms: WordSet;
  /** Industry words, and legal forms where they stand inside a name (禾数集团科技有限公司). */
  readonly generic: WordSet;
}

/** A company name cut into its parts (行政区划, 字号, 行业, 组织形式), all in the normalised form. */
export interface CutName {
  /** The whole name in one way to write it, wherever the region stands; a branch has the name of its company. */
  readonly full: string;
  readonly regions: readonly string[];
  /** The distinctive part; '' where the name has only regions, legal forms and industry words. */
  readonly tradingName: string;
  /** Further ways to cut it, where a word may be a region or part of the name (云和禾数). */
  readonly otherTradingNames: readonly string[];
  readonly industry: string;
  readonly legalForms: readonly string[];
  /** Cities that the regions point to. */
  readonly cities: readonly string[];
  /** Earlier names given in brackets: （原…）. */
  readonly formerNames: readonly string[];
}

const OPENING = /[[{<〈《「『【〔〖]/g;
const CLOSING = /[\]}>〉》」』】〕〗]/g;

/** One form for all ways to write a text: NFKC, simplified, one kind of bracket, small letters, no blanks or marks. */
export function normalised(text: string, script: Pick<ChineseScript, 'simplified'>): string {
  const folded = script.simplified(text.normalize('NFKC')).replace(OPENING, '(').replace(CLOSING, ')');
  return folded.replace(/[^\p{L}\p{N}()]/gu, '').toLowerCase();
}

export function nameWords(rules: ScreeningRules): NameWords {
  const { legalForms, branchForms, industryWords } = rules.words;
  return {
    regions: regionNames(rules),
    legalForms: new WordSet(legalForms),
    branchForms: new WordSet(branchForms),
    generic: new WordSet([...industryWords, ...legalForms.filter((word) => word.length >= 2)]),
  };
}

/** Cuts a normalised company name. */
export function cutName(name: string, words: NameWords): CutName {
  const outside = withoutBrackets(name, words);
  const head = headOfBranch(outside.text, words);
  const { rest: body, forms } = withoutForms(head, words);
  const { name: rest, tail: end } = withoutTailRegion(body, words, (before) => words.generic.endOf(before) !== '');
  const hits = leadingRegions(rest, words.regions);
  const { kept, piece } = beyondRegions(rest, hits, words);
  const { tradingName: found, industry, tail } = tradingNameIn(piece, words);
  const placeFirst = kept > 0;
  const behind = head.slice(hits[kept - 1]?.end ?? 0);
  const onlyPlace = isOnlyPlace(found, words.regions, placeFirst);
  const tradingName = onlyPlace || words.generic.isAllOf(behind) ? '' : found;
  const legalForms = [...outside.forms, ...forms];
  const regions = [...hits.slice(0, onlyPlace ? 1 : kept), ...outside.regions, ...tail, ...end];
  return {
    full:
      tradingName === ''
        ? outside.whole
        : [
            placeOf(regions, words.regions),
            withArabicNumerals(tradingName),
            industry,
            ...legalForms.map(sameForm).toSorted(),
          ].join('|'),
    regions: regions.map(({ word }) => word),
    tradingName,
    otherTradingNames: otherCuts(rest, hits, kept, words).filter(
      (other) => other !== tradingName && !isOnlyPlace(other, words.regions, placeFirst),
    ),
    industry,
    legalForms,
    cities: citiesOf(regions),
    formerNames: outside.formerNames,
  };
}

/** Takes brackets away: with a region or a legal form in them they go whole, anything else stays where it is. */
function withoutBrackets(name: string, words: NameWords) {
  const regions: RegionHit[] = [];
  const forms: string[] = [];
  const formerNames: string[] = [];
  const text = name.replace(/\(([^()]*)\)/g, (_, inner: string) => {
    const former = /^(?:原名|原|曾用名)(.{3,})$/u.exec(inner)?.[1];
    const hits = leadingRegions(inner, words.regions);
    if (former !== undefined) formerNames.push(former);
    else if (hits.at(-1)?.end === inner.length) regions.push(...hits);
    else if (words.legalForms.has(inner) || words.branchForms.has(inner)) forms.push(inner);
    else return inner;
    return '';
  });
  const plain = name.replace(/\((?:原|曾用名)[^()]*\)/g, '').replace(/[()]/g, '');
  return { text: text.replace(/[()]/g, ''), whole: plain, regions, forms, formerNames };
}

/** The company that a branch belongs to: 浙江禾数科技有限公司 of 浙江禾数科技有限公司嘉兴分公司. */
function headOfBranch(name: string, words: NameWords): string {
  const end = name.indexOf('公司') + 2;
  return end >= 2 && end < name.length && words.branchForms.endOf(name) !== '' ? name.slice(0, end) : name;
}

/** Takes legal forms off the end; one of a single character (厂, 店) only where nothing else stood behind it. */
function withoutForms(name: string, words: NameWords): { readonly rest: string; readonly forms: readonly string[] } {
  const forms: string[] = [];
  let rest = name;
  for (;;) {
    const form = [words.branchForms.endOf(rest), words.legalForms.endOf(rest)].reduce((a, b) =>
      b.length > a.length ? b : a,
    );
    if (form === '' || (form.length === 1 && forms.length > 0) || form.length === rest.length) break;
    forms.unshift(form);
    rest = rest.slice(0, -form.length);
  }
  return { rest, forms };
}

/** What stands behind the regions; one that may be part of the name is given back where too little would be left. */
function beyondRegions(rest: string, hits: readonly RegionHit[], words: NameWords) {
  for (let kept = hits.length; ; kept--) {
    const last = hits[kept - 1];
    const piece = rest.slice(last?.end ?? 0);
    if (last?.soft !== true || tradingNameIn(piece, words).tradingName.length >= 2) return { kept, piece };
  }
}

/** A short name of a region may be part of the trading name as well (阿里巴巴): both ways to cut are looked at. */
function otherCuts(rest: string, hits: readonly RegionHit[], kept: number, words: NameWords): string[] {
  const last = hits[kept - 1];
  const next = words.regions.words.at(rest, last?.end ?? 0);
  const starts: number[] = [];
  if (last?.soft === true && last.level !== 'zone') starts.push(hits[kept - 2]?.end ?? 0);
  if (next !== '') starts.push((last?.end ?? 0) + next.length);
  return starts.map((start) => tradingNameIn(rest.slice(start), words).tradingName).filter((name) => name.length >= 2);
}

/** A province or city is no trading name, unless behind a region where it does not lie: 嘉兴乐山. */
function isOnlyPlace(name: string, { names }: RegionNames, placeFirst: boolean): boolean {
  const level = names.get(name)?.level;
  return !placeFirst && (level === 'province' || level === 'city' || level === 'zone');
}

/** 有限责任公司 may be written 有限公司. */
function sameForm(form: string): string {
  return form.replace('责任', '');
}

/** The trading name at the beginning of what is left: it ends where the first generic word begins. */
function tradingNameIn(piece: string, words: NameWords) {
  const front = genericEnd(piece, 0, words.generic);
  const nothing = { tradingName: '', industry: piece, tail: [] as RegionHit[] };
  if (front === piece.length) return nothing;
  const inner = piece.slice(front);
  const length = ownLength(inner, words.generic);
  const whole = front > 0 && length < 2 ? piece.slice(0, front + length) : inner.slice(0, length);
  const { name, tail } = withoutTailRegion(whole, words, (before) => before.length >= 2);
  return { tradingName: name, industry: piece.replace(whole, ''), tail };
}

/**
 * How many characters there are before the industry: the first place behind which all is generic (新禾数 of 新禾数科技, though
 * 数科 is a word as well), or else the first generic word. A single one only where all behind it is generic.
 */
function ownLength(text: string, generic: WordSet): number {
  for (let at = 1; at < text.length; at++) if (generic.isAllOf(text.slice(at))) return at;
  for (let at = 2; at < text.length; at++) if (generic.at(text, at) !== '') return at;
  return text.length;
}

/** Where the generic words end that begin at this place. */
function genericEnd(text: string, from: number, generic: WordSet): number {
  let at = from;
  for (let word = generic.at(text, at); word !== ''; word = generic.at(text, at)) at += word.length;
  return at;
}

/** Takes a region off the end (禾数嘉兴, 禾数科技嘉兴), where what stands before it can do without. */
function withoutTailRegion(name: string, { regions }: NameWords, canDoWithout: (before: string) => boolean) {
  const word = regions.words.endOf(name);
  const before = name.slice(0, name.length - word.length);
  const region = regions.names.get(word);
  const sure = region !== undefined && (!region.soft || region.level === 'province' || region.level === 'city');
  if (!sure || !canDoWithout(before)) return { name, tail: [] };
  return { name: before, tail: [{ ...region, word, end: name.length }] };
}
