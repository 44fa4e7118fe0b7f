/** Commands that need root, in environments where no password is needed. */
import { isRoot, valueOf, type Environment } from './machine.ts'
import type { ProgramCall } from './npm.ts'

/**
 * The command, with sudo if necessary. GitHub's runners are discarded after a run, and their sudo needs no password.
 *
 * @returns undefined if a person has to run it
 */
export function asRoot(
  { command, args }: ProgramCall,
  env: Environment,
  root = isRoot(),
): ProgramCall | undefined {
  if (root) return { command, args }
  if (valueOf(env, 'GITHUB_ACTIONS') === undefined) return undefined
  // sudo passes on only the variables that are given to it.
  const given = ['LC_ALL', 'DEBIAN_FRONTEND'].flatMap((name) => {
    const value = valueOf(env, name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
  return { command: 'sudo', args: ['--non-interactive', ...given, command, ...args] }
}
