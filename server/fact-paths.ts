import { records, segment } from './paths.ts';

/** Facts of firms that awards rest on: standards, certificates, other awards. */
export const facts = (kind: string) => `${records()}/${segment(kind)}`;
export const factExport = (kind: string, format: 'csv' | 'xlsx') => `${facts(kind)}.${format}`;
export const factNew = (kind: string) => `${facts(kind)}/new`;
export const factImport = (kind: string) => `${facts(kind)}/import`;
export const factImportFile = (kind: string, sha256: string) => `${factImport(kind)}/${segment(sha256)}`;
export const factTemplate = (kind: string) => `${facts(kind)}/template.xlsx`;
export const fact = (kind: string, id: string) => `${facts(kind)}/${segment(id)}`;
export const factEdit = (kind: string, id: string) => `${fact(kind, id)}/edit`;
export const factStep = (kind: string, id: string, event: string) => `${fact(kind, id)}/steps/${segment(event)}`;
export const factEvidence = (kind: string, id: string, document: string) =>
  `${fact(kind, id)}/evidence/${segment(document)}`;
