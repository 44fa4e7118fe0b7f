/** Packs files into an archive, in small pieces: cameras are answered in between. */
// Its build for Node brings a `require` of its own, for threads that are not used here.
import { Zip, ZipDeflate } from 'fflate/browser'
import { nextTurn } from '../../lib/pause.ts'
import type { Contents } from './contents.ts'

/** Packed in some milliseconds, where 4 MB take a quarter of a second. */
const PIECE_BYTES = 65_536

export async function zipped(contents: Contents): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let fault: Error | undefined
  const archive = new Zip((error, piece) => {
    if (error === null) pieces.push(piece)
    else fault = error
  })
  for (const [name, bytes] of Object.entries(contents)) {
    const file = new ZipDeflate(name)
    archive.add(file)
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      file.push(bytes.subarray(start, start + PIECE_BYTES))
      await nextTurn()
    }
    file.push(new Uint8Array(0), true)
  }
  archive.end()
  if (fault !== undefined) throw fault
  return Buffer.concat(pieces)
}
