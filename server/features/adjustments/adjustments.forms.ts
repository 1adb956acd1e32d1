import { z } from 'zod';
import { moneyFaultWords, readMoney } from '../../domain/shared/money-entry.ts';

const text = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) =>
    ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim().slice(0, 2000),
  )
  .catch('');
const stepForm = z.object({
  version: text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0)),
  ...{ reason: text, fen: text, voucher: text },
});

const MOST = 1000;

/** Reads the form of a step; amounts are typed in 元. `asked` names what its page asks for. */
export function readAdjustmentStep(body: unknown, asked: readonly string[]) {
  const { version, ...typed } = stepForm.parse(body ?? {});
  const money = readMoney(typed.fen, 'yuan');
  const faults = [
    ...([...typed.reason].length > MOST ? [{ path: 'reason', message: `最多 ${MOST} 个字` }] : []),
    ...([...typed.voucher].length > 60 ? [{ path: 'voucher', message: '最多 60 个字' }] : []),
    ...(asked.includes('fen') && 'fault' in money
      ? [{ path: 'fen', message: moneyFaultWords(money.fault, '金额', 'yuan') }]
      : []),
  ];
  const fen = 'fen' in money ? money.fen : Number.NaN;
  return { order: { version, reason: typed.reason, fen, voucher: typed.voucher }, typed, faults };
}
