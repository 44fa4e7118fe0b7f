/**
 * On Linux: makes sure that Electron's shared libraries are there, and what a machine without a
 * screen needs besides.
 */
import { opendir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from './apt.ts'
import { capture } from './capture.ts'
import { missingLibraries, packagesFor } from './linux-packages.ts'
import { isHeadless, isOnPath } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

/**
 * Makes sure that an Electron can start and show its window.
 *
 * @param electron - the program's path
 * @throws SetUpError when something is missing and cannot be installed, with what to do
 */
export async function ensureLinuxLibraries(electron: string): Promise<void> {
  if (process.platform !== 'linux') return
  const { packages, unknown } = packagesFor(await findMissing(electron))
  const wanted = [...packages, ...(await findMissingForNoScreen())]
  if (wanted.length > 0) await installPackages(wanted, 'Electron')
  const missing = wanted.length > 0 ? await findMissing(electron) : unknown
  if (missing.length > 0) {
    throw new SetUpError(
      `Electron needs libraries that are missing here: ${missing.join(' ')}\n` +
        "Install them with your system's package manager, then run this again.",
    )
  }
}

async function findMissing(electron: string): Promise<readonly string[]> {
  // No ldd, no answer: Electron itself then says what it lacks.
  return missingLibraries((await capture('ldd', [electron])).stdout)
}

async function findMissingForNoScreen(): Promise<readonly string[]> {
  if (!isHeadless(process.env, process.platform)) return []
  const packages: string[] = []
  if (!(await isOnPath('Xvfb'))) packages.push('xvfb')
  if (!(await hasFont())) packages.push('fonts-dejavu-core')
  return packages
}

/** Whether any font is installed. Without one a page shows its text as nothing at all. */
async function hasFont(): Promise<boolean> {
  const userFolders = [join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts')]
  for (const folder of ['/usr/share/fonts', '/usr/local/share/fonts', ...userFolders]) {
    try {
      for await (const entry of await opendir(folder, { recursive: true })) {
        if (/\.(ttf|otf|ttc)$/i.test(entry.name)) return true
      }
    } catch {
      // A folder that is not there holds no font.
    }
  }
  return false
}
