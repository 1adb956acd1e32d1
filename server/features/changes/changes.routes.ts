import { Router, type Request, type Response } from 'express';
import { CHANGE_EVENT_WORDS, type ChangeEvent } from '../../domain/registry/change-workflow.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { changeFormPage, changeTyped } from './change-form.pages.ts';
import { CHANGE_LISTS, officeChangesPage, ownChangesPage } from './change-lists.pages.ts';
import type { ChangeWords } from './change-parts.pages.ts';
import { CHANGE_FIELDS, readChange } from './change.forms.ts';
import { changeMovedPage, changePage, changeStepPage } from './change.pages.ts';
import type { ChangesService } from './changes.service.ts';

export interface ChangesParts extends ChangeWords {
  readonly service: ChangesService;
  readonly today: () => string;
}

type OfChange = Request<{ id: string }>;
type OfStep = Request<{ id: string; event: string }>;

export function changesRoutes({ service, today, ...words }: ChangesParts): Router {
  const router = Router();
  const readers = requireThat((person) => mayEver(person, 'change.read'));
  const firm = requireThat((person) => mayEver(person, 'change.request'));

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfChange, res: Response, kept: string, act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.see(req.params.id, personOf(req));
      res.status(409).render('changes/moved', changeMovedPage(seen, error.message, kept, words));
    }
  }

  router.get(paths.changes(), readers, async (req, res) => {
    const person = personOf(req);
    if (mayEver(person, 'change.request'))
      return res.render('changes/own', ownChangesPage(await service.ownOf(person), words));
    const wanted = CHANGE_LISTS.find((name) => name === req.query['list']) ?? 'open';
    res.render('changes/list', officeChangesPage(await service.list(person), wanted, words, person));
  });

  router.get(paths.changeNew(), firm, async (req, res) => {
    const { provider, open } = await service.ownOf(personOf(req));
    // One at a time: whoever has an open one is led to it.
    if (open !== undefined) return res.redirect(303, paths.change(open.id));
    const form = { typed: changeTyped(provider, words.city), faults: {} };
    res.render('changes/form', changeFormPage(provider, form, words));
  });

  router.post(paths.changeNew(), firm, async (req, res) => {
    const person = personOf(req);
    const typed = typedFields(req.body, CHANGE_FIELDS);
    const { provider } = await service.ownOf(person);
    const read = readChange(typed, provider, words.city, today());
    if ('faults' in read)
      return res.status(422).render('changes/form', changeFormPage(provider, { typed, faults: read.faults }, words));
    res.redirect(303, paths.change(await service.begin(person, read.order)));
  });

  router.get<{ id: string }>(paths.change(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('changes/change', changePage(await service.see(req.params.id, person), words, person));
  });

  router.get<{ id: string }>(paths.changeEdit(':id'), firm, (req, res) =>
    orMoved(req, res, '', async () => {
      const { request, provider } = await service.prepare(req.params.id, 'resubmit', personOf(req));
      const form = { typed: changeTyped(provider, words.city, request), faults: {} };
      res.render('changes/form', changeFormPage(provider, form, words, request));
    }),
  );

  router.post<{ id: string }>(paths.changeEdit(':id'), firm, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const typed = typedFields(req.body, CHANGE_FIELDS);
    await orMoved(req, res, typed.grounds, async () => {
      const { request, provider } = await service.prepare(id, 'resubmit', person);
      const read = readChange(typed, provider, words.city, today());
      if ('faults' in read) {
        const form = { typed, faults: read.faults };
        return res.status(422).render('changes/form', changeFormPage(provider, form, words, request));
      }
      await service.resubmit(id, person, wholeOf(typed.version), read.order);
      res.redirect(303, paths.change(id));
    });
  });

  router.get<{ id: string; event: string }>(paths.changeStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    await orMoved(req, res, '', async () => {
      const seen = await service.prepare(req.params.id, event, personOf(req));
      res.render('changes/step', changeStepPage(seen, event, words, { reason: '' }));
    });
  });

  router.post<{ id: string; event: string }>(paths.changeStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req);
    const person = personOf(req);
    const { version, digest, ...typed } = typedFields(req.body, ['version', 'digest', 'reason']);
    const reason = typed.reason.replaceAll('\r\n', '\n').trim();
    await orMoved(req, res, reason, async () => {
      try {
        if ([...reason].length > 1000)
          throw new InvalidInput([{ path: 'reason', code: 'too-long', message: '最多 1000 个字' }]);
        await service.take(id, event, person, { version: wholeOf(version), digest, reason });
        res.redirect(303, paths.change(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const seen = await service.prepare(id, event, person);
        res.status(422).render('changes/step', changeStepPage(seen, event, words, { reason, fault: error.message }));
      }
    });
  });
  return router;
}

function wholeOf(typed: string): number {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** The event that the address names: one that has a page of its own. */
function eventOf({ params: { event } }: OfStep): ChangeEvent {
  const known = (Object.keys(CHANGE_EVENT_WORDS) as ChangeEvent[]).find((name) => name === event);
  if (known === undefined || known === 'resubmit') throw new NotFound('not-found', '没有这个地址');
  return known;
}
