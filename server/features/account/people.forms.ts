import { judgeEmail } from '../../domain/registry/credentials.ts';
import { keep, keepText, type Faults } from './form-judge.forms.ts';

export const INVITING_FIELDS = ['email', 'owner'] as const;
export const DEED_FIELDS = ['deed', 'reason', 'seen'] as const;
const DEEDS = ['block', 'unblock', 'remove'] as const;

export function readInviting(typed: { readonly email: string; readonly owner: string }) {
  const faults: Faults = {};
  const invited = { email: keep(faults, 'email', judgeEmail(typed.email)), owner: typed.owner === '1' };
  return Object.keys(faults).length > 0 ? { faults } : { invited };
}

export function readDeed(typed: Readonly<Record<(typeof DEED_FIELDS)[number], string>>) {
  const faults: Faults = {};
  const reason = keepText(faults, 'reason', typed.reason, '理由', 300);
  const deed = DEEDS.find((one) => one === typed.deed);
  if (deed === undefined) faults['reason'] = '请选择要办理的事';
  const order = { reason, deed: deed ?? 'block', seen: /^\d{1,6}$/.test(typed.seen) ? Number(typed.seen) : -1 };
  return Object.keys(faults).length > 0 ? { faults } : { order };
}
