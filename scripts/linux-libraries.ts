/**
 * On Linux: ensures that Electron's shared libraries are installed, and what a machine without a
 * screen needs in addition.
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
 * Ensures that an Electron can start and show its window.
 *
 * @param electron - the program's path
 * @throws SetUpError if something is missing and cannot be installed, with the remedy
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
  // Without ldd the result is empty; Electron then reports missing libraries itself.
  return missingLibraries((await capture('ldd', [electron])).stdout)
}

async function findMissingForNoScreen(): Promise<readonly string[]> {
  if (!isHeadless(process.env, process.platform)) return []
  const packages: string[] = []
  if (!(await isOnPath('Xvfb'))) packages.push('xvfb')
  if (!(await hasFont())) packages.push('fonts-dejavu-core')
  return packages
}

/** Whether any font is installed. Without one, a page shows no text. */
async function hasFont(): Promise<boolean> {
  const userFolders = [join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts')]
  for (const folder of ['/usr/share/fonts', '/usr/local/share/fonts', ...userFolders]) {
    try {
      for await (const entry of await opendir(folder, { recursive: true })) {
        if (/\.(ttf|otf|ttc)$/i.test(entry.name)) return true
      }
    } catch {
      // The folder does not exist.
    }
  }
  return false
}
