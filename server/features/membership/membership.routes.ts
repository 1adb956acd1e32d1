import { Router, type Request, type Response } from 'express';
import { MEMBERSHIP_EVENT_WORDS, type MembershipEvent } from '../../domain/registry/membership-workflow.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireRole, requireSignIn, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { caseFacts, membershipCasePage, type MembershipWords } from './case.pages.ts';
import { CASE_LISTS, type MembershipCasesService } from './cases.service.ts';
import { caseStepPage, exitPage, membershipMovedPage, removalPage, type Given } from './decisions.pages.ts';
import { membershipCasesPage } from './list.pages.ts';
import { dayFault, readMembershipForm, type Fault } from './membership.forms.ts';
import type { MembershipService } from './membership.service.ts';
import { ownMembershipPage } from './own.pages.ts';

export interface MembershipParts extends MembershipWords {
  readonly membership: MembershipService;
  readonly exits: MembershipCasesService;
}

type OfCase = Request<{ id: string; event: string }>;
type OfFirm = Request<{ uscc: string }>;
type Typed = Readonly<Record<string, string>>;

export function membershipRoutes({ membership, exits, ...words }: MembershipParts): Router {
  const router = Router();
  const owner = requireThat((person) => mayEver(person, 'membership.exit'));
  const city = requireThat((person) => mayEver(person, 'membership.decide'));

  router.get(paths.membership(), requireRole('provider'), async (req, res) => {
    res.render('membership/own', ownMembershipPage(await membership.own(personOf(req)), words.rules));
  });

  router.get(paths.membershipExit(), owner, (req, res) =>
    orMoved(res, {}, { href: paths.membership(), name: '成员资格', facts: [] }, async () => {
      res.render('membership/decide', exitPage(await membership.prepareExit(personOf(req))));
    }),
  );

  router.post(paths.membershipExit(), owner, async (req, res) => {
    const { digest, typed, faults } = readMembershipForm(req.body);
    await orMoved(res, typed, { href: paths.membership(), name: '成员资格', facts: [] }, () =>
      orWrong(
        res,
        typed,
        [...faults, ...dayFault(typed.effectiveOn)],
        async () => {
          const id = await membership.declareExit(personOf(req), { ...typed, digest });
          res.redirect(303, paths.membershipCase(id));
        },
        async (given) => exitPage(await membership.prepareExit(personOf(req)), given),
      ),
    );
  });

  router.get<{ uscc: string }>(paths.removal(':uscc'), city, (req, res) =>
    orMoved(res, {}, firmPage(req), async () => {
      res.render(
        'membership/decide',
        removalPage(await membership.prepareRemoval(req.params.uscc, personOf(req)), words),
      );
    }),
  );

  router.post<{ uscc: string }>(paths.removal(':uscc'), city, async (req, res) => {
    const { digest, typed, faults } = readMembershipForm(req.body);
    const { uscc } = req.params;
    await orMoved(res, typed, firmPage(req), () =>
      orWrong(
        res,
        typed,
        faults,
        async () => {
          const id = await membership.proposeRemoval(uscc, personOf(req), { ...typed, digest });
          res.redirect(303, paths.membershipCase(id));
        },
        async (given) => removalPage(await membership.prepareRemoval(uscc, personOf(req)), words, given),
      ),
    );
  });

  router.get(paths.membershipCases(), requireSignIn, async (req, res) => {
    const chosen = CASE_LISTS.find((name) => name === req.query['list']) ?? 'open';
    res.render('membership/list', membershipCasesPage(await exits.list(personOf(req), chosen), words));
  });

  router.get<{ id: string }>(paths.membershipCase(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('membership/case', membershipCasePage(await exits.see(req.params.id, person), words, person));
  });

  router.get<{ id: string; event: string }>(paths.membershipStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const person = personOf(req);
    await orMoved(res, {}, await caseNow(req), async () => {
      const seen = await exits.prepare(req.params.id, event, person);
      res.render('membership/decide', caseStepPage(seen, event, words, person));
    });
  });

  router.post<{ id: string; event: string }>(paths.membershipStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req);
    const person = personOf(req);
    const { version, digest, typed, faults } = readMembershipForm(req.body);
    await orMoved(res, { reason: typed.reason }, await caseNow(req), () =>
      orWrong(
        res,
        typed,
        faults,
        async () => {
          await exits.take(id, event, person, { version, digest, reason: typed.reason });
          res.redirect(303, paths.membershipCase(id));
        },
        async (given) => caseStepPage(await exits.prepare(id, event, person), event, words, person, given),
      ),
    );
  });

  /** How the case stands, for the page that says that somebody was faster. */
  async function caseNow(req: OfCase) {
    const seen = await exits.see(req.params.id, personOf(req));
    const facts = caseFacts(seen, words);
    return { href: paths.membershipCase(seen.matter.id), name: seen.matter.name, facts };
  }

  return router;
}

const firmPage = ({ params: { uscc } }: OfFirm) => ({ href: paths.provider(uscc), name: uscc, facts: [] });

/** Does it; where somebody was faster, the page says how things stand and gives back what was typed. */
async function orMoved(
  res: Response,
  typed: Typed,
  now: { href: string; name: string; facts: readonly object[] },
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res.status(409).render('membership/moved', membershipMovedPage(error.message, typed, now));
  }
}

/** Does it; where what was typed is wrong, the same page with all that is wrong and all that was typed. */
async function orWrong(
  res: Response,
  typed: Typed,
  faults: readonly Fault[],
  act: () => Promise<void>,
  page: (given: Given) => Promise<object>,
): Promise<void> {
  let wrong = faults;
  if (wrong.length === 0) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      wrong = error.issues.map(({ path, message }) => ({ id: path, text: message }));
    }
  }
  res.status(422).render('membership/decide', await page({ typed, faults: wrong }));
}

/** The event that the address names. */
function eventOf({ params: { event } }: OfCase): MembershipEvent {
  const known = (Object.keys(MEMBERSHIP_EVENT_WORDS) as MembershipEvent[]).find((name) => name === event);
  if (known === undefined) throw new NotFound('not-found', '没有这个地址');
  return known;
}
