/** The cameras of a case: one Python process that sends imagezmq's format and uses little CPU, to measure a receiver. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inNamespace } from '../support/namespace.ts'
import type { Case } from './cases.ts'

export interface Cameras {
  /** Publishers' addresses; empty in REQ/REP. */
  readonly addresses: readonly string[]
  /** Mean size of a frame in bytes. */
  readonly bytes: number
  /** Starts sending. Resolves when the measured time begins. */
  start(): Promise<void>
  /** Resolves with the number of frames that each camera sent in the measured time. */
  ended(): Promise<readonly number[]>
  kill(): void
}

/** Of a case, and what they are called before their numbers. */
type Senders = Case & { readonly prefix?: string }

export interface CameraTimes {
  /** Seconds of warm-up, and seconds that are measured. */
  readonly warmUp: number
  readonly seconds: number
}

/**
 * Resolves when their pictures are created.
 *
 * @param namespace - the network namespace in which they run
 */
export async function makeCameras(
  python: string,
  bench: Senders,
  hub: string,
  { warmUp, seconds }: CameraTimes,
  namespace?: string,
): Promise<Cameras> {
  const { cameras, prefix, fps, width, height, quality, dtype, mode, hwm, same } = bench
  const options = {
    cameras,
    fps,
    width,
    height,
    quality,
    dtype,
    mode,
    hwm,
    ...(same ? { pictures: 1 } : {}),
    ...(prefix === undefined ? {} : { name: prefix }),
    connect: hub,
    seconds,
    'warm-up': warmUp,
  }
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const script = join(import.meta.dirname, 'peers', 'cameras.py')
  const [program, args] = inNamespace(namespace, python, [script, ...flags])
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const steps = new Map<string, Record<string, unknown>>()
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const step = JSON.parse(line) as Record<string, unknown>
    steps.set(String(step['event']), step)
    lines.emit('step')
  })
  const closed = once(child, 'close')
  const step = async (name: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = steps.get(name)
      if (found !== undefined) return found
      await Promise.race([once(lines, 'step'), closed])
      if (!steps.has(name) && child.exitCode !== null)
        throw new Error(`The cameras ended with ${child.exitCode} before they were ${name}.`)
    }
  }
  const ready = await step('ready')
  return {
    addresses: ready['addresses'] as string[],
    bytes: ready['bytes'] as number,
    start: async () => {
      child.stdin.write('\n')
      await step('measuring')
    },
    ended: async () => (await step('ended'))['sent'] as number[],
    kill: () => void child.kill(),
  }
}
