// dependency-cruiser reports success when it reads nothing (seen with newer TypeScript): ask it how much it saw.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const written = readdirSync('server', { recursive: true }).filter((f) => f.endsWith('.ts')).length;
const report = execFileSync(
  'npx',
  ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'server'],
  { maxBuffer: 1 << 28 },
);
const seen = JSON.parse(report).modules.filter((m) => m.source.startsWith('server/'));
const arrows = seen.reduce((sum, m) => sum + m.dependencies.length, 0);
if (seen.length < written || arrows < written) {
  console.error(
    `import rules: ${seen.length} of ${written} modules and ${arrows} imports seen; the rules were not checked`,
  );
  process.exit(1);
}
