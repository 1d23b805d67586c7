/** The directions of docs/architecture.md: domain ← workflows, store ← activities ← worker; nobody imports the API. */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(documents|domain|calendars|policies|engine|workflows|activities|messages|store|worker|api|embedded|bench|simulate|console|test|config)/',
    pathNot: `^(${[from, ...allowed].join('|')})/`,
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    layer('domain-is-pure', 'domain', []),
    layer('config-knows-the-rules', 'config', ['domain']),
    layer('calendars-know-the-domain', 'calendars', ['domain']),
    layer('documents-know-the-domain', 'documents', ['domain']),
    layer('policies-know-the-domain', 'policies', ['domain', 'config']),
    layer('store-knows-domain-and-documents', 'store', ['domain', 'calendars', 'policies', 'config']),
    layer('messages-know-domain-and-store', 'messages', ['domain', 'store', 'config']),
    layer('workflows-know-domain-and-contracts', 'workflows', ['domain', 'activities', 'config']),
    layer('the-engine-knows-how-processes-are-reached', 'engine', ['domain', 'store', 'config', 'workflows']),
    layer('activities-know-effects', 'activities', [
      'engine',
      'domain',
      'documents',
      'calendars',
      'store',
      'messages',
      'config',
    ]),
    layer('worker-wires', 'worker', [
      ...['activities', 'domain', 'engine', 'messages', 'store', 'workflows'],
      ...['config', 'embedded'],
    ]),
    layer('api-knows-no-worker', 'api', [
      'documents',
      'domain',
      'store',
      'messages',
      'calendars',
      'policies',
      'workflows',
      'config',
      'embedded',
    ]),
    layer('console-knows-the-domain', 'console', ['domain']),
    layer('embedded-starts-processes', 'embedded', ['config']),
    {
      name: 'workflows-take-only-types-from-activities',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'others-take-only-contracts-from-workflows',
      severity: 'error',
      from: { path: '^(api|engine|worker)/' },
      to: { path: '^workflows/', pathNot: '^workflows/contract' },
    },
    {
      name: 'only-parent-watch-from-embedded',
      severity: 'error',
      from: { path: '^(api|worker)/' },
      to: { path: '^embedded/', pathNot: '^embedded/parent' },
    },
    {
      name: 'only-the-store-knows-mongodb',
      severity: 'error',
      from: { path: '^(domain|engine|workflows|activities|messages|calendars|policies|worker|api|config)/' },
      to: { path: 'node_modules/(mongoose|mongodb)/' },
    },
    {
      name: 'workflow-bundle-stays-small',
      severity: 'error',
      from: { path: '^(workflows|domain)/' },
      to: { path: 'node_modules/(zod|nodemailer|liquidjs|temporal-polyfill|date-holidays|express)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
