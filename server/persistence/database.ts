import mongoose from 'mongoose';

export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly connection: mongoose.Connection;
  close(): Promise<void>;
  /** Resolves where the database answers; otherwise says why not. */
  ping(): Promise<void>;
}

export interface DatabaseOptions {
  /** Where it is set, the embedded engine is not even loaded. */
  mongodbUri?: string | undefined;
  dataDir: string;
  name?: string;
  /** False: what the embedded engine is given may be lost with the power, as the data of tests. */
  flushed?: boolean;
  log?: (message: string) => void;
}

export class DatabaseUnreachableError extends Error {
  readonly code = 'database-unreachable';

  constructor(where: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`无法连接数据库 ${where}：${reason}`, { cause });
    this.name = 'DatabaseUnreachableError';
  }
}

/** Long enough for a replica set to choose a new primary when it is merely slow; short enough to read the message. */
const SERVER_SELECTION_MS = 10_000;
/** A socket of this machine answers at once or never. */
const EMBEDDED_SELECTION_MS = 3_000;

const EMBEDDED_CACHE_MB = 80;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const name = options.name ?? 'heku';
  return options.mongodbUri ? openServer(options.mongodbUri, name, options) : openEmbedded(name, options);
}

async function openServer(uri: string, name: string, { log }: DatabaseOptions): Promise<Database> {
  const where = withoutCredentials(uri);
  const connection = await connect(uri, databaseNamedIn(uri) ?? name, SERVER_SELECTION_MS, where);
  log?.(`已连接数据库 ${where}`);
  return {
    kind: 'server',
    connection,
    close: once(() => connection.close()),
    ping: () => ping(connection, (error) => new DatabaseUnreachableError(where, error)),
  };
}

async function openEmbedded(name: string, { dataDir, log, flushed = true }: DatabaseOptions): Promise<Database> {
  const { leaseEngine } = await import('./embedded/shared-engine.ts');
  const { EmbeddedEngineError } = await import('./embedded/embedded-engine-error.ts');
  const lease = await leaseEngine(dataDir, { flushed });
  let connection: mongoose.Connection;
  try {
    connection = await connect(lease.uri, name, EMBEDDED_SELECTION_MS, dataDir);
  } catch (error) {
    await lease.release();
    throw error;
  }
  if (lease.role === 'opened') await tune(connection);
  log?.(lease.role === 'opened' ? `已打开数据文件夹 ${dataDir}` : `数据文件夹 ${dataDir} 已由另一个进程打开，已加入`);
  const gone = (cause: unknown) =>
    new EmbeddedEngineError('engine-gone', `打开数据文件夹 ${dataDir} 的进程已经退出。请重新运行本命令。`, { cause });
  return {
    kind: 'embedded',
    connection,
    close: once(async () => {
      await connection.close();
      await lease.release();
    }),
    ping: () => ping(connection, gone),
  };
}

/** A connection of our own, never mongoose's global one: tests and tools have several in one process. */
async function connect(uri: string, dbName: string, patience: number, where: string): Promise<mongoose.Connection> {
  let connection: mongoose.Connection | undefined;
  try {
    connection = mongoose.createConnection(uri, {
      dbName,
      writeConcern: { w: 'majority', j: true },
      // An operator who wrote another patience into the address means it; the option would win over it.
      ...(/[?&]serverSelectionTimeoutMS=/i.test(uri) ? {} : { serverSelectionTimeoutMS: patience }),
      // Commands of a lost connection fail with the driver's reason instead of waiting in a queue nobody empties.
      bufferCommands: false,
    });
    return await connection.asPromise();
  } catch (error) {
    await connection?.close(true).catch(() => undefined);
    throw new DatabaseUnreachableError(where, error);
  }
}

/**
 * How the engine of our process is set. It takes 256 MB for its cache, if it is not told otherwise; the work of a city fits
 * into less. And where several indexes could serve a query it would weigh them by an estimate whose part this build lacks
 * ("slot-based execution engine is not part of this build"): it tries them instead, as engines did before.
 */
const SETTINGS = [
  { wiredTigerEngineRuntimeConfig: `cache_size=${EMBEDDED_CACHE_MB}M` },
  { internalQueryPlanRanker: 'multiPlanning' },
];

/** Where an engine does not know a setting it keeps its own. */
async function tune(connection: mongoose.Connection): Promise<void> {
  const admin = connection.getClient().db('admin');
  for (const setting of SETTINGS) await admin.command({ setParameter: 1, ...setting }).catch(() => undefined);
}

async function ping(connection: mongoose.Connection, unreachable: (cause: unknown) => Error): Promise<void> {
  try {
    await connection.getClient().db('admin').command({ ping: 1 });
  } catch (error) {
    throw unreachable(error);
  }
}

function databaseNamedIn(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^/?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

/** For messages and logs: hosts only, neither user nor password nor options. */
function withoutCredentials(uri: string): string {
  const [, scheme, hosts] = /^(mongodb(?:\+srv)?:\/\/)(?:.*@)?([^/?@]*)/.exec(uri) ?? [];
  return scheme && hosts ? `${scheme}${hosts}` : '（MONGODB_URI 的格式不对）';
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
