/** Messages for a hub that nobody in their right mind would send, the same ones for the same seed. */
import { createRandom, type Random } from '../../src-main/demo/scene-tools/noise.ts'
import { MESSAGES } from '../src-main/receive/imagezmq/corpus/messages.ts'

/** Larger ones of the corpus are sent as they are, and seldom: a million of them would be a test of the network. */
const MOST_BYTES = 10_000
const LARGE_ONE_IN = 500
const MOST_PARTS = 12
const MOST_RANDOM_BYTES = 300

const large = MESSAGES.filter(({ parts }) => isLarge(parts)).map(({ parts }) => parts)
const small = MESSAGES.filter(({ parts }) => !isLarge(parts)).map(({ parts }) => parts)

export type Parts = readonly Uint8Array[]

/** Endless; a message has one part at least. */
export function* hostileMessages(seed: number): Generator<Parts, never> {
  const random = createRandom(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const randomBytes = () => Uint8Array.from({ length: whole(MOST_RANDOM_BYTES) }, () => whole(256))
  const pick = (from: readonly Parts[]) => from[whole(from.length)] ?? []
  for (;;) {
    const isRare = whole(LARGE_ONE_IN) === 0
    const dice = whole(10)
    const parts = isRare
      ? pick(large)
      : dice < 2
        ? Array.from({ length: 1 + whole(MOST_PARTS) }, randomBytes)
        : dice < 4
          ? pick(small)
          : mutate(pick(small), random)
    yield parts.length === 0 ? [new Uint8Array()] : parts
  }
}

/** A few bytes changed; a part cut off, doubled, or left out. */
function mutate(parts: Parts, random: Random): Parts {
  const whole = (below: number) => Math.floor(random() * below)
  const mutated = parts.map((part) => Uint8Array.from(part))
  const last = mutated.at(-1)
  if (last === undefined) return mutated
  for (let edits = whole(6); edits > 0; edits--) {
    const part = mutated[whole(mutated.length)]
    if (part !== undefined && part.length > 0) part[whole(part.length)] = whole(256)
  }
  const dice = whole(8)
  if (dice === 0) mutated.push(last)
  if (dice === 1) mutated.shift()
  if (dice === 2) mutated.splice(-1, 1, last.subarray(0, whole(last.length + 1)))
  return mutated
}

function isLarge(parts: Parts): boolean {
  return parts.reduce((sum, { length }) => sum + length, 0) > MOST_BYTES
}
