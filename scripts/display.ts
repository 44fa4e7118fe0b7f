/** Provides a virtual display (Xvfb) on a machine that has none, for the duration of one task. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { checkDisplay } from './display-server.ts'
import { exitCodeOf, endSignals } from './foreground.ts'
import type { EndSignal } from './foreground.ts'
import { isHeadless, valueOf } from './machine.ts'
import type { Environment } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

/** The display on which windows are shown. */
export interface Display {
  /** The environment for a program that opens windows. */
  readonly env: Environment
  /** Whether it is an Xvfb that this script started. */
  readonly virtual: boolean
}

/**
 * Runs `work` with a display: the user's own, or an Xvfb that is stopped afterwards.
 *
 * The Xvfb has its own process group, so that Ctrl-C does not stop it while a program is still
 * saving its results.
 *
 * @throws SetUpError if the user's display does not exist, or Xvfb does not start
 */
export async function withDisplay<T>(work: (display: Display) => Promise<T>): Promise<T> {
  if (!isHeadless(process.env, process.platform)) {
    if (process.platform === 'linux') await checkDisplay(process.env)
    return work({ env: process.env, virtual: false })
  }
  const size = screenSize(process.env)
  return withDisplayServer('Xvfb', ['-screen', '0', `${size}x24`], ({ env }) => {
    const name = valueOf(env, 'DISPLAY')
    console.log(`There is no display here: running on a virtual one (Xvfb ${name}, ${size}).`)
    return work({ env, virtual: true })
  })
}

/**
 * Runs `work` with an X server that is stopped afterwards.
 *
 * @param program - the server: Xvfb, or one with the same arguments
 * @throws SetUpError if it does not start
 */
export async function withDisplayServer<T>(
  program: string,
  args: readonly string[],
  work: (display: Display) => Promise<T>,
): Promise<T> {
  // -noreset: without it the server resets whenever its last window closes, and a program that
  // connects at that moment fails.
  const common = ['-displayfd', '3', '-nolisten', 'tcp', '-noreset']
  const server = spawn(program, [...common, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const stop = stopAtExit(server)
  try {
    const name = `:${await displayNumber(server)}`
    return await work({ env: { ...process.env, DISPLAY: name }, virtual: true })
  } finally {
    await stop()
  }
}

/**
 * The size of the virtual screen, `WIDTHxHEIGHT`; the variable CAMWALL_SCREEN overrides the default.
 *
 * @throws SetUpError if that is not a size
 */
export function screenSize(env: Environment): string {
  const size = valueOf(env, 'CAMWALL_SCREEN') ?? '1920x1080'
  if (/^[1-9]\d{1,4}x[1-9]\d{1,4}$/.test(size)) return size
  throw new SetUpError(`CAMWALL_SCREEN is ${size}; it must be WIDTHxHEIGHT, such as 1280x720.`)
}

/** Waits for the display number, which the server writes once it accepts connections. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const errors: string[] = []
  server.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const ended = once(server, 'close').then(
    () => errors.join('').trim() || 'it ended at once',
    (error: unknown) => String(error),
  )
  const failed = ended.then((reason) => {
    throw new SetUpError(`${server.spawnfile}, the virtual display, did not start: ${reason}`)
  })
  const channel = server.stdio[3]
  if (!(channel instanceof Readable)) throw new Error('The server has no channel for its number')
  const lines = createInterface({ input: channel })
  const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string]
  lines.close()
  return line
}

/**
 * Ensures that the server ends with this script, except on SIGKILL.
 *
 * @returns a function that stops the server and waits until it has exited
 */
function stopAtExit(server: ChildProcess): () => Promise<void> {
  const kill = () => void server.kill()
  const onSignal = (signal: EndSignal) => {
    // While a command runs in the foreground, that command handles the signal and the script continues.
    if (process.listenerCount(signal) === 1) process.exit(exitCodeOf(null, signal))
  }
  process.on('exit', kill)
  for (const signal of endSignals) process.on(signal, onSignal)
  return async () => {
    process.off('exit', kill)
    for (const signal of endSignals) process.off(signal, onSignal)
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    kill()
    await gone
  }
}
