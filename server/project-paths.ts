import { segment } from './paths.ts';

/** Projects, customers' ratings, complaints. */
export const projects = (list?: string) => (list === undefined ? '/projects' : `/projects?list=${segment(list)}`);
export const sampleProjects = () => `${projects()}/samples`;
/** The projects of a list, as it is filtered, for officials. */
export const projectExport = () => `${projects()}.csv`;
export const projectNew = () => `${projects()}/new`;
export const project = (number: string) => `${projects()}/${segment(number)}`;
export const projectEdit = (number: string) => `${project(number)}/edit`;
export const projectStep = (number: string, event: string) => `${project(number)}/steps/${segment(event)}`;
export const projectFile = (number: string, sha256: string) => `${project(number)}/files/${segment(sha256)}`;
export const projectComplaint = (number: string) => `${project(number)}/complaint`;
export const providerProjects = (uscc: string) => `${projects()}?provider=${segment(uscc)}`;
export const complaints = (list?: string) => (list === undefined ? '/complaints' : `/complaints?list=${segment(list)}`);
export const complaint = (number: string) => `/complaints/${segment(number)}`;
export const complaintStep = (number: string, event: string) => `${complaint(number)}/steps/${segment(event)}`;
export const complaintFile = (number: string, sha256: string) => `${complaint(number)}/files/${segment(sha256)}`;
