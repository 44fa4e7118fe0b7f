/**
 * The official Electron binary: it belongs to the npm package `electron`, but is downloaded apart.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from './capture.ts'
import { isExecutable } from './machine.ts'
import { cacheDir, packageDir } from './paths.ts'

const electronPackage = packageDir('electron')
const failureNote = join(cacheDir, 'electron-download-failed')

/** A download that failed: when, in milliseconds since 1970, and why. */
export interface FailedDownload {
  readonly at: number
  readonly reason: string
}

/** The Electron version that package.json asks for. */
export async function officialVersion(): Promise<string> {
  const text = await readFile(join(electronPackage, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** The official binary's path, where it has been downloaded to its end and in this version. */
export async function officialElectron(): Promise<string | undefined> {
  // The installer writes path.txt last, so a download that was cut off is not taken for a whole one.
  const program = await readText(join(electronPackage, 'path.txt'))
  const unpacked = await readText(join(electronPackage, 'dist', 'version'))
  if (program === undefined || unpacked?.replace(/^v/, '') !== (await officialVersion())) {
    return undefined
  }
  const path = join(electronPackage, 'dist', program)
  return (await isExecutable(path)) ? path : undefined
}

/**
 * Downloads the official binary. Since Electron 42 `npm install` does not.
 *
 * @returns why it failed, or undefined
 */
export async function downloadOfficialElectron(limitMs: number): Promise<string | undefined> {
  const installer = join(electronPackage, 'install.js')
  const run = await capture(process.execPath, [installer], { timeoutMs: limitMs })
  if (!run.ok) return run.failure.replace(/^\w*Error: /, '')
  await rm(failureNote, { force: true })
  return undefined
}

/** Remembers that the download failed, so that not every start waits for it. */
export async function noteFailedDownload(reason: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true })
  await writeFile(failureNote, reason)
}

/** The newest download that failed, unless one has worked since. */
export async function lastFailedDownload(): Promise<FailedDownload | undefined> {
  const reason = await readText(failureNote)
  return reason === undefined ? undefined : { at: (await stat(failureNote)).mtimeMs, reason }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}
