import { FACT_KINDS } from './domain/records/fact-kinds.ts';
import { MOST_AT_ONCE } from './domain/registry/firm-document.ts';
import { MOST_ATTACHMENTS } from './domain/registry/objection.ts';
import { MOST_BYTES } from './domain/registry/stored-file.ts';
import { MOST_OUTSIDE_BYTES } from './domain/registry/outside-import.ts';
import type { Limiter } from './http/rate-limits.ts';
import type { UploadAddress } from './http/uploads.ts';
import * as paths from './paths.ts';
import * as factPaths from './fact-paths.ts';
import * as projectPaths from './project-paths.ts';

/** Room for files beyond what a form accepts: they are read, so that the form can say what is too much. */
const SPARE = MOST_BYTES / 2;
const room = (files: number) => ({ fileBytes: MOST_BYTES, files: files * 6, totalBytes: files * MOST_BYTES + SPARE });

/** Every address that takes files, and from whom; for each what its forms may send at most. */
export function uploadAddresses(objections: Limiter): UploadAddress[] {
  return [
    {
      path: paths.outsideImportNew(),
      limits: { fileBytes: MOST_OUTSIDE_BYTES, files: 4, totalBytes: 3 * MOST_OUTSIDE_BYTES },
    },
    { path: paths.documents(), limits: room(MOST_AT_ONCE) },
    { path: paths.revenueNew(), limits: room(MOST_AT_ONCE) },
    { path: paths.revenueImport(), limits: room(1) },
    { path: paths.revenueEdit(':id'), limits: room(MOST_AT_ONCE) },
    { path: factPaths.factImport('other-awards'), limits: room(1) },
    ...Object.values(FACT_KINDS).flatMap(({ name }) => [
      { path: factPaths.factNew(name), limits: room(MOST_AT_ONCE) },
      { path: factPaths.factEdit(name, ':id'), limits: room(MOST_AT_ONCE) },
    ]),
    { path: projectPaths.projectNew(), limits: room(MOST_AT_ONCE) },
    { path: projectPaths.projectEdit(':number'), limits: room(MOST_AT_ONCE) },
    { path: projectPaths.projectStep(':number', ':event'), limits: room(MOST_AT_ONCE) },
    { path: projectPaths.projectComplaint(':number'), limits: room(MOST_AT_ONCE) },
    { path: paths.applicationEdit(':id'), limits: room(MOST_AT_ONCE) },
    { path: paths.applicationStep(':id', 'object'), limits: room(MOST_ATTACHMENTS) },
    { path: paths.noticeObjection(':number'), anyone: objections, limits: room(MOST_ATTACHMENTS) },
  ];
}
