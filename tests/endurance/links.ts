/** Network namespaces with links between them that are slow, thin, lossy or cut. Needs root on Linux, and its TUN devices. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { IP } from '../support/namespace.ts'
import type { PythonProgram } from '../support/python.ts'

export interface LinkQuality {
  /** One way. */
  readonly delayMs: number
  /** Of all packets, of 1. */
  readonly loss: number
  /** Of each direction; 0: no limit. */
  readonly bytesPerSecond: number
}

const GOOD: LinkQuality = { delayMs: 0, loss: 0, bytesPerSecond: 0 }

type Closing = (() => unknown)[]

const run = promisify(execFile)

/** The name is that of the namespace, too: it must not be longer than that of a device. */
export async function openNamespace(name: string, closing: Closing): Promise<string> {
  const namespace = `cw${process.pid}${name}`
  await run(IP, ['netns', 'add', namespace])
  closing.push(() => run(IP, ['netns', 'delete', namespace]))
  await run(IP, ['-n', namespace, 'link', 'set', 'lo', 'up'])
  return namespace
}

export class Link {
  /** Of the two ends. */
  readonly addresses: readonly [string, string]
  readonly #program: PythonProgram<string>
  #quality = GOOD

  private constructor(program: PythonProgram<string>, addresses: readonly [string, string]) {
    this.#program = program
    this.addresses = addresses
  }

  /** @param net - the first three numbers of its addresses */
  static async open(ends: readonly [string, string], net: string, closing: Closing): Promise<Link> {
    const { PythonProgram } = await import('../support/python.ts')
    const device = `to${net.replaceAll('.', '')}`
    const script = join(import.meta.dirname, 'link.py')
    const args = ends.flatMap((namespace) => [namespace, device])
    const program = new PythonProgram(script, args, { parse: (line) => line })
    closing.push(() => program.kill())
    await program.until((lines) => lines.length > 0)
    const addresses = [`${net}.1`, `${net}.2`] as const
    for (const [index, namespace] of ends.entries()) {
      const address = `${addresses[index] ?? ''}/24`
      await run(IP, ['-n', namespace, 'address', 'add', address, 'dev', device])
      await run(IP, ['-n', namespace, 'link', 'set', device, 'up'])
    }
    return new Link(program, addresses)
  }

  set(quality: Partial<LinkQuality>): void {
    this.#quality = { ...GOOD, ...quality }
    this.#tell(false)
  }

  /** Silently: no packet comes through, and nobody is told. */
  cut(): void {
    this.#tell(true)
  }

  mend(): void {
    this.#tell(false)
  }

  #tell(isCut: boolean): void {
    const { delayMs, loss, bytesPerSecond: rate } = this.#quality
    this.#program.write(JSON.stringify({ delay: delayMs / 1000, loss, rate, isCut }))
  }
}
