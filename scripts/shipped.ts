/** The packages that are shipped: those beside the bundle, and those in it. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageDir, repoRoot } from './paths.ts'

/** The fields of a `package.json` that are used. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: string
  readonly homepage?: string
  readonly engines?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly workspaces?: readonly string[]
  readonly allowScripts?: Readonly<Record<string, boolean>>
}

export async function readManifest(folder = repoRoot): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** An installed package and its folder. */
export interface InstalledPackage extends Manifest {
  readonly folder: string
}

/** Packages that are shipped unbundled because of their native bindings; electron-builder.yml lists their files. */
export const PACKED_PACKAGES = ['zeromq', 'cmake-ts', '@julusian/jpeg-turbo', 'pkg-prebuilds']

/** Packages in this repository: Camwall's own code, which is bundled with the rest. */
const OWN_PACKAGES = ['@camwall/demo-scenes']

/** Shipped without their dependencies, which only download them or are needed for compiling. */
const WITHOUT_DEPENDENCIES = ['electron', 'assemblyscript']

/** All shipped packages: bundled ones and those beside the bundle. */
export async function shippedPackages(): Promise<readonly InstalledPackage[]> {
  const packed = PACKED_PACKAGES.map((name) => installed(packageDir(name)))
  return [...(await builtInPackages()), ...(await Promise.all(packed))]
}

/** Third-party packages in the bundle. A `dependency` of package.json is shipped beside it instead. */
export async function builtInPackages(): Promise<readonly InstalledPackage[]> {
  const { dependencies = {} } = await readManifest()
  const imported = [...(await importedPackages())].filter(
    (name) => !(name in dependencies) && !OWN_PACKAGES.includes(name),
  )
  const whole = imported.filter((name) => !WITHOUT_DEPENDENCIES.includes(name))
  return [
    ...(await withDependencies(whole.map(packageDir))),
    ...(await Promise.all(WITHOUT_DEPENDENCIES.map((name) => installed(packageDir(name))))),
  ]
}

/** The packages that the sources import, except Node's modules. */
async function importedPackages(): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const part of ['src-main', 'src-renderer', 'demo-scenes/src'])
    for (const name of await readdir(join(repoRoot, part), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue
      const text = await readFile(join(repoRoot, part, name), 'utf8')
      for (const [, imported = ''] of text.matchAll(
        /\b(?:from|import) '((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/[^']*)?'/g,
      ))
        found.add(imported)
    }
  return found
}

async function withDependencies(folders: readonly string[]): Promise<readonly InstalledPackage[]> {
  const found = new Map<string, InstalledPackage>()
  const waiting = [...folders]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue
    const one = await installed(folder)
    found.set(folder, one)
    for (const name of Object.keys(one.dependencies ?? {})) waiting.push(folderFrom(folder, name))
  }
  return [...found.values()]
}

async function installed(folder: string): Promise<InstalledPackage> {
  const manifest = await readManifest(folder)
  return { ...manifest, folder }
}

/** The folder that Node resolves for a dependency; it may be nested, with another version. */
function folderFrom(dependent: string, name: string): string {
  // With a file, because some packages have the names of Node's modules.
  const { resolve } = createRequire(join(dependent, 'package.json'))
  const places = resolve.paths(`${name}/package.json`) ?? []
  const folder = places.map((place) => join(place, name)).find((path) => existsSync(path))
  if (folder === undefined) throw new Error(`${dependent} needs ${name}, which is not installed.`)
  return folder
}
