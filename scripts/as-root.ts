/** Commands that need root, where nobody has to be asked for a password. */
import { isRoot, valueOf, type Environment } from './machine.ts'
import type { Command } from './npm.ts'

/**
 * The command as root runs it. GitHub's machines are thrown away after a run, and their sudo asks nothing.
 *
 * @returns undefined where a person has to run it
 */
export function asRoot(
  { command, args }: Command,
  env: Environment,
  root = isRoot(),
): Command | undefined {
  if (root) return { command, args }
  if (valueOf(env, 'GITHUB_ACTIONS') === undefined) return undefined
  // sudo takes over no variables but those that it is given.
  const given = ['LC_ALL', 'DEBIAN_FRONTEND'].flatMap((name) => {
    const value = valueOf(env, name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
  return { command: 'sudo', args: ['--non-interactive', ...given, command, ...args] }
}
