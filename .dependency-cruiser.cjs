/** The direction of imports (ARCHITECTURE.md): domain ← contract ← {server, web}; every rule is an error. */
const room = (name) => `^src/${name}/`;
const only = (name, allowed, comment) => ({
  name: `${name}-stays-in-its-place`,
  comment,
  severity: 'error',
  from: { path: room(name), pathNot: '\\.test\\.tsx?$|/testing' },
  to: {
    path: '^(src|db|tests|bench|scripts)/',
    pathNot: [room(name), ...allowed.map(room)].join('|'),
  },
});
const nouns =
  '(access|account|appeal|audit|calendar|dashboard|deed|draw|evidence|inspection|ledger|log|organisation|personal|phone|placement|plan|rectification|reliability|round|settlement|sign-on|standard|statement|ticket|training|visit|work)';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: '文件之间不得循环引用',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain', [], 'domain 是纯业务，不引用任何其他房间'),
    only('feel', [], 'feel 不懂银行，不引用任何其他房间'),
    only('contract', ['domain'], 'contract 只引用 domain'),
    only('documents', ['domain', 'contract'], 'documents 只引用 domain 和 contract'),
    only('web', ['domain', 'contract'], 'web 不得引用 server'),
    {
      name: 'database-only-by-server',
      comment: '只有 server 可以引用 db',
      severity: 'error',
      from: { path: '^(src/(domain|feel|contract|documents|web|cli)|bench)/' },
      to: { path: '^db/' },
    },
    {
      name: 'web-nouns-keep-to-themselves',
      comment: '网页的名词之间只经 app 与 shared 相连，或经对方的 index',
      severity: 'error',
      from: { path: `^src/web/${nouns}/` },
      to: { path: `^src/web/${nouns}/`, pathNot: ['^src/web/$1/', '^src/web/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'server-nouns-through-their-index',
      comment: '服务端名词之间只能引用对方的 index.ts',
      severity: 'error',
      from: { path: `^src/server/${nouns}/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^src/server/${nouns}/`,
        pathNot: ['^src/server/$1/', '^src/server/[^/]+/index\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
