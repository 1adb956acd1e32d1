import type { Connection } from 'mongoose';
import { JOURNAL_KINDS } from '../domain/registry/journal.ts';
import { collectionNames, nativeDatabase } from './collections.ts';

/** Collections whose documents say of themselves whether they came with the demonstration data. */
const MARKED: Readonly<Record<string, string>> = { accounts: '账号', providers: '服务商', enterprises: '企业' };

/**
 * What a database holds that is no demonstration data, in words; empty where there is none. Whatever demonstration
 * accounts did with demonstration firms is demonstration, too; a real person or firm, or what one decided, is not.
 */
export async function realData(connection: Connection): Promise<string[]> {
  const database = nativeDatabase(connection);
  const found: string[] = [];
  for (const [name, words] of Object.entries(MARKED)) {
    const count = await database.collection(name).countDocuments({ demo: { $ne: true } });
    if (count > 0) found.push(`${words} ${count} 个`);
  }
  const invented = new Set((await database.collection('accounts').distinct('_id', { demo: true })).map(String));
  const names = await collectionNames(connection);
  for (const [kind, { name }] of Object.entries(JOURNAL_KINDS)) {
    if (!names.includes(kind)) continue;
    const actors = (await database.collection(kind).distinct('history.by.account')) as string[];
    const real = actors.filter((id) => !invented.has(id) && !/^(demo-.*|system|cli)$/.test(id));
    if (real.length > 0) found.push(`${name}中 ${real.length} 个非演示账号的办理记录`);
  }
  return found;
}
