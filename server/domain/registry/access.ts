import type { Account } from './account.ts';
import { may } from './permissions.ts';
import type { Provider } from './provider.ts';

/**
 * Whether a person may read a provider's whole record: figures, calculation, what is not public. The firm itself may, and
 * the offices that work with it: those of the city everywhere, a county's only in its own region.
 */
export function mayReadRecord(person: Account | undefined, provider: Pick<Provider, 'uscc' | 'region'>): boolean {
  return may(person, 'record.read', provider);
}
