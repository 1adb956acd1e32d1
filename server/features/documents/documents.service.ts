import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import type { FirmFact } from '../../domain/records/firm-fact.ts';
import type { RevenueStatement } from '../../domain/records/revenue-statement.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Application } from '../../domain/registry/application.ts';
import { MOST_AT_ONCE, MOST_DOCUMENTS, nextDocumentState, OTHER_PURPOSE } from '../../domain/registry/firm-document.ts';
import type { FirmDocument } from '../../domain/registry/firm-document.ts';
import { may } from '../../domain/registry/permissions.ts';
import { provedBy, type ProvedItem } from '../../domain/registry/profile.ts';
import { FILE_KINDS, type Upload } from '../../domain/registry/stored-file.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type InputIssue } from '../../errors.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { DocumentRepository } from '../../persistence/document.repository.ts';
import type { FirmFacts } from '../../persistence/firm-fact.repository.ts';
import type { Files } from '../../persistence/files.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { RevenueStatements } from '../../persistence/revenue-statement.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface DocumentsNeeds {
  readonly documents: DocumentRepository;
  readonly files: Files;
  readonly intake: Intake;
  readonly applications: ApplicationRepository;
  readonly statements: Pick<RevenueStatements, 'findByUscc'>;
  /** Every kind of facts, with its ledger. */
  readonly factLedgers: readonly { readonly kind: FactKind; readonly facts: Pick<FirmFacts, 'list'> }[];
  readonly providers: ProviderRepository;
  readonly rules: PoolRules;
  readonly now: () => Date;
}

/** A firm's documents, and where each is used. */
export interface DocumentsView {
  readonly uscc: string;
  readonly name: string;
  readonly documents: readonly UsedDocument[];
}

/** A document, the applications that carry it, the years of revenue, the facts and the items of the profile that it proves. */
export interface UsedDocument extends FirmDocument {
  readonly usedIn: readonly Pick<Application, 'id' | 'number'>[];
  readonly declared: readonly Pick<RevenueStatement, 'id' | 'subject'>[];
  readonly facts: readonly (Pick<FirmFact, 'id' | 'title'> & { readonly kind: FactKind })[];
  readonly proves: readonly ProvedItem[];
}

export interface RemovalOrder {
  readonly version: number;
  readonly reason: string;
}

export type DocumentsService = ReturnType<typeof createDocumentsService>;

export function createDocumentsService(needs: DocumentsNeeds) {
  const { documents, files, intake, applications, statements, factLedgers, providers, rules, now } = needs;

  const unknown = () => new NotFound('unknown-document', '没有这份材料');

  async function viewOf(uscc: string): Promise<DocumentsView | null> {
    const provider = await providers.findByUscc(uscc);
    if (provider === null) return null;
    const made = await applications.findByUscc(uscc);
    const usedIn = (id: string) =>
      made.filter(({ statement, before }) =>
        [...statement.materials, ...(before?.materials ?? [])].some(({ document }) => document === id),
      );
    const all = await documents.ofFirm(uscc);
    const years = await statements.findByUscc(uscc);
    const lists = factLedgers.map(async ({ kind, facts }) =>
      (await facts.list({ uscc })).map(({ id, title, versions }) => ({ id, title, versions, kind })),
    );
    const known = (await Promise.all(lists)).flat();
    const listed = all.map((one) => ({
      ...one,
      usedIn: usedIn(one.id),
      declared: years.filter((year) => restsOn(year, one.id)),
      facts: known.filter((fact) => restsOn(fact, one.id)),
      proves: provedBy(one.id, provider.profile),
    }));
    return { uscc, name: provider.name, documents: listed };
  }

  /** A document of the person's own firm that is not removed. */
  async function ownKept(id: string, person: Account): Promise<FirmDocument> {
    const document = await documents.findById(id);
    if (document === null || !may(person, 'document.write', document)) throw unknown();
    const next = nextDocumentState(document, 'remove', person);
    if ('refusal' in next) throw new Conflict(next.refusal, '这份材料已经移除');
    return document;
  }

  return {
    /** The own firm's. */
    async own(person: Account): Promise<DocumentsView> {
      const view = await viewOf(firmOf(person));
      if (view === null) throw new Conflict('provider-unknown', '企业尚未登记，不能上传材料');
      return view;
    },

    /** A firm's, for whoever may read its record; others are told that there is none. */
    async ofFirm(uscc: string, person: Account): Promise<DocumentsView> {
      const provider = await providers.findByUscc(uscc);
      const view = provider !== null && mayReadRecord(person, provider) ? await viewOf(uscc) : null;
      if (view === null) throw new NotFound('unknown-provider', '没有这家服务商');
      return view;
    },

    /** Keeps all files of a form, or none of them and says what is wrong with each. */
    async add(person: Account, purpose: string, uploads: readonly Upload[]): Promise<void> {
      const uscc = firmOf(person);
      const issues: InputIssue[] = [];
      const issue = (wrong: boolean, path: string, code: string, message: string) =>
        wrong && issues.push({ path, code, message });
      const known = purpose === OTHER_PURPOSE || rules.materials.some(({ code }) => code === purpose);
      issue(!known, 'purpose', 'purpose', '请选择材料的用途');
      issue(uploads.length === 0, 'files', 'none', '请选择要上传的文件');
      issue(uploads.length > MOST_AT_ONCE, 'files', 'too-many', `一次最多上传 ${MOST_AT_ONCE} 个文件，请分几次上传`);
      const { good, faults } = await intake.judge(uploads);
      for (const { text } of faults) issue(true, 'files', 'unfit', text);
      if (issues.length === 0 && !(await intake.hasRoom(uscc, good.length)))
        issue(true, 'files', 'full', `每家企业最多保存 ${MOST_DOCUMENTS} 份材料，请先移除不再需要的`);
      if (issues.length > 0) throw new InvalidInput(issues);
      for (const one of good)
        await intake.keepDocument(one, { uscc, purpose }, { at: now().toISOString(), by: actorOf(person) });
    },

    ownKept,

    async remove(id: string, person: Account, { version, reason }: RemovalOrder): Promise<void> {
      const document = await ownKept(id, person);
      if (reason === '')
        throw new InvalidInput([{ path: 'reason', code: 'reason-missing', message: '请写明移除的原因' }]);
      if (version !== document.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，这份材料已经变化');
      const entry = { at: now().toISOString(), by: actorOf(person), event: 'remove', reason, shown: null };
      await documents.decide({ id, state: document.state, version }, { to: 'removed', entry });
    },

    /** A document for reading. One that is removed is read only with the application that names it. */
    async file(id: string, person: Account) {
      const document = await documents.findById(id);
      const provider = document === null ? null : await providers.findByUscc(document.uscc);
      if (document?.state !== 'kept' || provider === null || !mayReadRecord(person, provider)) throw unknown();
      const { name, kind, size, sha256 } = document;
      return { name, size, type: FILE_KINDS[kind].type, open: () => files.open(sha256) };
    },
  };
}

function firmOf({ organisationUscc }: Account): string {
  if (organisationUscc !== undefined) return organisationUscc;
  throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
}

/** Whether a declaration, of whatever version, names a document as evidence. */
const restsOn = ({ versions }: Pick<RevenueStatement | FirmFact, 'versions'>, id: string) =>
  versions.some(({ evidence }) => evidence.some(({ document }) => document === id));

const actorOf = ({ id, displayName, role }: Account) => ({ account: id, name: displayName, role });
