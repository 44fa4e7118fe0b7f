/** Installs Debian packages if the script has the permission; otherwise reports the command to run. */
import { asRoot } from './as-root.ts'
import { capture, type Captured } from './capture.ts'
import { installable, namesOf, releaseName } from './linux-packages.ts'
import { isOnPath } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

// The C locale, because the output is parsed. Waits for the lock, because a machine that has just
// started often updates itself.
const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' }
const aptGet = ['-o', 'DPkg::Lock::Timeout=120']
const installFlags = ['install', '--no-install-recommends']

/** apt-get fails while another one runs; Electron's libraries and Python may be installed at the same time. */
let running: Promise<unknown> = Promise.resolve()

/**
 * Installs packages on a Debian-like system, as root or if sudo needs no password.
 *
 * @param names - package names before the 64-bit-time renaming
 * @param purpose - what they are for, to follow "for"
 * @throws SetUpError on other systems or without the permission, with the command to run; and when apt-get fails
 */
export function installPackages(names: readonly string[], purpose: string): Promise<void> {
  const installed = running.then(() => installNow(names, purpose))
  running = installed.catch(() => undefined)
  return installed
}

async function installNow(names: readonly string[], purpose: string): Promise<void> {
  if (!(await isOnPath('apt-get'))) {
    throw new SetUpError(
      `This machine lacks what is needed for ${purpose}. Install what your system calls\n` +
        `these Debian packages, then run this again: ${names.join(' ')}`,
    )
  }
  const update = await runAptGet([...aptGet, 'update'])
  const packages = await releaseNames(names)
  if (update === undefined) {
    const command = ['apt-get', ...installFlags, ...packages].join(' ')
    throw new SetUpError(
      `This machine lacks packages for ${purpose}. Install them, then run this again:\n\n` +
        `  sudo apt-get update && sudo ${command}`,
    )
  }
  console.log(`Installing with apt-get, for ${purpose}: ${packages.join(' ')}`)
  const install = await runAptGet([...aptGet, ...installFlags, '-y', ...packages])
  if (install?.ok === true) return
  // A failed update alone is no error: often it is caused by a package source that is not needed here.
  const errors = [update, install]
    .map((run) => run?.stderr.trim() ?? '')
    .filter((text) => text !== '')
  throw new SetUpError(`apt-get could not install ${packages.join(' ')}:\n${errors.join('\n')}`)
}

/** @returns undefined if only a person can run it */
async function runAptGet(args: readonly string[]): Promise<Captured | undefined> {
  const run = asRoot({ command: 'apt-get', args }, env)
  return run === undefined ? undefined : capture(run.command, run.args, { env })
}

async function releaseNames(names: readonly string[]): Promise<readonly string[]> {
  const policy = await capture('apt-cache', ['policy', ...names.flatMap(namesOf)], { env })
  const available = installable(policy.stdout)
  return names.map((name) => releaseName(name, available))
}
