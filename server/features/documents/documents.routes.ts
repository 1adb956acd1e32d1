import { Router } from 'express';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { InvalidInput } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import { readRemoval, readUploadForm } from './documents.forms.ts';
import { firmDocumentsPage, ownDocumentsPage, removalPage } from './documents.pages.ts';
import type { DocumentsService } from './documents.service.ts';

export function documentsRoutes(service: DocumentsService, rules: PoolRules): Router {
  const router = Router();
  const firm = requireThat((person) => mayEver(person, 'document.write'));

  router.get(paths.documents(), firm, async (req, res) => {
    res.render('documents/own', ownDocumentsPage(await service.own(personOf(req)), rules));
  });

  router.post(paths.documents(), firm, async (req, res) => {
    const person = personOf(req);
    const typed = readUploadForm(req.body);
    try {
      await service.add(person, typed.purpose, filesOf(req));
      res.redirect(303, paths.documents());
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const view = await service.own(person);
      res.status(422).render('documents/own', ownDocumentsPage(view, rules, typed, error.issues));
    }
  });

  router.get<{ id: string }>(paths.documentRemove(':id'), firm, async (req, res) => {
    res.render('documents/remove', removalPage(await service.ownKept(req.params.id, personOf(req)), rules));
  });

  router.post<{ id: string }>(paths.documentRemove(':id'), firm, async (req, res) => {
    const person = personOf(req);
    const order = readRemoval(req.body);
    try {
      await service.remove(req.params.id, person, order);
      res.redirect(303, paths.documents());
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const document = await service.ownKept(req.params.id, person);
      res.status(422).render('documents/remove', removalPage(document, rules, order, error.message));
    }
  });

  router.get<{ id: string }>(paths.documentFile(':id'), requireSignIn, async (req, res) => {
    await sendFile(req, res, await service.file(req.params.id, personOf(req)));
  });

  router.get<{ uscc: string }>(paths.providerDocuments(':uscc'), requireSignIn, async (req, res) => {
    res.render('documents/of-firm', firmDocumentsPage(await service.ofFirm(req.params.uscc, personOf(req)), rules));
  });
  return router;
}
