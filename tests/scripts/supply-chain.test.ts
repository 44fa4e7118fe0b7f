/** What is downloaded, what may run at that, and under which licences Camwall ships. Needs no network. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { builtInPackages, readManifest } from '../../scripts/shipped.ts'

/** They ask for no more than that their notice is kept; MPL-2.0 (libzmq), that changes to its own files are open. */
const ALLOWED_LICENCES = new Set([
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT AND MPL-2.0',
  'Python-2.0',
])

interface Package {
  readonly version?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

const read = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as unknown
const manifest = await readManifest()
const lock = (await read(join(repoRoot, 'package-lock.json'))) as {
  readonly packages: Readonly<Record<string, Package>>
}
/** By their folders; without Camwall itself. */
const locked = Object.entries(lock.packages).filter(([folder]) => folder !== '')

test('everything that is downloaded has a hash', () => {
  const without = locked.filter(([, { integrity = '', link }]) => {
    return link !== true && !integrity.startsWith('sha512-')
  })
  expect(locked.length).toBeGreaterThan(100)
  expect(without.map(([folder]) => folder)).toEqual([])
})

test('direct dependencies are named by their exact version', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
  for (const version of versions) expect(version).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/)
})

test('whether an install script may run is decided for every package that has one', () => {
  const withScript = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(Object.keys(manifest.allowScripts ?? {}).sort()).toEqual([...new Set(withScript)].sort())
  expect(Object.values(manifest.allowScripts ?? {})).not.toContain(true)
})

test('what ships beside Camwall has a licence that allows it', async () => {
  const shipped = locked.filter(([, { dev, link }]) => dev !== true && link !== true)
  expect(shipped.length).toBeGreaterThan(10)
  for (const [folder] of shipped) {
    const { license } = await readManifest(join(repoRoot, folder))
    expect(ALLOWED_LICENCES, `the licence of ${folder}: ${license}`).toContain(license)
  }
})

test('what is built into Camwall has a licence that allows it', async () => {
  const bundled = await builtInPackages()
  expect(bundled.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['electron', 'react', 'zustand', 'assemblyscript']),
  )
  for (const { name, license } of bundled)
    expect(ALLOWED_LICENCES, `the licence of ${name}: ${license}`).toContain(license)
})
