import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { engine } from 'express-handlebars';
import { viewHelpers } from './view-helpers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const viewsDir = path.join(root, 'views');
const publicDir = path.join(root, 'public');

/** Goes behind the address of each stylesheet and script, so that a browser never pairs a new page with an old one. */
function assetVersion(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(publicDir, { recursive: true }).map(String).sort()) {
    if (/\.(css|js|svg)$/.test(name)) hash.update(readFileSync(path.join(publicDir, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

interface ViewSettings {
  /** Templates are read once; `false` reads them at every request, for work on the templates. */
  readonly cache?: boolean;
  /** By policy: what each clause is called. */
  readonly clauses?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function installViews(app: Express, { cache = true, clauses = {} }: ViewSettings = {}): void {
  app.engine(
    'hbs',
    engine({
      extname: '.hbs',
      defaultLayout: 'main',
      layoutsDir: path.join(viewsDir, 'layouts'),
      partialsDir: path.join(viewsDir, 'partials'),
      helpers: viewHelpers,
      compilerOptions: {
        // A partial sees what it is given and nothing of the page around it; a helper's misspelt name fails.
        explicitPartialContext: true,
        knownHelpersOnly: true,
        knownHelpers: Object.fromEntries(Object.keys(viewHelpers).map((name) => [name, true])),
        // Or every line of a textarea would be moved to the right.
        preventIndent: true,
      } as CompileOptions,
    }),
  );
  app.set('view engine', 'hbs');
  app.set('views', viewsDir);
  app.set('view cache', cache);
  app.locals['assets'] = assetVersion();
  app.locals['clauses'] = clauses;
}
