import { Router } from 'express';
import type { AwardNotice } from '../../domain/awards/award-notice.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { yuanNumber } from '../../domain/shared/money.ts';
import { InvalidInput } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { readNoticesApi } from './notices.forms.ts';
import type { NoticesService } from './notices.service.ts';
import { byLatest, type NoticeView } from './notices.pages.ts';

/** `GET /api/v1/notices`: the public notices, of the pool and of awards, the latest first, each with the firms that it names. */
export function noticesApiRoutes(service: NoticesService, city: City): Router {
  const router = Router();
  router.get(paths.apiNotices(), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const read = readNoticesApi(req.query);
    if ('issues' in read) throw new InvalidInput(read.issues);
    const { notices: pool, awards, today } = await service.all();
    const notices = [
      ...pool.map((one) => ({ ...named(one), shown: () => publicNotice(one, city, today) })),
      ...awards.map((one) => ({ ...named(one), shown: () => publicAwardNotice(one, today) })),
    ].toSorted(byLatest);
    const { cursor, limit } = read;
    const begin = cursor === undefined ? 0 : notices.findIndex(({ number }) => number === cursor) + 1;
    if (cursor !== undefined && begin === 0)
      throw new InvalidInput([{ path: 'cursor', code: 'wrong-value', message: 'cursor 应为上一页给出的 next' }]);
    const shown = notices.slice(begin, begin + limit);
    const next = begin + limit < notices.length ? (shown.at(-1)?.number ?? null) : null;
    res.json({ notices: shown.map((one) => one.shown()), next });
  });
  return router;
}

function publicNotice({ number, from, until, applications }: NoticeView, city: City, today: Day) {
  return {
    ...{ number, from, until },
    kind: 'pool',
    over: until < today,
    firms: applications.map(({ name, uscc, region }) => ({
      name,
      uscc,
      region: { code: region, name: regionName(city, region) },
    })),
  };
}

const named = ({ number, from, until }: Pick<NoticeView, 'number' | 'from' | 'until'>) => ({ number, from, until });

function publicAwardNotice({ number, from, until, awards }: AwardNotice, today: Day) {
  const firms = new Map(awards.map(({ uscc, firm }) => [uscc, { name: firm, uscc }]));
  return {
    ...{ number, from, until },
    kind: 'awards',
    over: until < today,
    firms: [...firms.values()],
    awards: awards.map(({ uscc, matter, clauseId, fen }) => ({
      uscc,
      matter,
      clause: clauseId,
      yuan: yuanNumber(fen),
    })),
  };
}
