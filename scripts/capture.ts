/** Runs a helper command and returns its output. */
import { execFile } from 'node:child_process'
import type { Environment } from './machine.ts'
import { repoRoot } from './paths.ts'

/** How a helper command ended. */
export interface Captured {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
  /** Why it failed, in one line; empty if it succeeded. */
  readonly failure: string
}

/** The options of {@link capture}. */
export interface CaptureOptions {
  readonly env?: Environment
  /** After so many milliseconds the command is killed and counts as failed. */
  readonly timeoutMs?: number
}

const longestOutput = 64 * 1024 * 1024

/** Runs a command in the repository's root, without input. Never rejects: the result contains the failure. */
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
    // A command that prompts reads the end of the input instead of waiting.
    child.stdin?.end()
  })
}

function firstLine(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
}
