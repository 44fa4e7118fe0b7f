/** Every link in the docs has a target, and every picture is used. Uses no network. */
import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { anchorsOf, readPages } from '../support/pages.ts'

/** Small enough to be loaded on a phone. */
const MAX_IMAGE_BYTES = 400_000

const pages = await readPages()
const links = pages.flatMap((page) =>
  [...page.prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
)
const isElsewhere = (target: string) => /^[a-z]+:/.test(target)
/** Links within the repository: the path from its root, and the anchor. */
const inside = links
  .filter(({ target }) => !isElsewhere(target))
  .map(({ page, target }) => {
    const [path = '', anchor] = target.split('#')
    const to = path === '' ? page.path : posix.join(dirname(page.path), path)
    return { from: page.path, to, anchor }
  })

test('every linked file exists', () => {
  expect(inside.length).toBeGreaterThan(30)
  expect(inside.filter(({ to }) => !existsSync(join(repoRoot, to)))).toEqual([])
})

test('every file of the repository that is named in code exists', () => {
  const named = pages.flatMap(({ path, prose }) =>
    [
      ...prose.matchAll(
        /`((?:src-main|src-renderer|scripts|tests|docs|resources|\.github)\/[\w./-]*)`/g,
      ),
    ].map(([, file = '']) => ({ path, file })),
  )
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(({ file }) => !existsSync(join(repoRoot, file)))).toEqual([])
})

test('every linked heading exists', () => {
  const anchored = inside.filter(({ anchor }) => anchor !== undefined)
  expect(anchored.length).toBeGreaterThan(5)
  const lost = anchored.filter(({ to, anchor = '' }) => {
    const page = pages.find(({ path }) => path === to)
    return page === undefined || !anchorsOf(page).includes(anchor)
  })
  expect(lost).toEqual([])
})

test('README lists every page of docs/', async () => {
  const files = await readdir(join(repoRoot, 'docs'))
  const listed = new Set(inside.filter(({ from }) => from === 'README.md').map(({ to }) => to))
  const docs = files.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)
  expect(docs.length).toBeGreaterThan(10)
  expect(docs.filter((file) => !listed.has(file))).toEqual([])
})

test('external links use https', () => {
  const other = links.map(({ target }) => target).filter(isElsewhere)
  expect(other.filter((target) => !target.startsWith('https://'))).toEqual([])
})

test('every page, program and picture of docs/ is linked, and no picture is too large', async () => {
  const linked = new Set(inside.map(({ to }) => to))
  for (const folder of ['docs', 'docs/senders', 'docs/images']) {
    const names = await readdir(join(repoRoot, folder))
    const files = names.filter((name) => /\.(md|py|jpg|png|svg)$/.test(name))
    expect(files.length).toBeGreaterThan(3)
    for (const name of files) expect(linked).toContain(`${folder}/${name}`)
    if (folder !== 'docs/images') continue
    for (const name of files)
      expect(statSync(join(repoRoot, folder, name)).size, name).toBeLessThan(MAX_IMAGE_BYTES)
  }
})

test('the README links to every page of docs/', () => {
  const fromReadme = inside.filter(({ from }) => from === 'README.md').map(({ to }) => to)
  for (const { path } of pages) if (path.startsWith('docs/')) expect(fromReadme).toContain(path)
})
