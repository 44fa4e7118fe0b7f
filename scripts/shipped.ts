/** Which packages are in what people install: those that lie beside the program, and those that are built into it. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageDir, repoRoot } from './paths.ts'

/** What is read of a `package.json`. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly allowScripts?: Readonly<Record<string, boolean>>
}

export async function readManifest(folder = repoRoot): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** A package that is installed here, and where. */
export interface InstalledPackage extends Manifest {
  readonly folder: string
}

/** Packages that ship as they are, for their native bindings; electron-builder.yml names their files. */
export const PACKED_PACKAGES = ['zeromq', 'cmake-ts', '@julusian/jpeg-turbo', 'pkg-prebuilds']

/** In the program itself, and without the packages that they name: those only fetch them, or compile by them. */
const WITHOUT_DEPENDENCIES = ['electron', 'assemblyscript']

/** All that people install: what is built in, and what lies beside it. */
export async function shippedPackages(): Promise<readonly InstalledPackage[]> {
  const packed = PACKED_PACKAGES.map((name) => installed(packageDir(name)))
  return [...(await builtInPackages()), ...(await Promise.all(packed))]
}

/** The packages that are built into Camwall; what is a `dependency` lies beside it. */
export async function builtInPackages(): Promise<readonly InstalledPackage[]> {
  const { dependencies = {} } = await readManifest()
  const imported = [...(await importedPackages())].filter((name) => !(name in dependencies))
  const whole = imported.filter((name) => !WITHOUT_DEPENDENCIES.includes(name))
  return [
    ...(await withDependencies(whole.map(packageDir))),
    ...(await Promise.all(WITHOUT_DEPENDENCIES.map((name) => installed(packageDir(name))))),
  ]
}

/** The packages that our sources import, Node's own aside. */
async function importedPackages(): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const part of ['src-main', 'src-renderer'])
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

/** Where a package finds another, which may be one of its own, of another version than everybody else's. */
function folderFrom(dependent: string, name: string): string {
  const places = createRequire(join(dependent, 'package.json')).resolve.paths(name) ?? []
  const folder = places.map((place) => join(place, name)).find((path) => existsSync(path))
  if (folder === undefined) throw new Error(`${dependent} needs ${name}, which is not installed.`)
  return folder
}
