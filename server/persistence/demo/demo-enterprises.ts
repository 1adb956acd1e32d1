import type { Enterprise } from '../../domain/registry/enterprise.ts';
import { demoPerson, demoPhone, demoUscc } from './demo-names.ts';

/** Serial numbers of providers end below this. */
const FIRST = 400;

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
];

/** For which enterprise a demonstration account speaks, by its code. */
export const DEMO_ENTERPRISE_OF: Readonly<Record<string, string | undefined>> = {
  enterprise1: DEMO_ENTERPRISES[0]?.uscc,
  enterprise2: DEMO_ENTERPRISES[1]?.uscc,
};
