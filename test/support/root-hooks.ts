import { closeTestDatabases } from './database.ts';

/** Mocha calls this once, after the last test of the process, whatever the outcome. */
export async function mochaGlobalTeardown(): Promise<void> {
  await closeTestDatabases();
}
