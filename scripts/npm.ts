/** How the scripts run npm: the same npm that started them, with its settings. */
import type { Environment } from './machine.ts'

/** A program and its arguments. */
export interface ProgramCall {
  readonly command: string
  readonly args: readonly string[]
}

/** The npm call for these arguments: the npm that started the script, or the one on the PATH. */
export function npmCommand(args: readonly string[], env: Environment): ProgramCall {
  const cli = env['npm_execpath']
  return cli?.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: 'npm', args }
}
