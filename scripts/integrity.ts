/** Checks a downloaded file against a pinned hash. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/**
 * Whether a file has the given Subresource Integrity string.
 *
 * @param integrity - `sha512-` and the base64 hash, as in package-lock.json
 */
export async function hasIntegrity(file: string, integrity: string): Promise<boolean> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}` === integrity
}
