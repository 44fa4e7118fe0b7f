/** Starts a built program of Camwall on plain Node: without a display, and with nothing but Node on its path. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { repoRoot } from '../../scripts/paths.ts'
import type { Closing } from './guarded-hub.ts'
import { inNamespace } from './namespace.ts'

export interface NodeProgram {
  readonly process: ChildProcess
  /** What it had printed when it listened. */
  readonly lines: readonly string[]
}

export interface NodeProgramOptions {
  readonly flags: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[]
  /** A network namespace. */
  readonly namespace?: string
}

/** Resolves when it listens. The function that ends it is added to `closing`. */
export async function startNodeProgram(
  program: 'hub' | 'relay',
  { flags, environment = {}, nodeFlags = [], namespace }: NodeProgramOptions,
  closing: Closing,
): Promise<NodeProgram> {
  const script = join(repoRoot, `out/hub/${program}.js`)
  const [command, args] = inNamespace(namespace, process.execPath, [...nodeFlags, script, ...flags])
  const child = spawn(command, args, {
    env: { PATH: resolve(process.execPath, '..'), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closing.push(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line.startsWith(`${program} listening`)) break
  }
  child.stdout.resume()
  return { process: child, lines }
}
