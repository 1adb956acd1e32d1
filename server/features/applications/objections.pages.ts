import { EVENT_WORDS } from '../../domain/registry/application-workflow.ts';
import type { Application } from '../../domain/registry/application.ts';
import { acceptanceDue, objectionsIn, OBJECTION_STEPS } from '../../domain/registry/objection.ts';
import type { Objection, ObjectionEvent } from '../../domain/registry/objection.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { objectionFacts, objectionTag } from '../../pages/objection-facts.pages.ts';
import * as paths from '../../paths.ts';

/** What stands on the buttons: registering one that came by the web is accepting it. */
const DEEDS: Readonly<Record<ObjectionEvent, string>> = {
  object: '受理异议',
  'decline-objection': '不予受理',
  'dismiss-objection': EVENT_WORDS['dismiss-objection'],
  'uphold-objection': EVENT_WORDS['uphold-objection'],
};

/** The objections, each with what can be done; nothing for those to whom the application shows none. */
export function objectionsPart({ application, events }: SeenApplication) {
  const { id, objections } = application;
  if (objections.length === 0) return undefined;
  return objections.map((objection) => ({
    number: objection.number,
    tag: objectionTag(objection),
    facts: factsOfObjection(id, objection),
    actions: (Object.keys(DEEDS) as ObjectionEvent[])
      .filter((event) => events.includes(event) && OBJECTION_STEPS[event].from === objection.state)
      .map((event, i) => ({
        href: paths.applicationObjectionStep(id, event, objection.number),
        text: DEEDS[event],
        kind: i === 0 ? 'primary' : 'secondary',
        small: true,
      })),
  }));
}

/** One objection, with its files where this application gives them. */
export const factsOfObjection = (application: string, objection: Objection) =>
  objectionFacts(objection, (sha256) => paths.objectionFile(application, objection.number, sha256));

/** Tells the office that objections wait to be accepted or not. */
export function waitingBanner({ objections, state }: Application, today: Day, calendar: WorkCalendar) {
  const waiting = objectionsIn(objections, 'received').length;
  if (waiting === 0 || (state !== 'in-notice' && state !== 'objected')) return [];
  const by = acceptanceDue(objections);
  const term = by === null ? '' : `请不晚于${formatDay(by)}决定是否受理（${leftWords(by, today, calendar).text}）。`;
  return [
    {
      kind: 'waiting',
      text: `收到异议 ${waiting} 件，等待受理。${term}受理之前不能办理入库。`,
      href: '#objections',
      linkText: '查看异议',
    },
  ];
}
