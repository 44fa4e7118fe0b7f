/**
 * Runs a script's main command in the foreground: it shares the terminal, its exit code is the
 * script's, and a signal to stop reaches it exactly once.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from './machine.ts'

/** The signals that request a program to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One of {@link endSignals}. */
export type EndSignal = (typeof endSignals)[number]

/** How {@link runForeground} runs a command. */
export interface ForegroundOptions {
  readonly cwd: string
  readonly env: Environment
  /**
   * The receiver of a signal: only the command, if it stops its own child processes, or its whole
   * process group, if the command starts others that it does not stop.
   */
  readonly signalTo: 'command' | 'group'
  /** Lines of the command's error output that are not shown. */
  readonly hideLine?: (line: string) => boolean
  /** Whether its output is shown when it has ended, because another command shows its own meanwhile. */
  readonly showAtEnd?: boolean
}

/** npm, tsx and the terminal may each deliver the same Ctrl-C; a second key press comes later than this. */
const burstMs = 1000

const parentAtStart = process.ppid
const parentCheckMs = 250

/**
 * Runs a command until it ends.
 *
 * The command has its own process group, so that the terminal's Ctrl-C reaches it only through this
 * function, and therefore once.
 *
 * @returns its exit code; 128 plus the signal's number if a signal ended it
 */
export async function runForeground(
  command: string,
  args: readonly string[],
  { cwd, env, signalTo, hideLine, showAtEnd = false }: ForegroundOptions,
): Promise<number> {
  const detached = process.platform !== 'win32'
  const child = spawn(command, args, {
    cwd,
    env,
    detached,
    stdio: showAtEnd
      ? ['ignore', 'pipe', 'pipe']
      : ['inherit', 'inherit', hideLine === undefined ? 'inherit' : 'pipe'],
  })
  const send = afterConsole(process.platform, (signal) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    if (detached && signalTo === 'group') process.kill(-child.pid, signal)
    else child.kill(signal)
  })
  const forward = oncePerBurst(send, Date.now)
  for (const signal of endSignals) process.on(signal, forward)
  const parentWatch = watchParent(() => forward('SIGTERM'))
  try {
    const ended = waitForEnd(child)
    if (showAtEnd) await showWhole(child, ended)
    if (child.stderr !== null && hideLine !== undefined) {
      const copied = copyLines(child.stderr, process.stderr, hideLine)
      await ended
      await Promise.race([copied, afterEnd()])
      child.stderr.destroy()
    }
    return await ended
  } finally {
    clearInterval(parentWatch)
    for (const signal of endSignals) process.off(signal, forward)
  }
}

/** Forwards only the first signal of each burst. */
export function oncePerBurst(
  send: (signal: EndSignal) => void,
  now: () => number,
): (signal: EndSignal) => void {
  let last = -Infinity
  return (signal) => {
    const at = now()
    if (at - last < burstMs) return
    last = at
    send(signal)
  }
}

/**
 * Windows has no signals: its console tells every process of a Ctrl-C, also the command, and Node's `kill` ends a process by
 * force. So there the first request is left to the console, and only a further one is forwarded. Electron gets it, too
 * (electron/electron#5273).
 */
export function afterConsole(
  platform: NodeJS.Platform,
  send: (signal: EndSignal) => void,
): (signal: EndSignal) => void {
  let isLeft = platform === 'win32'
  return (signal) => {
    if (!isLeft) send(signal)
    isLeft = false
  }
}

/** The exit code that a shell would report. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/**
 * Detects that npm has ended. A SIGTERM for npm alone reaches only the shell between npm and the
 * script, and Debian's shell exits without forwarding it: the program would keep running.
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

async function showWhole(child: ChildProcess, ended: Promise<number>): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null)
  const output: Buffer[] = []
  for (const stream of streams) stream.on('data', (part: Buffer) => output.push(part))
  const closed = new Promise((resolve) => child.once('close', resolve))
  await ended
  await Promise.race([closed, afterEnd()])
  for (const stream of streams) stream.destroy()
  process.stdout.write(Buffer.concat(output))
}

/** Resolves after half a second: nothing waits for a child process that outlives the command and keeps its output open. */
function afterEnd(): Promise<void> {
  return delay(500, undefined, { ref: false })
}

async function waitForEnd(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return exitCodeOf(code, signal)
}

/** Copies text line by line, except the lines to hide. Resolves at the end of the text. */
export async function copyLines(
  from: Readable,
  to: Writable,
  hideLine: (line: string) => boolean,
): Promise<void> {
  for await (const line of createInterface({ input: from })) {
    if (!hideLine(line)) to.write(`${line}\n`)
  }
}
