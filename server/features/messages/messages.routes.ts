import { Router, type Request, type Response } from 'express';
import { InvalidInput } from '../../errors.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { readSettings, readShown } from './messages.forms.ts';
import { inboxPage, messagePage } from './messages.pages.ts';
import type { MessagesService } from './messages.service.ts';
import { settingsPage } from './settings.pages.ts';

export function messagesRoutes(service: MessagesService): Router {
  const router = Router();

  router.get(paths.inbox(), requireSignIn, async (req, res) => {
    const { kind, unread } = req.query;
    const wish = { kind: typeof kind === 'string' ? kind : undefined, unread: unread === '1', page: pageOf(req.query) };
    res.render('messages/inbox', inboxPage(await service.list(personOf(req), wish)));
  });

  router.post(paths.inboxReadAll(), requireSignIn, async (req, res) => {
    const shown = readShown(req.body);
    if (shown !== undefined) await service.markAll(personOf(req), shown);
    res.redirect(303, paths.inbox());
  });

  router.get<{ id: string }>(paths.inboxMessage(':id'), requireSignIn, async (req, res) => {
    const message = await service.open(personOf(req), req.params.id);
    // The head of this very page counts it no more.
    const viewer = res.locals['viewer'] as { unread: number };
    if (message.readAt === null) viewer.unread = Math.max(viewer.unread - 1, 0);
    res.render('messages/message', messagePage(message));
  });

  router.post<{ id: string }>(paths.inboxMessageRead(':id'), requireSignIn, async (req, res) => {
    const unread = (req.body as Record<string, unknown>)['unread'] === '1';
    await service.mark(personOf(req), req.params.id, !unread);
    res.redirect(303, paths.inbox());
  });

  const show = async (req: Request, res: Response, faults: readonly string[] = []) => {
    const person = personOf(req);
    const saved = req.query['saved'] === '1' && faults.length === 0;
    res.render('messages/settings', settingsPage({ person, ...(await service.settings(person)), saved, faults }));
  };

  router.get(paths.messageSettings(), requireSignIn, (req, res) => show(req, res));

  router.post(paths.messageSettings(), requireSignIn, async (req, res) => {
    const { offered, wanted } = readSettings(req.body);
    try {
      await service.set(personOf(req), offered, wanted);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return show(
        req,
        res.status(422),
        error.issues.map(({ message }) => message),
      );
    }
    res.redirect(303, `${paths.messageSettings()}?saved=1`);
  });
  return router;
}
