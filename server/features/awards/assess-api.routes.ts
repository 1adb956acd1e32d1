import { Router } from 'express';
import { resultOf } from '../../domain/awards/result.ts';
import { readSubject } from '../../domain/awards/subject.ts';
import { isDay } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { InvalidInput } from '../../errors.ts';
import { jsonBody, jsonOf, objectOf } from '../../http/json-body.ts';
import * as paths from '../../paths.ts';
import type { AwardsService } from './awards.service.ts';

const MOST_BYTES = 1_048_576;
const KEYS = ['asOf', 'policy', 'subject'];

/** `POST /api/v1/awards/assess`: the calculator, with the same answer as the command line's, byte for byte. */
export function assessApiRoutes(service: AwardsService): Router {
  const router = Router();
  router.post(paths.apiAssess(), ...jsonBody(MOST_BYTES), (req, res) => {
    const order = objectOf(jsonOf(req), KEYS);
    const asOf = dayOf(given(order, 'asOf', service.today()));
    const policy = policyOf(given(order, 'policy', service.mainPolicy), service);
    if (!Object.hasOwn(order, 'subject')) throw wrong('subject', 'missing-key', '缺少 subject');
    const read = readSubject(order['subject']);
    if ('faults' in read) throw new InvalidInput(read.faults);
    res.json(resultOf(policy.assess(read.facts, asOf)));
  });
  return router;
}

function given(order: Readonly<Record<string, unknown>>, key: string, otherwise: unknown): unknown {
  return Object.hasOwn(order, key) ? order[key] : otherwise;
}

function dayOf(value: unknown): Day {
  if (typeof value !== 'string') throw wrong('asOf', 'wrong-type', 'asOf 应为文字');
  if (!isDay(value)) throw wrong('asOf', 'wrong-value', 'asOf 应为真实存在的日期，写作 YYYY-MM-DD');
  return value;
}

function policyOf(id: unknown, service: AwardsService) {
  if (typeof id !== 'string') throw wrong('policy', 'wrong-type', 'policy 应为文字');
  const policy = service.findPolicy(id);
  if (policy === undefined) throw wrong('policy', 'wrong-value', '没有这份政策');
  return policy;
}

function wrong(path: string, code: string, message: string): InvalidInput {
  return new InvalidInput([{ path, code, message }]);
}
