import type { Enterprise } from '../../domain/registry/enterprise.ts';
import type { ShortlistItem } from '../../domain/registry/shortlist.ts';
import { demoPerson, demoPhone, demoUscc } from './demo-names.ts';

/** Serial numbers of providers end below this; codes have room up to 113. */
const FIRST = 105;

const made = (n: number, name: string, region: string, industry: string): Enterprise => ({
  uscc: demoUscc(region, FIRST + n),
  name,
  region,
  industry,
  contact: { name: demoPerson(FIRST + n), phone: demoPhone(FIRST + n) },
  demo: true,
});

/** Invented firms that look for providers. */
export const DEMO_ENTERPRISES: readonly Enterprise[] = [
  made(1, '嘉兴穗纺针织有限公司', '330411', 'textile'),
  made(2, '海盐禾固紧固件股份有限公司', '330424', 'fastener'),
  made(3, '嘉兴港澜新材料有限公司', '330472', 'chemical'),
  made(4, '嘉兴南溪服饰有限公司', '330402', 'textile'),
  made(5, '海宁经络经编有限公司', '330481', 'textile'),
];

/** What the first of them considers. */
export function demoShortlist(providers: readonly string[], now: Date): readonly ShortlistItem[] {
  const notes = ['桐乡的同行推荐，已经看过现场，等报价。', '', '有织造行业的案例，约了下周演示。'];
  const addedBy = { account: 'demo', name: `企业 · ${demoPerson(FIRST + 1)}`, role: 'enterprise' } as const;
  const addedAt = now.toISOString();
  return providers.map((uscc, i) => ({ uscc, note: notes[i] ?? '', addedAt, addedBy, version: 1 }));
}

/** For which enterprise a demonstration account speaks, by its code. */
export const DEMO_ENTERPRISE_OF: Readonly<Record<string, string | undefined>> = {
  enterprise1: DEMO_ENTERPRISES[0]?.uscc,
  enterprise2: DEMO_ENTERPRISES[1]?.uscc,
};
