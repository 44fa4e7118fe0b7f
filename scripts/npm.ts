/** How the scripts call npm: the very npm that called them, with its settings. */
import type { Environment } from './machine.ts'

/** A command and its arguments. */
export interface Command {
  readonly command: string
  readonly args: readonly string[]
}

/** The npm call for these arguments: the npm that runs the script where there is one. */
export function npmCommand(args: readonly string[], env: Environment): Command {
  const cli = env['npm_execpath']
  return cli?.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: 'npm', args }
}
