/** Lists the crash dumps in their folder, and deletes all but the newest. */
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Enough to compare several crashes. A dump has 0.1 to 0.3 MB: together they are no larger than the log. */
export const KEPT_DUMPS = 10

export interface CrashDump {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number
}

/** Newest first. Crashpad moves dumps between folders, so one may disappear meanwhile. */
export async function listCrashDumps(folder: string): Promise<readonly CrashDump[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const dumps = await Promise.all(
    names.filter((name) => name.endsWith('.dmp')).map((name) => dumpAt(join(folder, name))),
  )
  return dumps.filter((dump) => dump !== undefined).sort((a, b) => b.at - a.at)
}

/** A page that crashes every minute must not fill the disk. Returns the dumps that are kept. */
export async function pruneCrashDumps(folder: string): Promise<readonly CrashDump[]> {
  const dumps = await listCrashDumps(folder)
  for (const { path } of dumps.slice(KEPT_DUMPS)) {
    await rm(path, { force: true })
    // Crashpad's metadata file next to it, on Linux and macOS.
    await rm(path.replace(/dmp$/, 'meta'), { force: true })
  }
  return dumps.slice(0, KEPT_DUMPS)
}

async function dumpAt(path: string): Promise<CrashDump | undefined> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { path, name: basename(path), bytes: size, at: mtimeMs }
  } catch {
    return undefined
  }
}
