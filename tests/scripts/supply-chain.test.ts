/** Checks what is downloaded, which install scripts may run, and the licences of shipped packages. Needs no network. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { builtInPackages, readManifest } from '../../scripts/shipped.ts'

/** Licences that only require keeping the notice; MPL-2.0 (libzmq) also requires publishing changes to its files. */
const ALLOWED_LICENCES = new Set([
  '0BSD',
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
  'Apache-2.0',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT AND MPL-2.0',
  'Python-2.0',
])

interface Package {
  readonly resolved?: string
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
/** Downloaded packages by folder, without Camwall itself and the workspaces of this repository. */
const locked = Object.entries(lock.packages).filter(
  ([folder, { link }]) => folder.includes('node_modules/') && link !== true,
)

test('every downloaded package has a hash', () => {
  const without = locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))
  expect(locked.length).toBeGreaterThan(100)
  expect(without.map(([folder]) => folder)).toEqual([])
})

test('workspaces are linked in the required version, and none is looked up in the registry', async () => {
  const workspaces = manifest.workspaces ?? []
  expect(workspaces).toEqual(['demo-scenes'])
  for (const folder of workspaces) {
    const { name, version } = await readManifest(join(repoRoot, folder))
    expect(manifest.devDependencies?.[name]).toBe(version)
    expect(lock.packages[`node_modules/${name}`]).toMatchObject({ resolved: folder, link: true })
  }
})

test('direct dependencies have an exact version', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
  for (const version of versions) expect(version).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/)
})

test('every package with an install script is explicitly allowed or denied', () => {
  const withScript = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(Object.keys(manifest.allowScripts ?? {}).sort()).toEqual([...new Set(withScript)].sort())
  expect(Object.values(manifest.allowScripts ?? {})).not.toContain(true)
})

test('packages beside the bundle have a permitted licence', async () => {
  const shipped = locked.filter(([, { dev }]) => dev !== true)
  expect(shipped.length).toBeGreaterThan(10)
  for (const [folder] of shipped) {
    const { license } = await readManifest(join(repoRoot, folder))
    expect(ALLOWED_LICENCES, `the licence of ${folder}: ${license}`).toContain(license)
  }
})

test('bundled packages have a permitted licence', async () => {
  const bundled = await builtInPackages()
  expect(bundled.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['electron', 'react', 'zustand', 'assemblyscript']),
  )
  for (const { name, license } of bundled)
    expect(ALLOWED_LICENCES, `the licence of ${name}: ${license}`).toContain(license)
})
