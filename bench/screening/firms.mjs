// Invented firms, always the same: names of the usual make, common and rare ones, people, addresses, agents' numbers.
const REGIONS = [
  '嘉兴',
  '嘉兴市',
  '浙江',
  '海宁',
  '平湖市',
  '桐乡',
  '海盐县',
  '嘉善',
  '杭州',
  '上海',
  '苏州',
  '宁波',
  '湖州',
];
const INDUSTRIES = [
  '科技',
  '信息技术',
  '智能装备',
  '软件',
  '数字科技',
  '机电',
  '自动化',
  '网络科技',
  '数据服务',
  '贸易',
];
const FORMS = [
  '有限公司',
  '有限公司',
  '有限公司',
  '股份有限公司',
  '有限责任公司',
  '（集团）有限公司',
  '合伙企业（有限合伙）',
];
const CHARACTERS = [
  ...'禾数云岫织锦穗安澄观帆影砺锋梧秋榫卯橹声拓样丰码示稻程桑梓芷若鹿鸣溪山汲古知秋渡河纸鸢水墨竹里馆柿染听潮鲸落白描',
  ...'星月风雷松柏兰竹梅菊石泉林海天地金玉华新中信通达恒远宏盛泰和瑞祥博文德业智慧联创启明光辉长青',
];
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高沈陆钱顾姚俞褚钟范计曹严沃诸'];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚',
  '若水',
  '既白',
  '怀瑾',
  '望舟',
  '书禾',
  '清越',
  '南乔',
  '子衿',
  '云起',
];
const ROADS = [
  '由拳',
  '亚太',
  '凌公塘',
  '中环南',
  '康和',
  '洪兴西',
  '秀园',
  '文昌',
  '庆丰',
  '振兴东',
  '新华北',
  '盐东',
];
const COUNTIES = ['南湖区', '秀洲区', '海宁市', '平湖市', '桐乡市', '海盐县', '嘉善县'];

/** A sequence of whole numbers below what is asked, from a seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** So many firms; one in twenty gives its agent's phone, one in ten the agent's address, one in eight a common name. */
export function inventedFirms(count, seed) {
  const next = numbers(seed);
  const one = (list) => list[next(list.length)];
  const person = () => one(SURNAMES) + one(GIVEN) + (next(3) === 0 ? one(GIVEN).slice(0, 1) : '');
  const trading = () => Array.from({ length: 2 + (next(3) === 0 ? 1 + next(2) : 0) }, () => one(CHARACTERS)).join('');
  return Array.from({ length: count }, (_, number) => {
    const representative = person();
    const name = next(8) === 0 ? one(['中天', '华信', '恒通', '宏达', '云创', '天成', '金桥']) : trading();
    const address =
      next(10) === 0
        ? '嘉兴市南湖区步焦路1号（集群注册）'
        : `浙江省嘉兴市${one(COUNTIES)}${one(ROADS)}路${1 + next(900)}号${1 + next(8)}幢${100 + next(900)}室`;
    return {
      name: one(REGIONS) + name + one(INDUSTRIES) + one(FORMS),
      legalRepresentative: representative,
      shareholders: next(3) === 0 ? [representative] : [representative, person()],
      keyPersons: [person()],
      addresses: [address],
      phones: [next(20) === 0 ? '13857377001' : `138${String(10_000_000 + next(80_000_000))}`],
      bankAccounts: next(2) === 0 ? [] : [`62284803${String(10_000_000 + next(80_000_000))}`],
      mails: next(2) === 0 ? [] : [`info@firm${number}.example.cn`],
    };
  });
}
