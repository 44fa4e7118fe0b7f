/** Checks each import rule with small trees of files that violate it or do not. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CRUISED, cruiseSources } from '../../scripts/cruise.ts'

/** The violations in a tree of files with these texts. Unresolvable imports of packages are ignored here. */
async function violationsIn(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), 'camwall-structure-'))
  try {
    for (const folder of CRUISED) await mkdir(join(root, folder), { recursive: true })
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), text)
    }
    const { summary } = await cruiseSources(root)
    return summary.violations
      .map(({ from, to, rule }) => ({ from, to, rule: rule.name }))
      .filter(({ rule }) => rule !== 'every import can be resolved')
  } finally {
    await rm(root, { recursive: true })
  }
}

async function brokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
  const rules = (await violationsIn(files)).map(({ rule }) => rule)
  return [...new Set(rules)].sort()
}

/** From a file to another file or a package, and what it imports. */
type Edge = readonly [from: string, to: string, what: string]

/** A file that imports another file or a package (`to`). */
function edge(from: string, to: string): Readonly<Record<string, string>> {
  return treeOf([[from, to, '{ a }']])
}

/** All edges in one tree, because each look at a tree takes a while. */
function treeOf(edges: readonly Edge[]): Readonly<Record<string, string>> {
  const files = new Map<string, string[]>()
  for (const [index, [from, to, what]] of edges.entries()) {
    const isFile = /^(src-|scripts\/|demo-scenes\/)/.test(to)
    const up = '../'.repeat(from.split('/').length - 1)
    const renamed = what.replace(/a(?= }|$)/, `a as a${index}`)
    const line = `import ${renamed} from '${isFile ? up : ''}${to}'\nexport const b${index} = a${index}`
    files.set(from, [...(files.get(from) ?? []), line])
    if (isFile) files.set(to, [...(files.get(to) ?? []), ''])
  }
  return Object.fromEntries(
    [...files].map(([name, lines]) => [name, ['export const a = 1', ...lines, ''].join('\n')]),
  )
}

const FORBIDDEN = [
  ['src-main/app/camwall.ts', 'src-main/desktop/main.ts', 'no folder imports the desktop'],
  ['src-main/lib/pause.ts', 'src-main/contract/camera.ts', 'src-main/lib imports only itself'],
  ['src-main/receive/hub/hub.ts', 'src-main/feed/feed.ts', 'src-main/receive imports only'],
  ['src-main/feed/feed.ts', 'src-main/receive/hub/hub.ts', 'src-main/feed imports only types of'],
  ['src-main/feed/feed.ts', 'src-main/consumers/screen/screen.ts', 'src-main/feed imports only'],
  [
    'src-main/consumers/screen/a.ts',
    'src-main/feed/feed.ts',
    'src-main/consumers imports only types',
  ],
  ['src-main/consumers/screen/a.ts', 'src-main/app/camwall.ts', 'src-main/consumers imports only'],
  ['src-main/app/camwall.ts', 'src-main/features/a/a.ts', 'src-main/app imports only'],
  ['src-main/app/camwall.ts', 'src-main/consumers/screen/a.ts', 'src-main/app imports only'],
  ['src-main/demo/demo.ts', 'src-main/app/camwall.ts', 'src-main/demo imports only types of app'],
  ['src-main/app/camwall.ts', 'src-main/node-hub/main.ts', 'no folder imports the hub'],
  ['src-main/node-hub/main.ts', 'src-main/desktop/main.ts', 'no folder imports the desktop'],
  ['src-main/node-hub/main.ts', 'electron-updater', 'the hub without windows runs without'],
  ['src-main/features/a/a.ts', 'src-main/features/b/b.ts', 'features do not import each other'],
  ['src-main/features/a/a.ts', 'src-main/features/list.ts', 'features do not import each other'],
  ['src-main/features/a/a.ts', 'src-main/demo/demo.ts', 'src-main/features imports only'],
  ['src-main/features/a/contract.ts', 'src-main/lib/pause.ts', 'a contract is pure'],
  ['src-main/app/wall/contract.ts', 'node:fs', 'a contract is pure'],
  ['src-main/contract/camera.ts', 'node:fs', 'code that both processes share'],
  ['src-main/pixels/scaler.ts', 'zeromq', 'code that both processes share'],
  [
    'src-main/app/camwall.ts',
    'src-renderer/store/store.ts',
    'the main process does not import the page',
  ],
  ['src-main/desktop/main.ts', 'react', 'the main process does not import the page'],
  ['src-main/app/camwall.ts', 'electron', 'Electron only where it is needed'],
  ['src-renderer/store/store.ts', 'electron', 'Electron only where it is needed'],
  ['src-main/app/camwall.ts', 'zeromq', 'ZeroMQ only for receiving'],
  ['src-main/receive/hub/hub.ts', 'zeromq', 'one file loads ZeroMQ'],
  ['src-main/receive/imagezmq/message.ts', 'zeromq', 'the protocol’s pure parts'],
  ['src-renderer/store/store.ts', 'src-main/app/camwall.ts', 'the page imports only contracts'],
  [
    'src-renderer/store/store.ts',
    'src-main/features/list.ts',
    'the page imports only types of the list',
  ],
  ['src-renderer/wall/wall.tsx', 'src-main/pixels/scaler.ts', 'only painting touches pixels'],
  ['src-renderer/painting/painter.ts', 'react', 'painting has no dependencies'],
  [
    'src-renderer/painting/painter.ts',
    'src-renderer/store/a.ts',
    'src-renderer/painting imports only',
  ],
  [
    'src-renderer/text/words.ts',
    'src-renderer/store/a.ts',
    'src-renderer/text imports only itself',
  ],
  [
    'src-renderer/features/a/a.ts',
    'src-renderer/wall/wall.ts',
    'src-renderer/features imports only',
  ],
  ['src-renderer/features/a/a.ts', 'src-renderer/features/b/b.ts', 'features of the page do'],
  ['src-renderer/features/turn.ts', 'src-renderer/features/a/a.ts', 'features of the page do'],
  ['src-renderer/store/store.ts', 'node:path', 'the page runs in a browser'],
  ['src-main/app/camwall.ts', 'scripts/paths.ts', 'shipped code does not import'],
  ['src-main/app/camwall.ts', '@camwall/demo-scenes', 'only the demo imports the scenes'],
  ['src-main/desktop/a.ts', 'demo-scenes/src/scene.ts', 'only the demo imports the scenes'],
  ['src-renderer/wall/wall.tsx', '@camwall/demo-scenes', 'only the demo imports the scenes'],
  ['scripts/start.ts', '@camwall/demo-scenes', 'only the demo imports the scenes'],
  ['tests/hostile/a.ts', 'demo-scenes/src/tools/a.ts', 'only the demo imports the scenes'],
  ['demo-scenes/src/scene.ts', 'src-main/lib/pause.ts', 'the scenes import nothing of Camwall'],
  ['demo-scenes/src/kinds/a.ts', 'node:fs', 'the scenes import nothing of Camwall'],
  ['demo-scenes/src/kinds/a.ts', 'zod', 'the scenes import nothing of Camwall'],
] as const

const ALLOWED: readonly Edge[] = [
  ['src-main/desktop/main.ts', 'src-main/features/a/a.ts', '{ a }'],
  ['src-main/features/a/a.ts', 'src-main/consumers/screen/a.ts', '{ a }'],
  ['src-main/features/list.ts', 'src-main/features/a/a.ts', '{ a }'],
  ['src-main/app/camwall.ts', 'src-main/receive/hub/hub.ts', '{ a }'],
  ['src-main/consumers/screen/a.ts', 'src-main/feed/feed.ts', 'type { a }'],
  ['src-main/consumers/screen/a.ts', 'src-main/feed/feed.ts', '{ type a }'],
  ['src-main/feed/feed.ts', 'src-main/receive/imagezmq/message.ts', 'type { a }'],
  ['src-main/receive/native/zeromq.ts', 'zeromq', '{ a }'],
  ['src-main/features/a/contract.ts', 'src-main/contract/request.ts', '{ a }'],
  ['src-renderer/features/a.ts', 'src-main/features/a/contract.ts', '{ a }'],
  ['src-renderer/features/a.ts', 'src-renderer/features/page-feature.ts', 'type { a }'],
  ['src-renderer/features/list.ts', 'src-renderer/features/a/a.ts', '{ a }'],
  ['src-renderer/store/store.ts', 'src-main/app/wall/contract.ts', '{ a }'],
  ['src-renderer/store/store.ts', 'src-main/features/list.ts', 'type { a }'],
  ['src-renderer/painting/painter.ts', 'src-main/pixels/scaler.ts', '{ a }'],
  ['src-main/demo/demo-process.ts', '@camwall/demo-scenes', '{ a }'],
  ['scripts/screenshots/a.ts', '@camwall/demo-scenes', '{ a }'],
  ['demo-scenes/src/kinds/a.ts', 'demo-scenes/src/tools/a.ts', '{ a }'],
]

describe('a forbidden import', () => {
  let violations: Awaited<ReturnType<typeof violationsIn>> = []
  beforeAll(async () => {
    violations = await violationsIn(treeOf(FORBIDDEN.map(([from, to]) => [from, to, '{ a }'])))
  })

  test.each(FORBIDDEN)('from %s to %s is detected', (from, to, rule) => {
    const module = to.replace('node:', '')
    const broken = violations.filter((each) => each.from === from && each.to === module)
    expect(broken.map((each) => each.rule)).toContainEqual(expect.stringContaining(rule))
  })

  test('is detected through intermediate files', async () => {
    const broken = await brokenBy({
      ...edge('src-renderer/wall/scene.ts', 'src-renderer/wall/tile.ts'),
      'src-renderer/wall/tile.ts': "export * from 'react'\n",
    })
    expect(broken).toEqual(['the layout is pure'])
  })
})

describe('an import cycle is detected', () => {
  test('of values', async () => {
    const broken = await brokenBy({
      ...edge('src-main/feed/a.ts', 'src-main/feed/b.ts'),
      'src-main/feed/b.ts': "export { b as a } from './a.ts'\n",
    })
    expect(broken).toEqual(['no import cycles'])
  })

  test('of types only', async () => {
    const broken = await brokenBy({
      'src-main/feed/a.ts': "import type { B } from './b.ts'\nexport type A = B\n",
      'src-main/feed/b.ts': "import type { C } from './c.ts'\nexport type B = C\n",
      'src-main/feed/c.ts': "import { type A } from './a.ts'\nexport type C = A\n",
    })
    expect(broken).toEqual(['no import cycles'])
  })
})

describe('an allowed import', () => {
  let violations: Awaited<ReturnType<typeof violationsIn>> = []
  beforeAll(async () => {
    violations = await violationsIn(treeOf(ALLOWED))
  })

  test.each(ALLOWED)('from %s to %s by %s is allowed', (from, to) => {
    expect(violations.filter((each) => each.from === from && each.to === to)).toEqual([])
  })

  test('and nothing else is wrong with such files', () => {
    expect(violations).toEqual([])
  })
})
