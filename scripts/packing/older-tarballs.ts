/** Tarballs of older versions of the hub, which the documented commands for `camwall-hub-*.tgz` must not find. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const TARBALL = /^camwall-hub-.+\.tgz$/

/** @param newest - the name of the one that stays */
export async function removeOlderTarballs(folder: string, newest: string): Promise<void> {
  const names = await readdir(folder)
  const older = names.filter((name) => TARBALL.test(name) && name !== newest)
  await Promise.all(older.map((name) => rm(join(folder, name))))
}
