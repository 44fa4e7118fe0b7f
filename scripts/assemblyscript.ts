/** A Vite plugin for imports of `name.as.ts?wasm`: compiles AssemblyScript; the default export creates an instance. */
import { relative } from 'node:path'
import { main as asc } from 'assemblyscript/asc'
import type { Plugin } from 'vite'
import { ASSEMBLYSCRIPT_OPTIONS } from './assemblyscript-options.ts'

const SUFFIX = '.as.ts?wasm'
export function assemblyScript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined
      const path = id.slice(0, -'?wasm'.length)
      this.addWatchFile(path)
      const base64 = Buffer.from(await compile(path)).toString('base64')
      return `const code = Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0))
        const module = new WebAssembly.Module(code)
        export default () => new WebAssembly.Instance(module).exports`
    },
  }
}

/** @throws Error with the compiler's output */
async function compile(path: string): Promise<Uint8Array> {
  const name = relative(process.cwd(), path)
  let log = ''
  let binary: Uint8Array | undefined
  const output = { write: (chunk: Uint8Array | string) => (log += chunk.toString()) }
  const { error } = await asc([name, '--outFile', 'out.wasm', ...ASSEMBLYSCRIPT_OPTIONS, '-O3'], {
    stdout: output,
    stderr: output,
    writeFile: (_file: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') binary = contents
    },
  })
  if (error !== null || binary === undefined) throw new Error(`${name} does not compile.\n${log}`)
  return binary
}
