import { Unavailable } from '../errors.ts';

const TROUBLE =
  /^(Mongo(ose)?(ServerSelection|Network|NetworkTimeout|NotConnected|PoolClosed|PoolCleared|TopologyClosed|ClientClosed|OperationTimeout)Error)$/;

/** The driver's ways of saying that the database does not answer, as our one. */
export function asUnavailable(error: unknown): Unavailable | undefined {
  if (!(error instanceof Error) || !TROUBLE.test(error.name)) return undefined;
  return new Unavailable('database-unavailable', '数据库暂时没有响应', { cause: error });
}
