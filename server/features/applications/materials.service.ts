import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { MOST_DOCUMENTS, type FirmDocument } from '../../domain/registry/firm-document.ts';
import { filesFor, MOST_FOR_MATERIAL, materialPart, type MaterialFile } from '../../domain/registry/materials.ts';
import { FILE_KINDS, type StoredFile, type Upload } from '../../domain/registry/stored-file.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { NotFound } from '../../errors.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { DocumentRepository } from '../../persistence/document.repository.ts';
import type { Files } from '../../persistence/files.repository.ts';
import type { ApplicationsService } from './applications.service.ts';
import { actorOf } from './refusals.ts';

export interface MaterialsNeeds {
  readonly documents: DocumentRepository;
  readonly files: Files;
  readonly intake: Intake;
  readonly rules: PoolRules;
  readonly see: ApplicationsService['see'];
  readonly now: () => Date;
}

/** By the code of a material: the ids of the documents that are chosen for it. */
export type Picked = Readonly<Record<string, readonly string[]>>;

export type MaterialsService = ReturnType<typeof createMaterialsService>;

/** The name of the box by which files for a material are sent. */
const uploadField = (code: string) => `file-${code}`;

export function createMaterialsService({ documents, files, intake, rules, see, now }: MaterialsNeeds) {
  /** What may be chosen: what the firm keeps, and what the application names already, removed or not. */
  async function choicesFor({ application }: SeenApplication): Promise<(MaterialFile & { at: string | undefined })[]> {
    const named = application.statement.materials;
    const kept = (await documents.ofFirm(application.uscc, 'kept')).filter(
      ({ id, purpose }) => !named.some(({ document, material }) => document === id && material === purpose),
    );
    return [...named.map((one) => ({ ...one, at: undefined })), ...kept.map(asChoice)];
  }

  return {
    choicesFor,

    /**
     * The materials of a statement: documents that were picked, and files that came with the form, which become
     * documents of the firm. What is good is kept, whatever else is wrong with the form, and so need not be sent again.
     */
    async gather(seen: SeenApplication, person: Account, picked: Picked, uploads: readonly Upload[]) {
      const { uscc } = seen.application;
      const choices = await choicesFor(seen);
      const { good, faults } = await intake.judge(uploads);
      const materials: MaterialFile[] = [];
      const wrong: { id: string; text: string }[] = [];
      const room = await intake.hasRoom(uscc, good.length);
      for (const { code } of rules.materials) {
        const refuse = (text: string) => wrong.push({ id: materialPart(code), text });
        const field = uploadField(code);
        for (const { text } of faults.filter((one) => one.field === field)) refuse(text);
        const chosen = (picked[code] ?? []).map((id) => choices.find(({ document }) => document === id));
        if (chosen.includes(undefined)) refuse('选用的材料已不在企业材料中，请重新选择');
        for (const one of chosen) if (one !== undefined) materials.push(fileOf(one, code));
        const sent = good.filter(({ upload }) => upload.field === field);
        if (sent.length + chosen.length > MOST_FOR_MATERIAL) refuse(`每项材料最多 ${MOST_FOR_MATERIAL} 个文件`);
        else if (sent.length > 0 && !room) refuse(`每家企业最多保存 ${MOST_DOCUMENTS} 份材料，请先移除不再需要的`);
        else
          for (const one of sent) {
            const by = { at: now().toISOString(), by: actorOf(person) };
            materials.push(fileOf(asChoice(await intake.keepDocument(one, { uscc, purpose: code }, by)), code));
          }
      }
      return { materials, faults: wrong };
    },

    /** A file that an application carries, or carried before it was returned; for whoever may read the application. */
    async file(id: string, document: string, person: Account) {
      const { application } = await see(id, person);
      const carried = [...application.statement.materials, ...(application.before?.materials ?? [])];
      return download(carried.find((one) => one.document === document));
    },

    /** What an objector attached; the application shows objections only to those who handle them. */
    async objectionFile(id: string, number: string, sha256: string, person: Account) {
      const { application } = await see(id, person);
      const objection = application.objections.find((one) => one.number === number);
      return download(objection?.files.find((file) => file.sha256 === sha256));
    },
  };

  function download(file: StoredFile | undefined) {
    if (file === undefined) throw new NotFound('unknown-file', '没有这个文件');
    const { name, kind, size, sha256 } = file;
    return { name, size, type: FILE_KINDS[kind].type, open: () => files.open(sha256) };
  }
}

function asChoice({ id, purpose, name, kind, size, sha256, history }: FirmDocument) {
  return { material: purpose, document: id, name, kind, size, sha256, at: history[0]?.at };
}

function fileOf({ document, name, kind, size, sha256 }: MaterialFile, material: string): MaterialFile {
  return { material, document, name, kind, size, sha256 };
}

/** The ids that are chosen, by material, as a statement has them. */
export function pickedOf(files: readonly MaterialFile[], { materials }: PoolRules): Picked {
  return Object.fromEntries(materials.map(({ code }) => [code, filesFor(files, code).map(({ document }) => document)]));
}
