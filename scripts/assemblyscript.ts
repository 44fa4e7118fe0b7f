/** A Vite plugin for imports of `name.as.ts?wasm`: compiles AssemblyScript; the default export creates an instance. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { assemblyScripts } from './assemblyscript-files.ts'
import { ASSEMBLYSCRIPT_OPTIONS } from './assemblyscript-options.ts'
import { cacheDir, packageDir, repoRoot } from './paths.ts'
import { readManifest } from './shipped.ts'

const SUFFIX = '.as.ts?wasm'
const OPTIONS = [...ASSEMBLYSCRIPT_OPTIONS, '-O3']

export function assemblyScript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined
      const path = id.slice(0, -'?wasm'.length)
      this.addWatchFile(path)
      const base64 = Buffer.from(await compiled(path)).toString('base64')
      return `const code = Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0))
        const module = new WebAssembly.Module(code)
        export default () => new WebAssembly.Instance(module).exports`
    },
  }
}

/** The compiler takes seconds for each module, and tests and builds need the same ones. */
async function compiled(path: string): Promise<Uint8Array> {
  const folder = join(cacheDir, 'assemblyscript')
  const cached = join(folder, `${await hashOf(path)}.wasm`)
  const found = await readFile(cached).catch(() => undefined)
  if (found !== undefined) return found
  const binary = await compile(path)
  await mkdir(folder, { recursive: true })
  // Another build may do the same at this moment.
  const own = `${cached}.${randomUUID()}`
  await writeFile(own, binary)
  await rename(own, cached)
  return binary
}

/** Of all that its code depends on: the sources, of which it may import any, the options and the compiler. */
async function hashOf(path: string): Promise<string> {
  const { version } = await readManifest(packageDir('assemblyscript'))
  const hash = createHash('sha256')
  hash.update(JSON.stringify([relative(repoRoot, path), version, ...OPTIONS]))
  for (const name of await assemblyScripts()) hash.update(await readFile(join(repoRoot, name)))
  return hash.digest('hex')
}

/** @throws Error with the compiler's output */
async function compile(path: string): Promise<Uint8Array> {
  const name = relative(process.cwd(), path)
  const { main: asc } = await import('assemblyscript/asc')
  let log = ''
  let binary: Uint8Array | undefined
  const output = { write: (chunk: Uint8Array | string) => (log += chunk.toString()) }
  const { error } = await asc([name, '--outFile', 'out.wasm', ...OPTIONS], {
    stdout: output,
    stderr: output,
    writeFile: (_file: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') binary = contents
    },
  })
  if (error !== null || binary === undefined) throw new Error(`${name} does not compile.\n${log}`)
  return binary
}
