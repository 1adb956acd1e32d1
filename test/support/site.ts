import { hash } from '@node-rs/argon2';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import { fixedClock, type Clock } from '../../server/clock.ts';
import { readConfig, type Environment } from '../../server/config.ts';
import { createContainer, type Container } from '../../server/container.ts';
import { createLogger } from '../../server/logger.ts';
import type { Database } from '../../server/persistence/database.ts';
import { DEMO_PASSWORD } from '../../server/persistence/demo/demo-accounts.ts';
import { openTestDatabase } from './database.ts';
import { fillWithDemoData } from './demo-contents.ts';

export interface TestSiteOptions {
  /** Settings beyond the usual, as in the environment. */
  readonly env?: Environment;
  /** The instant at which the site's clock stands still. */
  readonly now?: string;
  /** Instead: a clock of the test's own, such as `movableClock`. */
  readonly clock?: Clock;
  /** Last word on what the site is made of, before it is put together. */
  readonly change?: (container: Container) => Partial<Container>;
}

export interface SentFile {
  readonly field?: string;
  readonly name: string;
  readonly bytes: Buffer;
}

export type Fields = Readonly<Record<string, string>>;

export interface TestSite {
  readonly app: Express;
  readonly container: Container;
  readonly database: Database;
  /** A browser nobody has signed in with; it keeps its cookies. */
  visitor(): TestPerson;
  signIn(username: string): Promise<TestPerson>;
  /** How many sessions the database holds. */
  sessions(): Promise<number>;
  close(): Promise<void>;
}

let quick: Promise<string> | undefined;

function quickHash(): Promise<string> {
  quick ??= hash(DEMO_PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  return quick;
}

export const TEST_NOW = '2026-11-24T10:00:00+08:00';

/** The real site on a database of its own with the demonstration data, at rest; sign-in, tokens and limits as in earnest. */
export async function createTestSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...options.env });
  const clock = options.clock ?? fixedClock(options.now ?? TEST_NOW);
  const database = await openTestDatabase();
  if (config.demo) await fillWithDemoData(database, clock.now(), quickHash);
  const container = await createContainer({
    config,
    sessionSecret: 'a secret for tests, and for nothing else',
    database,
    logger: createLogger(config.logLevel),
    clock,
  });
  const made = { ...container, ...options.change?.(container) };
  made.health.markReady();
  const app = createApp(made);
  const visitor = () => new TestPerson(app);
  return {
    app,
    container: made,
    database,
    visitor,
    signIn: async (username) => {
      const person = visitor();
      const answer = await person.signIn(username);
      if (answer.status !== 303) throw new Error(`sign-in of ${username} answered ${answer.status}`);
      return person;
    },
    sessions: () => database.connection.collection('sessions').countDocuments(),
    close: async () => {
      // What still follows the journal must not write into the database that is dropped now.
      await container.settle();
      await database.close();
    },
  };
}

export class TestPerson {
  private readonly agent;

  constructor(app: Express) {
    this.agent = request.agent(app);
  }

  get(path: string): request.Test {
    return this.agent.get(path);
  }

  /** Sends a form as a browser would: with the token of the page it stands on (`from`; by default the address itself). */
  async post(path: string, fields: Fields | URLSearchParams = {}, { from = path } = {}): Promise<request.Response> {
    const page = await this.get(from);
    const body = new URLSearchParams(fields);
    body.set('_csrf', tokenOf(page.text) ?? '');
    return this.agent.post(path).type('form').send(body.toString());
  }

  /** Sends a form with files; the token first, as it stands first in every form. */
  async upload(
    path: string,
    fields: Fields | URLSearchParams,
    files: readonly SentFile[],
    { from = path, token = true } = {},
  ): Promise<request.Response> {
    const page = await this.get(from);
    const sent = this.agent.post(path);
    if (token) sent.field('_csrf', tokenOf(page.text) ?? '');
    for (const [name, value] of new URLSearchParams(fields)) sent.field(name, value);
    for (const { field = 'files', name, bytes } of files) sent.attach(field, bytes, { filename: name });
    return sent;
  }

  /** The token of the session, for many forms that stand on no page. */
  async token(from: string): Promise<string> {
    return tokenOf((await this.get(from)).text) ?? '';
  }

  /** Without a token, as a foreign site would, unless it is among the fields. */
  postBare(path: string, fields: Fields = {}): request.Test {
    return this.agent.post(path).type('form').send(fields);
  }

  signIn(username: string, password: string = DEMO_PASSWORD, more: Fields = {}): Promise<request.Response> {
    return this.post('/sign-in', { username, password, ...more });
  }

  signOut(): Promise<request.Response> {
    return this.post('/sign-out', {}, { from: '/' });
  }
}

export function tokenOf(html: string): string | undefined {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
}

/** A page as it reads: Handlebars writes some characters as entities. */
export function readable(html: string): string {
  return html
    .replaceAll('&#x3D;', '=')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The cookies an answer sets, as a browser would send them back. */
export function cookiesOf(answer: request.Response): string {
  const set = (answer.headers as Record<string, unknown>)['set-cookie'];
  return Array.isArray(set) ? set.map((cookie) => String(cookie).split(';')[0]).join('; ') : '';
}
