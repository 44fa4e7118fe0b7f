/** The crash dumps in their folder: which there are, and no more than the newest few. */
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** One tells of a crash, some tell whether they are alike. A dump has 0.1 to 0.3 MB: together no more than the log. */
export const KEPT_DUMPS = 10

export interface CrashDump {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number
}

/** Newest first. Crashpad moves them from folder to folder, so one may go while it is looked at. */
export async function listCrashDumps(folder: string): Promise<readonly CrashDump[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const dumps = await Promise.all(
    names.filter((name) => name.endsWith('.dmp')).map((name) => lookAt(join(folder, name))),
  )
  return dumps.filter((dump) => dump !== undefined).sort((a, b) => b.at - a.at)
}

/** A page that crashes each minute must not fill the disk in a year. Gives those that are kept. */
export async function pruneCrashDumps(folder: string): Promise<readonly CrashDump[]> {
  const dumps = await listCrashDumps(folder)
  for (const { path } of dumps.slice(KEPT_DUMPS)) {
    await rm(path, { force: true })
    // Crashpad's own note beside it, on Linux and macOS.
    await rm(path.replace(/dmp$/, 'meta'), { force: true })
  }
  return dumps.slice(0, KEPT_DUMPS)
}

async function lookAt(path: string): Promise<CrashDump | undefined> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { path, name: basename(path), bytes: size, at: mtimeMs }
  } catch {
    return undefined
  }
}
