import type { Response } from 'express';
import type { AwardFacts } from '../../domain/awards/award-facts.ts';
import { subjectOf } from '../../domain/awards/subject-of.ts';

/** Facts as one line of what `npm run assess` reads: it gives the same lines. */
export function sendSubject(res: Response, facts: AwardFacts): void {
  res.attachment(`${facts.id}.ndjson`).type('application/x-ndjson').set('Cache-Control', 'private, no-store');
  res.send(`${JSON.stringify(subjectOf(facts))}\n`);
}
