// Every address of the site, written once: pages and redirects call these with a value, routers with `:name`.

/** A value as a part of an address; `:name` stays, as the pattern of a router. */
const segment = (value: string) => (value.startsWith(':') ? value : encodeURIComponent(value));

export const home = () => '/';
export const healthz = () => '/healthz';
export const readyz = () => '/readyz';

export const signIn = (next?: string) => (next === undefined ? '/sign-in' : `/sign-in?next=${segment(next)}`);
export const signOut = () => '/sign-out';
export const account = () => '/account';

export const providers = () => '/providers';
export const provider = (uscc: string) => `/providers/${segment(uscc)}`;
export const providerAwards = (uscc: string) => `${provider(uscc)}/awards`;

export const policy = (id: string) => `/policies/${segment(id)}`;
/** Places on a policy's page: its clauses, parameters and readings. */
export const clauseAnchor = (clause: string) => `c-${clause}`;
export const parameterAnchor = (key: string) => `p-${key.replace('.', '-')}`;
export const readingAnchor = (reading: string) => `r-${reading}`;
export const calculator = (id: string) => `${policy(id)}/calculator`;

export const apiAssess = () => '/api/v1/awards/assess';
export const apiPolicies = () => '/api/v1/policies';
export const apiPolicy = (id: string) => `${apiPolicies()}/${segment(id)}`;

/**
 * Where to go after signing in. Only an address of our own is followed: one slash, then no second one and no
 * backslash (browsers read `/\host` as `//host`), no control characters (browsers drop tabs and line feeds).
 */
export function ownPath(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || wanted.length > 2000) return undefined;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return /^\/(?![/\\])[^\\\x00-\x1f\x7f]*$/.test(wanted) ? wanted : undefined;
}
