import { Router } from 'express';
import { categoryName, industryName, regionName, type City } from '../../domain/policy/city.ts';
import { confirmedStandards } from '../../domain/records/public-standards.ts';
import { effectiveSpells, isPublicListing, type Standing } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { yuanNumber } from '../../domain/shared/money.ts';
import { InvalidInput } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { readDirectoryApi } from './directory.forms.ts';
import type { ProvidersService } from './providers.service.ts';

/** `GET /api/v1/providers` and `/providers/:uscc`: what the directory shows to everybody, page by page and one by one. */
export function providersApiRoutes(service: ProvidersService, city: City, today: () => Day): Router {
  const router = Router();
  router.get(paths.apiProviders(), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const read = readDirectoryApi(req.query);
    if ('issues' in read) throw new InvalidInput(read.issues);
    const { providers, next } = await service.behind(read.choice, read.after, read.limit);
    res.json({ providers: providers.map((one) => briefOf(one, city)), next });
  });
  router.get<{ uscc: string }>(paths.apiProvider(':uscc'), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const { provider, standing } = await service.see(req.params.uscc, undefined);
    res.json({ ...briefOf(provider, city), standing: publicStanding(standing), ...recordOf(provider, today()) });
  });
  return router;
}

/** A minor listing is not public: who is on the list for it is out of the pool, and no more is said. */
function publicStanding(standing: Standing): Standing['state'] {
  return standing.state === 'listed' && !isPublicListing(standing.listing) ? 'outside' : standing.state;
}

function briefOf(provider: Provider, city: City) {
  const { uscc, name, region, categories, industries, summary, confirmedOn } = provider;
  return {
    uscc,
    name,
    region: { code: region, name: regionName(city, region) },
    categories: categories.map((code) => ({ code, name: categoryName(city, code) })),
    industries: industries.map((code) => ({ code, name: industryName(city, code) })),
    summary,
    confirmedOn,
  };
}

/** What the page of a provider shows beside: spells of membership, confirmed standards, awards that were published. */
function recordOf(provider: Provider, today: Day) {
  return {
    formerNames: provider.formerNames,
    establishedOn: provider.establishedOn,
    pool: effectiveSpells(provider).map(({ from, to, decision }) => ({ from, to, decision })),
    standards: confirmedStandards(provider, today).map(({ number, title, publishedOn, rank }) => ({
      ...{ number, title, publishedOn, rank },
    })),
    publishedAwards: provider.publishedAwards.map(
      ({ clause, matter, fen, notice, publishedOn, paidOn, repaidFen }) => ({
        ...{ clause, matter, yuan: yuanNumber(fen) },
        ...{ notice, publishedOn },
        ...(paidOn !== undefined && { paidOn, repaidYuan: yuanNumber(repaidFen ?? 0) }),
      }),
    ),
  };
}
