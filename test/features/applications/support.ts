import { readable, type Fields, type TestPerson } from '../../support/site.ts';

/** The id of one of the demonstration applications: see demo-applications.ts, in their order from 1. */
export const demoId = (serial: number): string => (0xd0_0000_0000 + serial).toString(16).padStart(24, '0');
export const step = (id: string, event: string): string => `/applications/${id}/steps/${event}`;

export const DRAFT = demoId(1);
export const RUNNING = demoId(2);
export const FIRST = demoId(3);
export const RESUBMITTED = demoId(5);
export const HAINING = demoId(6);
export const RETURNED = demoId(7);
export const CITY = demoId(8);
export const ADVISED_AGAINST = demoId(9);
export const OUTSIDE = demoId(10);
export const PASSED = demoId(11);
export const PASSED_TOO = demoId(12);
export const OBJECTED = demoId(13);
export const OVER = demoId(14);

/** What a step's page shows and will be asked for again. */
export async function shownOn(
  person: TestPerson,
  path: string,
): Promise<{ version: string; digest: string; text: string }> {
  const { text } = await person.get(path).expect(200);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return { version: hidden('version'), digest: hidden('digest'), text: readable(text) };
}

/** Takes a step as a person does who has read its page. */
export async function take(person: TestPerson, id: string, event: string, fields: Fields = { reason: '已核实。' }) {
  const { version, digest } = await shownOn(person, step(id, event));
  return person.post(step(id, event), { version, digest, ...fields });
}

export const WHOLE_STATEMENT: Fields = {
  categories: 'saas',
  industries: 'luggage',
  summary: '为箱包小厂开发手机端计件和进销存软件，按月付费，上门培训。',
  contactName: '蒋若谷',
  contactPhone: '0573-82512345',
  teamSize: '12',
  'case-1-customer': '甲箱包厂',
  'case-1-project': '计件',
  'case-1-signedOn': '2025-01-10',
  'case-1-acceptedOn': '2025-06-10',
  'case-2-customer': '乙箱包厂',
  'case-2-project': '进销存',
  'case-2-signedOn': '2025-03-10',
  'case-2-acceptedOn': '2025-09-10',
};

export const CONDITIONS = ['legal-person', 'finance', 'not-dishonest', 'safety', 'team', 'cases'];

export const MATERIALS = ['promise', 'licence', 'audit', 'qualifications', 'team', 'cases', 'catalogue'];
/** The id of one of the demonstration documents: of which application's firm, and which material. */
export const demoDocument = (serial: number, material: string): string =>
  (0xdc_0000_0000 + serial * 100 + MATERIALS.indexOf(material) + 1).toString(16).padStart(24, '0');

/**
 * The form of a statement, whole unless changed, as a browser would send it; with the documents that the firm of the
 * draft keeps. Another firm names its own, or none.
 */
export function statementForm(
  version: number,
  change: Fields = {},
  declared: readonly string[] = CONDITIONS,
  materials: readonly string[] = MATERIALS,
) {
  const form = new URLSearchParams({ version: String(version), ...WHOLE_STATEMENT, ...change });
  for (const code of declared) form.append('declared', code);
  for (const code of materials) form.append(`material-${code}`, demoDocument(1, code));
  return form;
}
