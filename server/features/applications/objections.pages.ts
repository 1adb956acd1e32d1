import { EVENT_WORDS } from '../../domain/registry/application-workflow.ts';
import type { Application } from '../../domain/registry/application.ts';
import { acceptanceDue, OBJECTION_STATES, objectionsIn, OBJECTION_STEPS } from '../../domain/registry/objection.ts';
import type { Objection, ObjectionEvent, ObjectionState } from '../../domain/registry/objection.ts';
import { FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import * as paths from '../../paths.ts';

const TAGS: Readonly<Record<ObjectionState, 'neutral' | 'waiting' | 'danger'>> = {
  received: 'waiting',
  registered: 'waiting',
  declined: 'neutral',
  dismissed: 'neutral',
  upheld: 'danger',
};

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
    tag: { kind: TAGS[objection.state], text: OBJECTION_STATES[objection.state] },
    facts: objectionFacts(id, objection),
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

/** One objection as a definition list: on the case, and on the page of a step about it. */
export function objectionFacts(application: string, objection: Objection) {
  const { number, name, contact, unit, content, files, at, via, by, concluded, state, acceptBy } = objection;
  return [
    { term: '异议人', text: name, ...(unit !== '' && { note: unit }) },
    { term: '联系方式', text: contact },
    { term: '事实与理由', lines: content.split('\n') },
    files.length === 0
      ? { term: '附件', text: '没有附件' }
      : {
          term: '附件',
          links: files.map((file) => ({
            href: paths.objectionFile(application, number, file.sha256),
            text: `${file.name}（${FILE_KINDS[file.kind].words}，${sizeWords(file.size)}）`,
          })),
        },
    { term: '收到', at, note: via === 'web' ? '网上提交' : '书面材料' },
    ...(acceptBy === null || state !== 'received' ? [] : [{ term: '受理期限', date: acceptBy }]),
    ...(by === null ? [] : [{ term: '登记', text: by.name }]),
    ...(concluded === null ? [] : [{ term: OBJECTION_STATES[state], text: concluded.reason, note: concluded.by.name }]),
  ];
}

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
