import type { ChangeRequest, Identity } from '../../domain/registry/change-request.ts';
import type { ProfileChange } from '../../domain/registry/profile.ts';
import type { ChangeRequestRepository } from '../../persistence/change-request.repository.ts';
import type { RenameOrganisation } from '../../persistence/organisation-names.ts';
import type { ProfileRepository } from '../../persistence/profile.repository.ts';

export interface ChangeEffectsNeeds {
  readonly requests: Pick<ChangeRequestRepository, 'withEffects' | 'effectDone'>;
  readonly profiles: Pick<ProfileRepository, 'applyIdentity'>;
  readonly rename: RenameOrganisation;
  /** Told where an approval could not be done to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** Does to the provider what an approval brings, each once; then the request is done with it. */
export function createChangeEffects({ requests, profiles, rename, trouble }: ChangeEffectsNeeds) {
  async function apply(request: ChangeRequest): Promise<void> {
    const { id, uscc, changes, occurredOn } = request;
    for (const { version } of request.effects) {
      const set: Partial<Identity> = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
      const renamed = changes.find((one) => one.field === 'name');
      const formerName = renamed && { name: renamed.before, until: occurredOn };
      const effect = { set, formerName, change: recordOf(request, version) };
      if (!(await profiles.applyIdentity(uscc, `${id}:${version}`, effect)))
        throw new Error(`no provider ${uscc} for change request ${id}`);
      if (renamed !== undefined) await rename(uscc, renamed.after);
      await requests.effectDone(id, version);
    }
  }
  const tolerant = (request: ChangeRequest) => apply(request).catch((error: unknown) => trouble(error, request.id));
  return {
    apply: tolerant,
    /** What was approved but is not yet done to the provider: at start, after having been killed in between. */
    async applyPending(): Promise<void> {
      for (const request of await requests.withEffects()) await tolerant(request);
    },
  };
}

/** What the provider's own history keeps of it: decided by whom and when, not when it was written. */
function recordOf({ number, changes, history }: ChangeRequest, version: number): ProfileChange {
  const decided = history.find((entry) => entry.version === version);
  if (decided === undefined) throw new Error(`no history entry ${version} in change request ${number}`);
  const { at, by } = decided;
  return { at, by, section: 'identity', what: 'edit', item: number, fields: changes };
}
