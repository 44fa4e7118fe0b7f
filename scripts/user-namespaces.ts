/** On Ubuntu: allows an Electron that was not installed by a package to use its sandbox. */
import { readFile } from 'node:fs/promises'
import { asRoot } from './as-root.ts'
import { capture } from './capture.ts'
import { isRoot } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

/** Ubuntu 23.10 and newer deny user namespaces to programs without an AppArmor profile. */
const SWITCH = 'kernel.apparmor_restrict_unprivileged_userns'

/**
 * Does so only if no password is needed. Otherwise a person must decide, see “Troubleshooting” in the README. Root runs Electron
 * without a sandbox anyway.
 *
 * @throws SetUpError if it should work and does not
 */
export async function allowUserNamespaces(): Promise<void> {
  const value = await readFile(`/proc/sys/${SWITCH.replaceAll('.', '/')}`, 'utf8').catch(() => '')
  if (value.trim() !== '1' || isRoot()) return
  const allow = asRoot({ command: 'sysctl', args: [`${SWITCH}=0`] }, process.env)
  if (allow === undefined) return
  const { ok, failure } = await capture(allow.command, allow.args)
  if (!ok) throw new SetUpError(`${SWITCH} could not be set to 0: ${failure}`)
}
