/**
 * Runs the command that a script is there for: its terminal is the script's, its end is the
 * script's end, and a request to stop reaches it exactly once.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from './machine.ts'

/** The signals that ask a program to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One of {@link endSignals}. */
export type EndSignal = (typeof endSignals)[number]

/** How {@link runForeground} runs a command. */
export interface ForegroundOptions {
  readonly cwd: string
  readonly env: Environment
  /**
   * Who gets a signal: the command alone, which ends its own helpers in good order, or all of its
   * processes, for a chain of commands of which each only knows its next.
   */
  readonly signalTo: 'command' | 'group'
  /** Lines of the command's error output that are not shown. */
  readonly hideLine?: (line: string) => boolean
}

/** npm, tsx and the terminal may each deliver the same Ctrl-C; a second one by hand takes longer. */
const samePressMs = 1000

const parentAtStart = process.ppid
const parentCheckMs = 250

/**
 * Runs a command until it ends.
 *
 * It gets a process group of its own, so that the terminal's Ctrl-C reaches it through this
 * function only: once, as when the script's process alone is signalled.
 *
 * @returns its exit code; 128 and the signal's number where a signal ended it
 */
export async function runForeground(
  command: string,
  args: readonly string[],
  { cwd, env, signalTo, hideLine }: ForegroundOptions,
): Promise<number> {
  const detached = process.platform !== 'win32'
  const child = spawn(command, args, {
    cwd,
    env,
    detached,
    stdio: ['inherit', 'inherit', hideLine === undefined ? 'inherit' : 'pipe'],
  })
  const forward = oncePerPress((signal) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    if (detached && signalTo === 'group') process.kill(-child.pid, signal)
    else child.kill(signal)
  }, Date.now)
  for (const signal of endSignals) process.on(signal, forward)
  const parentWatch = watchParent(() => forward('SIGTERM'))
  try {
    const ended = waitForEnd(child)
    if (child.stderr !== null && hideLine !== undefined) {
      const copied = copyLines(child.stderr, process.stderr, hideLine)
      await ended
      // A helper that outlives the command may hold its output open: no reason to wait for it.
      await Promise.race([copied, delay(500, undefined, { ref: false })])
      child.stderr.destroy()
    }
    return await ended
  } finally {
    clearInterval(parentWatch)
    for (const signal of endSignals) process.off(signal, forward)
  }
}

/** Lets one signal of each burst through. */
export function oncePerPress(
  send: (signal: EndSignal) => void,
  now: () => number,
): (signal: EndSignal) => void {
  let last = -Infinity
  return (signal) => {
    const at = now()
    if (at - last < samePressMs) return
    last = at
    send(signal)
  }
}

/** The exit code that a shell reports for a process that ended this way. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/**
 * Notices that npm has ended. A SIGTERM for npm alone reaches only the shell between npm and the
 * script, and Debian's dies of it without a word: the program would run on with nobody to stop it.
 */
function watchParent(onGone: () => void): NodeJS.Timeout | undefined {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined
  const timer = setInterval(() => {
    if (process.ppid === parentAtStart) return
    clearInterval(timer)
    onGone()
  }, parentCheckMs)
  return timer
}

async function waitForEnd(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return exitCodeOf(code, signal)
}

/** Copies text line by line, without the lines to hide. Resolves at its end. */
export async function copyLines(
  from: Readable,
  to: Writable,
  hideLine: (line: string) => boolean,
): Promise<void> {
  for await (const line of createInterface({ input: from })) {
    if (!hideLine(line)) to.write(`${line}\n`)
  }
}
