import { Router, type Request, type Response } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { LIST_NAMES, partOf, SECTION_NAMES } from '../../domain/registry/profile-fields.ts';
import type { ListName, SectionName } from '../../domain/registry/profile-fields.ts';
import type { ProfileLists } from '../../domain/registry/profile-values.ts';
import { NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { pageOf, typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { historyPage } from './history.pages.ts';
import { profileClashPage, profileFormPage, removePage, type PartView } from './profile-form.pages.ts';
import { readProfile, typedFrom, type ReadProfile } from './profile.forms.ts';
import { listPage, profilePage } from './profile.pages.ts';
import type { ProfileService, Saving } from './profile.service.ts';

export interface ProfileParts {
  readonly service: ProfileService;
  /** The lists of a profile's choices, with the documents of the firm. */
  readonly listsOf: (uscc: string) => Promise<ProfileLists>;
  readonly today: () => string;
}

/** What was asked to be saved, and what its page needs. */
interface Answered {
  readonly view: PartView;
  readonly given: ReadProfile;
  readonly lists: ProfileLists;
}

type OfPart = Request<{ part: string }>;
type OfItem = Request<{ part: string; item: string }>;

export function profileRoutes({ service, listsOf, today }: ProfileParts): Router {
  const router = Router();
  const firm = requireThat((person) => mayEver(person, 'profile.write'));
  const own = (req: Request) => listsOf(personOf(req).organisationUscc ?? '');
  const read = (req: Request, part: SectionName | ListName, lists: ProfileLists) =>
    readProfile(req.body, partOf(part).fields, lists, today());

  /** Saved: on to `next`. Somebody was faster: both versions side by side. */
  const answer = (res: Response, saving: Saving, { view, given, lists }: Answered, next: string) => {
    if (saving.saved) return res.redirect(303, next);
    const { seen, values: stored } = saving.stored;
    const { typed, values } = given;
    res.status(409).render('profile/clash', profileClashPage({ ...view, seen }, { typed, values, stored }, lists));
  };

  router.get(paths.profile(), firm, async (req, res) => {
    res.render('profile/profile', profilePage(await service.overview(personOf(req)), await own(req)));
  });

  router.post(paths.profileConfirm(), firm, async (req, res) => {
    await service.confirm(personOf(req), typedFields(req.body, ['seen']).seen);
    res.redirect(303, `${paths.profile()}#confirmation`);
  });

  router.get<{ part: string }>(paths.profilePart(':part'), firm, async (req, res) => {
    const part = partNamed(req);
    const person = personOf(req);
    if (isList(part)) {
      const { provider } = await service.overview(person);
      return res.render('profile/list', listPage(provider, part, await own(req)));
    }
    const { provider, values, seen } = await service.section(person, part);
    const typed = typedFrom(partOf(part).fields, values ?? {});
    res.render(
      'profile/form',
      profileFormPage({ part, firm: provider.name, seen }, { typed, faults: {} }, await own(req)),
    );
  });

  router.post<{ part: string }>(paths.profilePart(':part'), firm, async (req, res) => {
    const part = partNamed(req);
    if (isList(part)) throw new NotFound('not-found', '没有这个地址');
    const person = personOf(req);
    const lists = await own(req);
    const given = read(req, part, lists);
    const { provider } = await service.section(person, part);
    const view = { part, firm: provider.name, seen: given.seen };
    if (Object.keys(given.faults).length > 0)
      return res.status(422).render('profile/form', profileFormPage(view, given, lists));
    const saving = await service.saveSection(person, part, given.seen, given.values);
    answer(res, saving, { view, given, lists }, `${paths.profile()}#${part}`);
  });

  router.get<{ part: string }>(paths.profileItemNew(':part'), firm, async (req, res) => {
    const part = listNamed(req);
    const { provider, seen, id } = await service.item(personOf(req), part, undefined);
    const typed = typedFrom(partOf(part).fields, { priceUnit: 'wan' });
    const view = { part, firm: provider.name, seen, item: id, isNew: true };
    res.render('profile/form', profileFormPage(view, { typed, faults: {} }, await own(req)));
  });

  router.post<{ part: string }>(paths.profileItemNew(':part'), firm, async (req, res) => {
    const part = listNamed(req);
    const person = personOf(req);
    const lists = await own(req);
    const given = read(req, part, lists);
    const fresh = await service.item(person, part, undefined);
    const view = { part, firm: fresh.provider.name, seen: given.seen, item: given.item || fresh.id, isNew: true };
    if (Object.keys(given.faults).length > 0)
      return res.status(422).render('profile/form', profileFormPage(view, given, lists));
    const order = { list: part, item: view.item, seen: given.seen || fresh.seen, values: given.values };
    answer(res, await service.saveItem(person, order), { view, given, lists }, paths.profilePart(part));
  });

  router.get<{ part: string; item: string }>(paths.profileItem(':part', ':item'), firm, async (req, res) => {
    const part = listNamed(req);
    const { item } = req.params;
    const { provider, values, seen } = await service.item(personOf(req), part, item);
    const typed = typedFrom(partOf(part).fields, values ?? {});
    const view = { part, firm: provider.name, seen, item };
    res.render('profile/form', profileFormPage(view, { typed, faults: {} }, await own(req)));
  });

  router.post<{ part: string; item: string }>(paths.profileItem(':part', ':item'), firm, async (req, res) => {
    const part = listNamed(req);
    const person = personOf(req);
    const item = itemNamed(req);
    const lists = await own(req);
    const given = read(req, part, lists);
    const { provider } = await service.overview(person);
    const view = { part, firm: provider.name, seen: given.seen, item };
    if (Object.keys(given.faults).length > 0)
      return res.status(422).render('profile/form', profileFormPage(view, given, lists));
    const saving = await service.saveItem(person, { list: part, item, seen: given.seen, values: given.values });
    answer(res, saving, { view, given, lists }, paths.profilePart(part));
  });

  const removal = async (req: OfItem, res: Response) => {
    const part = listNamed(req);
    const { item } = req.params;
    const { provider, values, seen } = await service.item(personOf(req), part, item);
    res.render('profile/remove', removePage({ part, firm: provider.name, seen, item }, values ?? {}, await own(req)));
  };

  router.get<{ part: string; item: string }>(paths.profileItemRemove(':part', ':item'), firm, removal);

  router.post<{ part: string; item: string }>(paths.profileItemRemove(':part', ':item'), firm, async (req, res) => {
    const part = listNamed(req);
    const item = itemNamed(req);
    const { seen } = typedFields(req.body, ['seen']);
    const saving = await service.saveItem(personOf(req), { list: part, item, seen, values: null });
    // What is to be taken away is not what was shown: it is shown anew.
    if (!saving.saved) return removal(req, res.status(409));
    res.redirect(303, paths.profilePart(part));
  });

  router.get<{ uscc: string }>(paths.providerHistory(':uscc'), requireSignIn, async (req, res) => {
    const found = await service.history(personOf(req), req.params.uscc);
    res.render('profile/history', historyPage({ ...found, page: pageOf(req.query) }, await listsOf(req.params.uscc)));
  });
  return router;
}

const isList = (part: SectionName | ListName): part is ListName => LIST_NAMES.some((name) => name === part);

function partNamed({ params: { part } }: OfPart): SectionName | ListName {
  const known = [...SECTION_NAMES, ...LIST_NAMES].find((name) => name === part);
  if (known === undefined) throw new NotFound('not-found', '没有这个地址');
  return known;
}

function listNamed(req: OfPart | OfItem): ListName {
  const known = LIST_NAMES.find((name) => name === req.params.part);
  if (known === undefined) throw new NotFound('not-found', '没有这个地址');
  return known;
}

/** The id that an item has, or had. */
function itemNamed({ params: { item } }: OfItem): string {
  if (!/^[0-9a-f]{12}$/.test(item)) throw new NotFound('not-found', '没有这个地址');
  return item;
}
