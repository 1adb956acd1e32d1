/** Who may sign in, in what office. The names are the offices' own. */
export const ROLES = {
  admin: '系统管理员',
  city: '市经信局',
  county: '县级经信',
  market: '市市场监管局',
  finance: '市财政局',
  auditor: '审计',
  expert: '评审专家',
  provider: '服务商',
  enterprise: '企业',
} as const;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** Offices of the city and its counties, and the experts that it asks; not firms. */
export const OFFICIAL_ROLES: readonly Role[] = ['admin', 'city', 'county', 'market', 'finance', 'auditor', 'expert'];

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** GB/T 2260; a county office acts in its own region only. */
  readonly region?: string;
  readonly department?: string;
  readonly organisationUscc?: string;
  readonly organisationName?: string;
  /** May invite, block and remove the people of the organisation. */
  readonly owner?: boolean;
  readonly email?: string;
  /** Somebody opened the link that was sent to the address. */
  readonly emailConfirmed?: boolean;
  readonly phone?: string;
  /** Sessions of an earlier epoch are over: it moves on when the password is set anew. */
  readonly sessionEpoch?: number;
  readonly blocked: boolean;
}

export type NewAccount = Omit<Account, 'id' | 'blocked' | 'sessionEpoch'>;

/** People type their username as they like: one spelling is stored, looked up and counted. */
export function canonicalUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

export function isOfficial(account: Account): boolean {
  return OFFICIAL_ROLES.includes(account.role);
}
