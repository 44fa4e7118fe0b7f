/** Which packages are in what people install: those that lie beside the program, and those that are built into it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageDir, repoRoot } from './paths.ts'

/** What is read of a `package.json`. */
export interface Manifest {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly allowScripts?: Readonly<Record<string, boolean>>
}

export async function readManifest(folder = repoRoot): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** In the program itself, and without the packages that they name: those only fetch them, or compile by them. */
const WITHOUT_DEPENDENCIES = ['electron', 'assemblyscript']

/** The packages that are built into Camwall, by name; what is a `dependency` lies beside it. */
export async function builtInPackages(): Promise<ReadonlyMap<string, Manifest>> {
  const { dependencies = {} } = await readManifest()
  const imported = [...(await importedPackages())].filter((name) => !(name in dependencies))
  const found = await withDependencies(
    imported.filter((name) => !WITHOUT_DEPENDENCIES.includes(name)),
  )
  for (const name of WITHOUT_DEPENDENCIES) found.set(name, await readManifest(packageDir(name)))
  return found
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

async function withDependencies(names: readonly string[]): Promise<Map<string, Manifest>> {
  const found = new Map<string, Manifest>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    const one = await readManifest(packageDir(name))
    found.set(name, one)
    waiting.push(...Object.keys(one.dependencies ?? {}))
  }
  return found
}
