// The import rules of the house. Each is an error; CONTRIBUTING.md says why.
const inside = (folder) => `^server/${folder}/`;
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-dev-dependency', severity: 'error', from: { path: '^server/' }, to: { dependencyTypes: ['npm-dev'] } },
    only('domain-is-pure', inside('domain'), [inside('domain')], 'domain/ imports only domain/'),
    only('domain-shared', inside('domain/shared'), [inside('domain/shared')]),
    only('domain-policy', inside('domain/policy'), [inside('domain/(shared|policy)')]),
    only('domain-registry', inside('domain/(registry|records)'), [inside('domain/(shared|policy|registry|records)')]),
    only('domain-grading', inside('domain/grading'), [inside('domain/(shared|policy|registry|records|grading)')]),
    only('domain-awards', inside('domain/awards'), [inside('domain/(shared|policy|registry|records|awards)')]),
    only('policy-data', inside('policy-data'), [
      inside('policy-data'),
      inside('domain/(shared|policy)'),
      '^node_modules/(yaml|zod)/',
      '^(node:)?(fs|path|crypto|url)(/promises)?$',
    ]),
    only('persistence', inside('persistence'), [
      inside('(domain|persistence)'),
      '^server/(errors|config|logger)\\.ts$',
      '^node_modules/(?!express|passport|helmet|csrf)',
      '^(node:)?(fs|path|crypto|url|os|net|module|stream|events|buffer|child_process|timers)(/promises)?$',
    ]),
    {
      name: 'mongoose-only-in-persistence',
      severity: 'error',
      from: { pathNot: inside('persistence') },
      to: { path: '^node_modules/(mongoose|mongodb|@0q)/' },
    },
    {
      name: 'models-stay-in-persistence',
      severity: 'error',
      from: { pathNot: inside('persistence') },
      to: { path: '\\.model\\.ts$' },
    },
    {
      name: 'no-feature-imports-another',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: { path: '^server/features/', pathNot: '^server/features/$1/' },
    },
    {
      name: 'services-know-no-web',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '^(node_modules/express/|server/http/|server/features/.*\\.(routes|pages|forms)\\.ts$)' },
    },
    {
      name: 'pages-are-view-models',
      severity: 'error',
      from: { path: '\\.pages\\.ts$' },
      to: {
        pathNot: '^server/(domain/|(project-|grading-|fact-)?paths\\.ts$|(pages|features)/.*\\.(pages|words)\\.ts$)',
      },
    },
    {
      name: 'forms-are-schemas',
      severity: 'error',
      from: { path: '\\.forms\\.ts$' },
      to: {
        pathNot:
          '^(server/domain/|node_modules/zod/|server/features/.*\\.forms\\.ts$|server/http/[^/]+\\.schemas\\.ts$)',
      },
    },
    {
      name: 'routes-reach-no-storage',
      severity: 'error',
      from: { path: '\\.routes\\.ts$' },
      to: { path: '^server/(persistence|container)' },
    },
    {
      name: 'http-is-plumbing',
      severity: 'error',
      from: { path: inside('http') },
      to: { path: '^server/(features|persistence|domain|policy-data|jobs|cli|container|app|main)' },
    },
    {
      name: 'container-is-for-the-top',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(app|main|jobs/.*|cli/.*|container)(\\.ts)?$' },
      to: { path: '^server/container\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
