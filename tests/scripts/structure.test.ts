/** The rules about imports, each held against a small tree of files that breaks it or does not. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cruiseSources } from '../../scripts/cruise.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'camwall-structure-'))
})
afterEach(() => rm(root, { recursive: true }))

/** Which rules are broken by files with these texts. An import of a package leads nowhere here, which is not told. */
async function brokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const folder of ['src-main', 'src-renderer']) await mkdir(join(root, folder))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  const { summary } = await cruiseSources(root)
  const broken = summary.violations.map(({ rule }) => rule.name)
  return [...new Set(broken)].filter((name) => name !== 'no import leads nowhere').sort()
}

/** One file that imports, and the other. `to` may be a package. */
function edge(from: string, to: string, what = '{ a }') {
  const isFile = to.startsWith('src-')
  const up = '../'.repeat(from.split('/').length - 1)
  return {
    [from]: `import ${what} from '${isFile ? up : ''}${to}'\nexport const b = a\n`,
    ...(isFile ? { [to]: 'export const a = 1\n' } : {}),
  }
}

describe('an edge that is forbidden', () => {
  test.each([
    ['src-main/app/camwall.ts', 'src-main/desktop/main.ts', 'nobody knows the desktop'],
    ['src-main/lib/pause.ts', 'src-main/contract/camera.ts', 'src-main/lib knows nobody'],
    ['src-main/receive/hub/hub.ts', 'src-main/feed/feed.ts', 'src-main/receive knows'],
    ['src-main/feed/feed.ts', 'src-main/receive/hub/hub.ts', 'src-main/feed knows only types of'],
    ['src-main/feed/feed.ts', 'src-main/consumers/screen/screen.ts', 'src-main/feed knows'],
    ['src-main/consumers/screen/a.ts', 'src-main/feed/feed.ts', 'src-main/consumers knows only'],
    ['src-main/consumers/screen/a.ts', 'src-main/app/camwall.ts', 'src-main/consumers knows'],
    ['src-main/app/camwall.ts', 'src-main/features/a/a.ts', 'src-main/app knows'],
    ['src-main/app/camwall.ts', 'src-main/consumers/screen/a.ts', 'src-main/app knows'],
    ['src-main/demo/demo.ts', 'src-main/app/camwall.ts', 'src-main/demo knows only types of app'],
    ['src-main/features/a/a.ts', 'src-main/features/b/b.ts', 'features do not know each other'],
    ['src-main/features/a/a.ts', 'src-main/features/list.ts', 'features do not know each other'],
    ['src-main/features/a/a.ts', 'src-main/demo/demo.ts', 'src-main/features knows'],
    ['src-main/features/a/contract.ts', 'src-main/lib/pause.ts', 'a contract is pure'],
    ['src-main/app/wall/contract.ts', 'node:fs', 'a contract is pure'],
    ['src-main/contract/camera.ts', 'node:fs', 'what both processes share has no needs'],
    ['src-main/pixels/scaler.ts', 'zeromq', 'what both processes share has no needs'],
    ['src-main/app/camwall.ts', 'src-renderer/store/store.ts', 'main does not know the page'],
    ['src-main/desktop/main.ts', 'react', 'main does not know the page'],
    ['src-main/app/camwall.ts', 'electron', 'Electron where it must be'],
    ['src-renderer/store/store.ts', 'electron', 'Electron where it must be'],
    ['src-main/app/camwall.ts', 'zeromq', 'ZeroMQ where frames come in'],
    ['src-main/receive/imagezmq/message.ts', 'zeromq', 'the protocol’s pure parts'],
    ['src-renderer/store/store.ts', 'src-main/app/camwall.ts', 'the page knows contracts'],
    ['src-renderer/store/store.ts', 'src-main/features/list.ts', 'the page knows of the list'],
    ['src-renderer/wall/wall.tsx', 'src-main/pixels/scaler.ts', 'only painting touches pixels'],
    ['src-renderer/painting/painter.ts', 'react', 'painting has no needs'],
    ['src-renderer/painting/painter.ts', 'src-renderer/store/a.ts', 'src-renderer/painting knows'],
    ['src-renderer/text/words.ts', 'src-renderer/store/a.ts', 'src-renderer/text knows nobody'],
    ['src-renderer/features/a/a.ts', 'src-renderer/wall/wall.ts', 'src-renderer/features knows'],
    ['src-renderer/features/a/a.ts', 'src-renderer/features/b/b.ts', 'features of the page do'],
    ['src-renderer/features/turn.ts', 'src-renderer/features/a/a.ts', 'features of the page do'],
    ['src-renderer/store/store.ts', 'node:path', 'the page runs in a browser'],
    ['src-main/app/camwall.ts', 'scripts/paths.ts', 'what ships needs nothing that does not'],
  ])('from %s to %s is found', async (from, to, rule) => {
    const files = to.startsWith('scripts/')
      ? { [from]: `import { a } from '../../${to}'\n`, [to]: 'export const a = 1\n' }
      : edge(from, to)
    expect(await brokenBy(files)).toContainEqual(expect.stringContaining(rule))
  })

  test('is found through files between', async () => {
    const broken = await brokenBy({
      ...edge('src-renderer/wall/scene.ts', 'src-renderer/wall/tile.ts'),
      'src-renderer/wall/tile.ts': "export * from 'react'\n",
    })
    expect(broken).toEqual(['the layout is pure'])
  })
})

describe('a circle is found', () => {
  test('of values', async () => {
    const broken = await brokenBy({
      ...edge('src-main/feed/a.ts', 'src-main/feed/b.ts'),
      'src-main/feed/b.ts': "export { b as a } from './a.ts'\n",
    })
    expect(broken).toEqual(['no circles'])
  })

  test('of types alone', async () => {
    const broken = await brokenBy({
      'src-main/feed/a.ts': "import type { B } from './b.ts'\nexport type A = B\n",
      'src-main/feed/b.ts': "import type { C } from './c.ts'\nexport type B = C\n",
      'src-main/feed/c.ts': "import { type A } from './a.ts'\nexport type C = A\n",
    })
    expect(broken).toEqual(['no circles'])
  })
})

describe('an edge that is promised', () => {
  test.each([
    ['src-main/desktop/main.ts', 'src-main/features/a/a.ts', '{ a }'],
    ['src-main/features/a/a.ts', 'src-main/consumers/screen/a.ts', '{ a }'],
    ['src-main/features/list.ts', 'src-main/features/a/a.ts', '{ a }'],
    ['src-main/app/camwall.ts', 'src-main/receive/hub/hub.ts', '{ a }'],
    ['src-main/consumers/screen/a.ts', 'src-main/feed/feed.ts', 'type { a }'],
    ['src-main/consumers/screen/a.ts', 'src-main/feed/feed.ts', '{ type a }'],
    ['src-main/feed/feed.ts', 'src-main/receive/imagezmq/message.ts', 'type { a }'],
    ['src-main/receive/hub/hub.ts', 'zeromq', '{ a }'],
    ['src-main/features/a/contract.ts', 'src-main/contract/request.ts', '{ a }'],
    ['src-renderer/features/a.ts', 'src-main/features/a/contract.ts', '{ a }'],
    ['src-renderer/features/a.ts', 'src-renderer/features/page-feature.ts', 'type { a }'],
    ['src-renderer/features/list.ts', 'src-renderer/features/a/a.ts', '{ a }'],
    ['src-renderer/store/store.ts', 'src-main/app/wall/contract.ts', '{ a }'],
    ['src-renderer/store/store.ts', 'src-main/features/list.ts', 'type { a }'],
    ['src-renderer/painting/painter.ts', 'src-main/pixels/scaler.ts', '{ a }'],
  ])('from %s to %s by %s is allowed', async (from, to, what) => {
    expect(await brokenBy(edge(from, to, what))).toEqual([])
  })
})
