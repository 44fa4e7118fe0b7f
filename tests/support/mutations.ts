/** Files that are damaged at random, as a hostile one may be. */
import { makeRandom } from '../endurance/random.ts'

/** Values that are most likely to mean something in a binary format: none, all, signs, and large sizes. */
const LIKELY = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x10, 0x40]
const MOST_CHANGES = 8

/** The same bytes for the same number. */
export function mutated(bytes: Uint8Array, number: number): Uint8Array {
  const random = makeRandom(number)
  const below = (limit: number) => Math.floor(random() * limit)
  let copy = Uint8Array.from(bytes)
  for (let changes = 1 + below(MOST_CHANGES); changes > 0; changes--) {
    const at = below(copy.byteLength)
    const length = below(Math.min(32, copy.byteLength - at))
    switch (below(5)) {
      case 0:
        copy[at] = below(256)
        break
      case 1:
        copy[at] = LIKELY[below(LIKELY.length)] ?? 0
        break
      case 2:
        copy.fill(0xff, at, at + length)
        break
      case 3:
        copy = new Uint8Array(Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]))
        break
      default:
        copy.copyWithin(below(copy.byteLength), at, at + length)
    }
  }
  return copy
}
