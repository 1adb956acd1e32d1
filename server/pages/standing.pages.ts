import { isPublicListing, type Standing } from '../domain/registry/pool-membership.ts';
import { formatInterval } from '../domain/shared/calendar-date.ts';

/** How a provider stands today, as everybody may see it: a listing that is not public only says that it is not in the pool. */
export function standingWords(standing: Standing) {
  switch (standing.state) {
    case 'member':
      return { tag: { kind: 'good', text: '在资源池内' }, until: formatInterval(standing.spell) };
    case 'former':
      return { tag: { kind: 'neutral', text: '已不在资源池' }, until: `曾于${formatInterval(standing.spell)}在池` };
    case 'outside':
      return { tag: { kind: 'neutral', text: '未入池' } };
    case 'listed':
      return !isPublicListing(standing.listing)
        ? { tag: { kind: 'neutral', text: '不在资源池' } }
        : { tag: { kind: 'danger', text: '负面清单' }, until: formatInterval(standing.listing) };
  }
}
