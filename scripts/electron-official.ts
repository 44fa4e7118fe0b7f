/**
 * The official Electron binary of the npm package `electron`, which is downloaded separately.
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

/** The Electron version that package.json requires. */
export async function officialVersion(): Promise<string> {
  const text = await readFile(join(electronPackage, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** The path of the official binary; `undefined` unless it is downloaded completely and has the required version. */
export async function officialElectron(): Promise<string | undefined> {
  // The installer writes path.txt last, so an incomplete download is recognised.
  const program = await readText(join(electronPackage, 'path.txt'))
  const unpacked = await readText(join(electronPackage, 'dist', 'version'))
  if (program === undefined || unpacked?.replace(/^v/, '') !== (await officialVersion())) {
    return undefined
  }
  const path = join(electronPackage, 'dist', program)
  return (await isExecutable(path)) ? path : undefined
}

/**
 * Downloads the official binary. Since Electron 42 `npm install` does not do so.
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

/** Records that the download failed, so that not every start waits for it. */
export async function noteFailedDownload(reason: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true })
  await writeFile(failureNote, reason)
}

/** The latest failed download; `undefined` if one has succeeded since. */
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
