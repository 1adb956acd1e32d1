import { judgeEmail, judgePhone } from '../registry/credentials.ts';
import type { ProjectEvent, ProjectRefusal } from './project-events.ts';
import type { ProjectContact } from './project.ts';

/** The steps by which a side names its contact; whoever registers does so on the form of the project. */
export const CONTACT_STEPS: readonly ProjectEvent[] = ['confirm', 'take-over', 'name-contact'];

const MOST = 30;
const worded = (text: string) => text.trim() !== '' && [...text.trim()].length <= MOST;

/** What is wrong with a contact, each beside its field: all but the e-mail have to be there. */
export function contactRefusals({ name, position, phone, email }: ProjectContact): readonly ProjectRefusal[] {
  return [
    ...(worded(name) ? [] : [{ code: 'contact-name', field: 'contactName' } as const]),
    ...(worded(position) ? [] : [{ code: 'contact-position', field: 'contactPosition' } as const]),
    ...('value' in judgePhone(phone) ? [] : [{ code: 'contact-phone', field: 'contactPhone' } as const]),
    ...(email.trim() === '' || 'value' in judgeEmail(email)
      ? []
      : [{ code: 'contact-email', field: 'contactEmail' } as const]),
  ];
}

/** A contact that was not refused, as it is kept. */
export function keptContact({ name, position, phone, email }: ProjectContact): ProjectContact {
  const [number, address] = [judgePhone(phone), judgeEmail(email)];
  return {
    ...{ name: name.trim(), position: position.trim() },
    phone: 'value' in number ? number.value : '',
    email: 'value' in address ? address.value : '',
  };
}
