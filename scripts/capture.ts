/** Runs a helper command to its end and hands back what it wrote. */
import { execFile } from 'node:child_process'
import type { Environment } from './machine.ts'
import { repoRoot } from './paths.ts'

/** How a helper command ended. */
export interface Captured {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
  /** Why it failed, in one line; empty when it did not. */
  readonly failure: string
}

/** What {@link capture} may be told. */
export interface CaptureOptions {
  readonly env?: Environment
  /** After this many milliseconds the command is killed and counts as failed. */
  readonly timeoutMs?: number
}

const longestOutput = 64 * 1024 * 1024

/** Runs a command in the repository's root, without input. Never throws: a failure is a result. */
export function capture(
  command: string,
  args: readonly string[],
  { env = process.env, timeoutMs = 0 }: CaptureOptions = {},
): Promise<Captured> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd: repoRoot, env, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: longestOutput },
      (error, stdout, stderr) => {
        const failure =
          error === null
            ? ''
            : error.killed === true
              ? `not done after ${Math.round(timeoutMs / 1000)} s`
              : (firstLine(stderr) ?? firstLine(error.message) ?? 'unknown failure')
        resolve({ ok: error === null, stdout, stderr, failure })
      },
    )
    // A command that asks something gets "no more input" as its answer, and does not wait.
    child.stdin?.end()
  })
}

function firstLine(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
}
