/** Files whose paths a person gives on the command line. */
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { makeFolder } from './make-folder.ts'

/** Makes the folders that are not there. Another file at the path is replaced. */
export async function writeGivenFile(path: string, data: string | Buffer): Promise<void> {
  const absolute = resolve(path)
  await makeFolder(dirname(absolute))
  await writeFile(absolute, data)
}
