import type { Account } from './account.ts';
import type { Provider } from './provider.ts';

/**
 * Whether a person may read a provider's whole record: figures, calculation, what is not public. The firm itself may, and
 * the offices that work with it: those of the city everywhere, a county's only in its own region.
 */
export function mayReadRecord(person: Account | undefined, provider: Pick<Provider, 'uscc' | 'region'>): boolean {
  switch (person?.role) {
    case 'admin':
    case 'city':
    case 'market':
    case 'finance':
    case 'auditor':
      return true;
    case 'county':
      return person.region === provider.region;
    case 'provider':
      return person.organisationUscc === provider.uscc;
    default:
      return false;
  }
}
