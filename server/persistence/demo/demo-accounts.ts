import type { NewAccount, Role } from '../../domain/registry/account.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { AccountRepository } from '../account.repository.ts';
import { hashPassword } from '../passwords.ts';

export const DEMO_PASSWORD = 'heku-demo-2026';

let hashed: Promise<string> | undefined;

/** The password is public: one hash does for every database that this process fills. */
function demoHash(): Promise<string> {
  hashed ??= hashPassword(DEMO_PASSWORD);
  return hashed;
}

export interface DemoOrganisation {
  readonly uscc: string;
  readonly name: string;
}

type Entry = Omit<NewAccount, 'organisationUscc' | 'organisationName'>;

/** Invented persons, one or two for every office and for every state a firm can be in. */
export const DEMO_ACCOUNTS: readonly Entry[] = [
  official('admin', 'admin', '平台管理', '周以宁'),
  official('city', 'city', '市经信局', '沈如晦'),
  official('city2', 'city', '市经信局', '陆知行'),
  official('city3', 'city', '市经信局', '叶见微'),
  { ...official('nanhu', 'county', '南湖区经信局', '顾清和'), region: '330402' },
  { ...official('haining', 'county', '海宁市经信局', '许望舒'), region: '330481' },
  official('market', 'market', '市市场监管局', '钱叔衡'),
  official('finance', 'finance', '市财政局', '吴令仪'),
  official('finance2', 'finance', '市财政局', '秦守约'),
  official('auditor', 'auditor', '市审计局', '郑守拙'),
  official('expert1', 'expert', '嘉兴智造研究院', '苏明远'),
  official('expert2', 'expert', '浙北工业大学', '江令闻'),
  official('expert3', 'expert', '市信息化协会', '贺知味'),
  firm('provider1', 'provider', '服务商', '方景行'),
  firm('provider2', 'provider', '服务商', '蒋若谷'),
  firm('provider3', 'provider', '服务商', '韩思齐'),
  firm('provider4', 'provider', '服务商', '曹闻道'),
  firm('provider5', 'provider', '服务商', '严子期'),
  firm('provider6', 'provider', '服务商', '金未央'),
  firm('enterprise1', 'enterprise', '企业', '魏长风'),
  firm('enterprise2', 'enterprise', '企业', '陶令远'),
];

/** The id of a demonstration account: known beforehand, so that cases can name who handles them. */
export function demoAccountId(username: string): string {
  const place = DEMO_ACCOUNTS.findIndex((one) => one.username === username);
  return (0xda_0000_0000 + place).toString(16).padStart(24, '0');
}

/** An official or expert of the demonstration, as histories name who did something. */
export function demoActor(username: string): Actor {
  const found = DEMO_ACCOUNTS.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demonstration account ${username}`);
  return { account: demoAccountId(username), name: found.displayName, role: found.role };
}

function official(username: string, role: Role, department: string, person: string): Entry {
  return { username, role, department, displayName: `${department} · ${person}` };
}

function firm(username: string, role: Role, kind: string, person: string): Entry {
  return { username, role, displayName: `${kind} · ${person}` };
}

/**
 * Writes the demonstration accounts in one write; whether a database is new is judged by its accounts, so this comes
 * last when demonstration data are loaded. `organisations` says, by username, for which firm a firm's account speaks.
 */
export async function seedDemoAccounts(
  accounts: AccountRepository,
  organisations: ReadonlyMap<string, DemoOrganisation>,
  createdAt: Date,
): Promise<void> {
  // One hash for all: the password is printed at the start, nobody needs to guess it.
  const passwordHash = await demoHash();
  await accounts.create(
    ...DEMO_ACCOUNTS.map((entry) => {
      const organisation = organisations.get(entry.username);
      const speaksFor = organisation && {
        organisationUscc: organisation.uscc,
        organisationName: organisation.name,
        owner: true,
      };
      return {
        id: demoAccountId(entry.username),
        account: { ...entry, ...speaksFor },
        passwordHash,
        demo: true,
        createdAt,
      };
    }),
  );
}
