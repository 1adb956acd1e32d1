import { isIP } from 'node:net';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** None: the embedded database in `dataDir`. */
  readonly mongodbUri?: string;
  /** How people reach the site, without a slash at the end. */
  readonly baseUrl: string;
  /** None only with the embedded database: then session-secret.ts keeps one in `dataDir`. */
  readonly sessionSecret?: string;
  readonly demo: boolean;
  /** Express's `trust proxy`: how many proxies, or which. */
  readonly trustProxy: number | readonly string[];
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  readonly policyDir?: string;
  readonly logLevel: string;
  readonly metricsToken?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the settings, in one list. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['配置有误，未启动：', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

const port = z
  .string()
  .regex(/^\d{1,5}$/, '须为 0 至 65535 的整数')
  .transform(Number)
  .refine((n) => n <= 65535, '须为 0 至 65535 的整数');
const secret = (least: number) => z.string().min(least, `至少 ${least} 个字符`);
const url = (schemes: RegExp, message: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.test(text), message);

const SETTINGS = z.object({
  PORT: port.optional(),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, '须为主机名或 IP 地址')
    .optional(),
  DATA_DIR: z.string().optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, '须以 mongodb:// 或 mongodb+srv:// 开头')
    .optional(),
  BASE_URL: z.string().refine(isOrigin, '须为 http:// 或 https:// 开头的网站地址，不带路径').optional(),
  SESSION_SECRET: secret(32).optional(),
  DEMO: z.enum(['0', '1'], { error: '须为 0 或 1' }).optional(),
  TRUST_PROXY: z.string().refine(isProxyList, '须为代理层数，或以逗号分隔的代理 IP、网段、loopback').optional(),
  SMTP_URL: url(/^smtps?:\/\//, '须以 smtp:// 或 smtps:// 开头').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, '须为邮件地址')
    .optional(),
  OIDC_ISSUER: url(/^https?:\/\//, '须为 http:// 或 https:// 开头的地址').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  POLICY_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `须为 ${LOG_LEVELS.join('、')} 之一` }).optional(),
  METRICS_TOKEN: secret(16).optional(),
});
type Settings = z.infer<typeof SETTINGS>;
type Name = keyof Settings;

/** Reads the settings, or refuses with one ConfigError that names all that is wrong. Values are never repeated: some are secrets. */
export function readConfig(env: Environment): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(SETTINGS.shape)) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = SETTINGS.safeParse(given);
  const single = parsed.error?.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`) ?? [];
  const faults = [...single, ...missing(new Set(Object.keys(given)))];
  if (faults.length > 0 || parsed.data === undefined) throw new ConfigError(faults);
  return configOf(parsed.data);
}

/** What one setting demands of another. */
function missing(given: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const needs = (name: Name, because: string) => {
    if (!given.has(name)) faults.push(`${name}：${because}`);
  };
  if (given.has('MONGODB_URI')) needs('SESSION_SECRET', '设置了 MONGODB_URI 时必须设置，至少 32 个字符');
  if (given.has('SMTP_URL')) needs('MAIL_FROM', '设置了 SMTP_URL 时必须设置');
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (oidc.some((name) => given.has(name))) for (const name of oidc) needs(name, '三项 OIDC_* 须一起设置');
  return faults;
}

function configOf(s: Settings): Config {
  const host = s.HOST ?? '127.0.0.1';
  const portNumber = s.PORT ?? 3000;
  return {
    port: portNumber,
    host,
    dataDir: s.DATA_DIR ?? './data',
    baseUrl: s.BASE_URL === undefined ? ownAddress(host, portNumber) : new URL(s.BASE_URL).origin,
    demo: s.DEMO === undefined ? s.MONGODB_URI === undefined : s.DEMO === '1',
    trustProxy: proxies(s.TRUST_PROXY),
    logLevel: s.LOG_LEVEL ?? 'info',
    ...(s.MONGODB_URI !== undefined && { mongodbUri: s.MONGODB_URI }),
    ...(s.SESSION_SECRET !== undefined && { sessionSecret: s.SESSION_SECRET }),
    ...(s.SMTP_URL !== undefined && s.MAIL_FROM !== undefined && { mail: { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM } }),
    ...oidcOf(s),
    ...(s.POLICY_DIR !== undefined && { policyDir: s.POLICY_DIR }),
    ...(s.METRICS_TOKEN !== undefined && { metricsToken: s.METRICS_TOKEN }),
  };
}

function oidcOf(s: Settings): Pick<Config, 'oidc'> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = s;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { oidc: { issuer, clientId, clientSecret } };
}

/** Listening on all addresses is no address to visit. */
function ownAddress(host: string, portNumber: number): string {
  const visible = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIP(visible) === 6 ? `[${visible}]` : visible}:${portNumber}`;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === '';
}

function proxies(text: string | undefined): number | string[] {
  if (text === undefined) return 0;
  return /^\d+$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim());
}

function isProxyList(text: string): boolean {
  const list = proxies(text);
  return typeof list === 'number' ? list <= 32 : list.every(isProxy);
}

function isProxy(text: string): boolean {
  if (PROXY_NAMES.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
  return widest > 0 && fits && more.length === 0;
}
