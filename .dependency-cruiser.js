/**
 * Which folder may import from which, types included; docs/architecture.md gives the reasons. `npm run structure` checks it.
 * Rules about single names of a module are in .oxlintrc.json.
 */

/** The allowed imports between folders of the main process, from the bottom up; `types`: only types. */
const MAIN = [
  { folder: 'contract', imports: [], why: 'Both processes share it: it depends only on zod.' },
  { folder: 'lib', imports: [], why: 'Small helpers that do not depend on the rest of Camwall.' },
  {
    folder: 'pixels',
    imports: [],
    types: ['contract'],
    why: 'Both processes share it: plain bytes in, a tile’s pixels out.',
  },
  {
    folder: 'receive',
    imports: ['contract', 'lib'],
    why: 'It receives frames. It does not depend on their consumers.',
  },
  {
    folder: 'feed',
    imports: ['contract', 'pixels', 'lib'],
    types: ['receive'],
    why: 'Received messages are passed to it; it opens no hub.',
  },
  {
    folder: 'capture',
    imports: ['contract', 'pixels', 'lib', 'receive'],
    types: ['feed'],
    why: 'Formats and names of files: frames in, bytes out, and back. It takes no frames by itself, and checks what it reads as the hub does.',
  },
  {
    folder: 'consumers',
    imports: ['contract', 'pixels', 'lib', 'capture'],
    types: ['feed'],
    why: 'A consumer takes frames. It creates no feed, and does not depend on the hub or the app.',
  },
  {
    folder: 'app',
    imports: ['contract', 'lib', 'feed', 'receive'],
    types: ['capture'],
    why: 'It connects hub and feed. Features and windows are added to it from outside.',
  },
  {
    folder: 'features',
    imports: ['contract', 'lib', 'receive', 'feed', 'capture', 'consumers', 'app'],
    why: 'What a person can do, on top of the app, access control included. Windows and the menu belong to the desktop.',
  },
  {
    folder: 'demo',
    imports: ['contract', 'pixels', 'lib', 'receive'],
    types: ['app'],
    why: 'A separate process with ordinary senders. Camwall only receives their addresses.',
  },
  {
    folder: 'replay',
    imports: ['contract', 'lib', 'receive', 'feed', 'capture', 'demo'],
    types: ['app'],
    why: 'The same with the frames of recordings.',
  },
]

/** The same for the page. */
const PAGE = [
  {
    folder: 'text',
    imports: [],
    why: 'Formatting of the main process’s state: pure functions.',
  },
  {
    folder: 'painting',
    imports: [],
    why: 'It runs in a worker: messages in, pixels out. Frames never enter React.',
  },
  {
    folder: 'store',
    imports: ['text', 'painting'],
    why: 'The page’s state, without a component.',
  },
  {
    folder: 'theme',
    imports: ['text', 'store'],
    why: 'Controls, which every feature uses.',
  },
  {
    folder: 'web',
    imports: ['text', 'theme'],
    why: 'The way from a browser to the hub, before the page itself is loaded.',
  },
  {
    folder: 'features',
    imports: ['text', 'store', 'theme'],
    why: 'The wall and the shell show the parts that features provide; features do not depend on them.',
  },
  {
    folder: 'wall',
    imports: ['text', 'painting', 'store', 'theme', 'features'],
    why: 'Tiles, independent of the shell.',
  },
]

const TYPES = ['type-only', 'type-import']
/** The package, whether it is installed or not. */
const ZEROMQ = '(^|/)node_modules/zeromq/|^zeromq$'

/** The rules for the folders of one side: a folder may import itself and the listed ones. */
function edgesOf(side, folders) {
  const pathOf = (folder) => `^${side}/${folder}/`
  return folders.flatMap(({ folder, imports, types = [], why }) => [
    {
      name: `${side}/${folder} imports only ${[...imports, ...types].join(', ') || 'itself'}`,
      comment: why,
      from: { path: pathOf(folder) },
      to: { path: `^${side}/`, pathNot: [folder, ...imports, ...types].map(pathOf) },
    },
    ...types.map((imported) => ({
      name: `${side}/${folder} imports only types of ${imported}`,
      comment: why,
      from: { path: pathOf(folder) },
      to: { path: pathOf(imported), dependencyTypesNot: TYPES },
    })),
  ])
}

const forbidden = [
  {
    name: 'no import cycles',
    comment: 'Files in a cycle cannot be understood, tested or moved separately.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'every import can be resolved',
    comment: 'An import that cannot be resolved cannot be checked.',
    from: {},
    // Electron's Node has it; the oldest that runs this check has not.
    to: { couldNotResolve: true, pathNot: '^node:sqlite$' },
  },
  ...edgesOf('src-main', MAIN),
  ...edgesOf('src-renderer', PAGE),
  {
    name: 'no folder imports the desktop',
    comment: 'It connects everything with Electron. The other folders run without it.',
    from: { path: '^src-', pathNot: '^src-main/desktop/' },
    to: { path: '^src-main/desktop/' },
  },
  {
    name: 'no folder imports the hub without windows',
    comment: 'Like the desktop, it connects everything.',
    from: { path: '^src-', pathNot: '^src-main/node-hub/' },
    to: { path: '^src-main/node-hub/' },
  },
  {
    name: 'the hub without windows runs without Electron',
    comment: 'It runs on plain Node, on a computer without a display.',
    from: { path: '^src-main/node-hub/' },
    to: { path: '(^|/)electron(-updater)?(/|$)', reachable: true },
  },
  {
    name: 'features do not import each other',
    comment: 'If one needs another, it sends an action or handles an event that app/ defines.',
    from: { path: '^src-main/features/([^/]+)/' },
    to: { path: '^src-main/features/', pathNot: '^src-main/features/$1/' },
  },
  {
    name: 'features of the page do not import each other',
    comment: 'Each works without the others, as in the main process.',
    from: {
      path: '^src-renderer/features/([^/.]+)',
      pathNot: '^src-renderer/features/(commands|list|page-feature)[.]',
    },
    to: {
      path: '^src-renderer/features/',
      pathNot: '^src-renderer/features/($1[/.]|page-feature[.])',
    },
  },
  {
    name: 'the main process does not import the page',
    comment: 'Pages can be loaded and closed at any time; a browser may show one.',
    from: { path: '^src-main/' },
    to: { path: ['^src-renderer/', '(^|/)(react|react-dom|zustand|lucide-react)(/|$)'] },
  },
  {
    name: 'the page imports only contracts and pixels of the main process',
    comment: 'It gets everything else by requests, topics and commands.',
    from: { path: '^src-renderer/' },
    to: {
      path: '^src-main/',
      pathNot: [
        '^src-main/(contract|pixels)/',
        '^src-main/(features|app)/[^/]+/contract[.]ts$',
        '^src-main/features/list[.]ts$',
      ],
    },
  },
  {
    name: 'the page imports only types of the list of features',
    comment: 'The list imports schemas, which the page does not need.',
    from: { path: '^src-renderer/' },
    to: { path: '^src-main/features/list[.]ts$', dependencyTypesNot: TYPES },
  },
  {
    name: 'a contract is pure',
    comment: 'The page imports it, too: it has types, definitions and zod.',
    from: { path: '^src-main/(features|app)/[^/]+/contract[.]ts$' },
    to: { pathNot: ['^src-main/contract/', '/contract[.]ts$', 'node_modules/zod/'] },
  },
  {
    name: 'code that both processes share has no dependencies',
    comment: 'No Electron, no Node, no packages; the contract uses zod.',
    from: { path: '^src-main/(contract|pixels)/' },
    to: { pathNot: ['^src-main/(contract|pixels)/', 'node_modules/zod/'] },
  },
  {
    name: 'painting has no dependencies',
    comment: 'It runs in a worker: no React, no packages.',
    from: { path: '^src-renderer/painting/' },
    to: { pathNot: ['^src-renderer/', '^src-main/'] },
  },
  {
    name: 'only painting touches pixels',
    comment: 'The rest of the page shows a camera’s state, but never its picture.',
    from: { path: '^src-renderer/', pathNot: '^src-renderer/painting/' },
    to: { path: '^src-main/pixels/' },
  },
  {
    name: 'the page runs in a browser',
    comment: 'No Electron, no sockets, nothing of Node: the same page may be served to a browser.',
    from: { path: '^src-renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'Electron only where it is needed',
    comment: 'Everything else also runs in plain Node, and is tested there.',
    from: { path: '^src-', pathNot: '^src-main/(desktop|features|demo|replay)/' },
    to: { path: '(^|/)electron(/|$)' },
  },
  {
    name: 'ZeroMQ only for receiving',
    comment: 'Only receive/ opens sockets.',
    from: { path: '^src-', pathNot: '^src-main/receive/' },
    to: { path: ZEROMQ },
  },
  {
    name: 'one file loads ZeroMQ',
    comment: 'Its binding gets the allocator of the first load. The others import only types.',
    from: { path: '^src-', pathNot: '^src-main/receive/native/zeromq[.]ts$' },
    to: { path: ZEROMQ, dependencyTypesNot: TYPES },
  },
  {
    name: 'the protocol’s pure parts open no socket',
    comment:
      'Untrusted bytes are parsed, and replies are paced, in functions that can be tested with literal input.',
    from: {
      path: '^src-main/receive/imagezmq/(message|min-heap|picture-header|reply-pacer)[.]ts$',
    },
    to: { path: '(^|/)zeromq(/|$)', reachable: true },
  },
  {
    name: 'the layout is pure',
    comment: 'Pictures on the canvas and overlays in the DOM both follow it, and must agree.',
    from: { path: '^src-renderer/wall/(arrangement|cut-out|scene|tile-size)[.]ts$' },
    to: { path: '(^|/)(react|react-dom|zustand)(/|$)', reachable: true },
  },
  {
    name: 'shipped code does not import tests or scripts',
    comment: 'Tests and scripts import the sources, not the other way round.',
    from: { path: '^src-' },
    to: { path: '^(tests|scripts)/' },
  },
  {
    name: 'only the demo imports the scenes',
    comment:
      'The demo process sends them, and the screenshots show them. Nothing else depends on them.',
    from: {
      path: '^(src-|scripts/|tests/)',
      pathNot: '^(src-main/demo/|scripts/screenshots/)',
    },
    to: { path: '(^|/)demo-scenes(/|$)' },
  },
  {
    name: 'the scenes import nothing of Camwall',
    comment:
      'A package without dependencies: numbers in, pixels out. No packages, no Node, no Electron.',
    from: { path: '^demo-scenes/src/' },
    to: { pathNot: '^demo-scenes/src/' },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of a type is one: what it names must be known.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
