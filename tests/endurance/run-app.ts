/** The built Camwall as a process of its own, which may be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronArguments, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot, type Environment } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'

/** The settings of one Camwall, which is started again and again. */
export class AppRunner {
  readonly #folder: string
  readonly #electron: string
  readonly #env: Environment

  private constructor(folder: string, electron: string, env: Environment) {
    this.#folder = folder
    this.#electron = electron
    this.#env = env
  }

  static async make(electron: string, env: Environment): Promise<AppRunner> {
    return new AppRunner(await mkdtemp(join(tmpdir(), 'camwall-endurance-')), electron, env)
  }

  start(...flags: string[]): ChildProcess {
    const own = ['--user-data-dir', join(this.#folder, 'data')]
    return spawn(this.#electron, electronArguments('.', [...own, ...flags], isRoot()), {
      cwd: repoRoot,
      env: electronEnvironment(this.#env),
      stdio: 'ignore',
    })
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

/** Resolves when something listens on a port of this computer. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
