/**
 * Which folder may import from which, types counted: docs/architecture.md tells why. `npm run structure` holds it. What
 * it cannot see, single names of a module, stays with ESLint.
 */

/** What folders of the main process know of each other, from the bottom up; `types`: their types alone. */
const MAIN = [
  { folder: 'contract', knows: [], why: 'Both processes share it: it has no needs but zod.' },
  { folder: 'lib', knows: [], why: 'Small helpers that know nothing of Camwall.' },
  {
    folder: 'pixels',
    knows: [],
    types: ['contract'],
    why: 'Both processes share it: plain bytes in, a tile’s pixels out.',
  },
  {
    folder: 'receive',
    knows: ['contract', 'lib'],
    why: 'How frames come in. Nobody who takes them concerns it.',
  },
  {
    folder: 'feed',
    knows: ['contract', 'pixels', 'lib'],
    types: ['receive'],
    why: 'It is handed what was received, and opens no hub.',
  },
  {
    folder: 'consumers',
    knows: ['contract', 'pixels', 'lib'],
    types: ['feed'],
    why: 'A consumer is given frames. It makes no feed, and neither a hub nor the app concerns it.',
  },
  {
    folder: 'app',
    knows: ['contract', 'lib', 'feed', 'receive'],
    why: 'It joins hub and feed. Features and windows are joined to it, not by it.',
  },
  {
    folder: 'features',
    knows: ['contract', 'lib', 'receive', 'feed', 'consumers', 'app'],
    why: 'What a person asks for, above the app: who may send is asked for, too. Windows and the menu are the desktop’s.',
  },
  {
    folder: 'demo',
    knows: ['contract', 'pixels', 'lib', 'receive'],
    types: ['app'],
    why: 'A process of its own with senders as others have them; Camwall is told where they are.',
  },
]

/** The same for the page. */
const PAGE = [
  {
    folder: 'text',
    knows: [],
    why: 'How things are said: functions of what main told.',
  },
  {
    folder: 'painting',
    knows: [],
    why: 'It runs in a worker: messages in, pixels out. Frames never enter React.',
  },
  {
    folder: 'store',
    knows: ['text', 'painting'],
    why: 'The page’s state, without a component.',
  },
  {
    folder: 'theme',
    knows: ['text', 'store'],
    why: 'Controls, which every feature uses.',
  },
  {
    folder: 'features',
    knows: ['text', 'store', 'theme'],
    why: 'The wall and what is around it show what features bring along, and not the other way round.',
  },
  {
    folder: 'wall',
    knows: ['text', 'painting', 'store', 'theme', 'features'],
    why: 'Tiles, in whatever shell.',
  },
]

const TYPES = ['type-only', 'type-import']

/** Every folder knows itself, and no more of its side than it says. */
function edgesOf(side, folders) {
  const pathOf = (folder) => `^${side}/${folder}/`
  return folders.flatMap(({ folder, knows, types = [], why }) => [
    {
      name: `${side}/${folder} knows ${[...knows, ...types].join(', ') || 'nobody'}`,
      comment: why,
      from: { path: pathOf(folder) },
      to: { path: `^${side}/`, pathNot: [folder, ...knows, ...types].map(pathOf) },
    },
    ...types.map((known) => ({
      name: `${side}/${folder} knows only types of ${known}`,
      comment: why,
      from: { path: pathOf(folder) },
      to: { path: pathOf(known), dependencyTypesNot: TYPES },
    })),
  ])
}

const forbidden = [
  {
    name: 'no circles',
    comment: 'Of files that need each other none can be understood, tested or moved alone.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no import leads nowhere',
    comment: 'What cannot be found cannot be checked either.',
    from: {},
    to: { couldNotResolve: true },
  },
  ...edgesOf('src-main', MAIN),
  ...edgesOf('src-renderer', PAGE),
  {
    name: 'nobody knows the desktop',
    comment: 'It joins everything in Electron. The same parts run without it elsewhere.',
    from: { path: '^src-', pathNot: '^src-main/desktop/' },
    to: { path: '^src-main/desktop/' },
  },
  {
    name: 'features do not know each other',
    comment: 'Where one needs another it sends an action or hears an event that app/ defines.',
    from: { path: '^src-main/features/([^/]+)/' },
    to: { path: '^src-main/features/', pathNot: '^src-main/features/$1/' },
  },
  {
    name: 'features of the page do not know each other',
    comment: 'One goes without the others, as on main’s side.',
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
    name: 'main does not know the page',
    comment: 'Pages come and go; a browser may be one.',
    from: { path: '^src-main/' },
    to: { path: ['^src-renderer/', '(^|/)(react|react-dom|zustand|lucide-react)(/|$)'] },
  },
  {
    name: 'the page knows contracts and pixels of main',
    comment: 'All else reaches it by requests, topics and commands.',
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
    name: 'the page knows of the list of features its types alone',
    comment: 'The list holds what features do in the main process.',
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
    name: 'what both processes share has no needs',
    comment: 'No Electron, no Node, no packages; the contract has zod.',
    from: { path: '^src-main/(contract|pixels)/' },
    to: { pathNot: ['^src-main/(contract|pixels)/', 'node_modules/zod/'] },
  },
  {
    name: 'painting has no needs',
    comment: 'It runs in a worker: no React, no packages.',
    from: { path: '^src-renderer/painting/' },
    to: { pathNot: ['^src-renderer/', '^src-main/'] },
  },
  {
    name: 'only painting touches pixels',
    comment: 'All else in the page shows what is true of a camera, and never its picture.',
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
    name: 'Electron where it must be',
    comment: 'All else runs in plain Node, too, and is tested there.',
    from: { path: '^src-', pathNot: '^src-main/(desktop|features|demo)/' },
    to: { path: '(^|/)electron(/|$)' },
  },
  {
    name: 'ZeroMQ where frames come in',
    comment: 'receive/ is the only one that opens sockets; the report tells the version.',
    from: { path: '^src-', pathNot: '^src-main/(receive|app/report)/' },
    to: { path: '(^|/)zeromq(/|$)' },
  },
  {
    name: 'the protocol’s pure parts open no socket',
    comment:
      'Untrusted bytes are parsed, and replies are paced, in functions that literal input can test.',
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
    name: 'what ships needs nothing that does not',
    comment: 'Tests and scripts know the sources, not the other way round.',
    from: { path: '^src-' },
    to: { path: '^(tests|scripts)/' },
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
