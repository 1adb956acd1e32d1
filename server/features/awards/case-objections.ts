import { randomBytes } from 'node:crypto';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import type { AwardCaseEvent } from '../../domain/registry/award-case-words.ts';
import { isObjectionEvent, objectionFor, objectionNumber, OBJECTION_STEPS } from '../../domain/registry/objection.ts';
import type { Objection } from '../../domain/registry/objection.ts';
import { Conflict } from '../../errors.ts';
import type { AwardCaseDecision } from '../../persistence/award-case.repository.ts';

/** The objection that a step is about; `null` for none, or for one that came on paper before there were any here. */
export function concernedObjection(
  { objections }: Pick<AwardCase, 'objections'>,
  event: AwardCaseEvent,
  named: string,
): Objection | null {
  if (!isObjectionEvent(event)) return null;
  if (objections.length === 0 && named === '' && event !== 'decline-objection') return null;
  const found = objectionFor(event, objections, named);
  if (found === undefined) throw new Conflict('objection-moved', '这件异议已经办理，或者没有指明是哪一件');
  return found;
}

/** The firm reads its history: of an objection by the web it says that there is one, and nothing of what is written in it. */
export function reasonKept(
  event: AwardCaseEvent,
  objection: Objection | null,
  { reason, fact }: { readonly reason: string; readonly fact: string },
): string {
  if (event === 'dispute') return `${fact}：${reason}`;
  return event === 'object' && objection !== null ? '受理网上提交的异议 1 件' : reason;
}

/** What becomes of the objection that a step is about, or the one that is entered from paper. */
export function objectionChange(
  event: AwardCaseEvent,
  { at, by }: Pick<AwardCaseDecision['entry'], 'at' | 'by'>,
  reason: string,
  objection: Objection | null,
  year: number,
): Pick<AwardCaseDecision, 'objection' | 'concerning'> {
  if (!isObjectionEvent(event)) return {};
  const state = OBJECTION_STEPS[event].to;
  if (objection !== null)
    return {
      concerning: {
        ...{ number: objection.number, state },
        ...(event === 'object' ? { by } : { concluded: { at, by, reason } }),
      },
    };
  if (event !== 'object') return {};
  const words = { name: '书面提出，姓名见来件', contact: '见来件', unit: '', content: reason };
  const number = objectionNumber(year, randomBytes(8));
  return {
    objection: { ...words, number, at, via: 'paper', state, acceptBy: null, by, files: [], concluded: null },
  };
}
