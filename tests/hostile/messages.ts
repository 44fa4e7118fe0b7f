/** Generates hostile messages for a hub; the same ones for the same seed. */
import { makeRandom } from '../endurance/random.ts'
import { oddMessage } from './odd-messages.ts'
import { MESSAGES } from '../src-main/receive/imagezmq/corpus/messages.ts'

/** Larger messages of the corpus are sent unchanged and rarely: a million of them would only test the network. */
const MAX_BYTES = 10_000
const LARGE_ONE_IN = 500
const REPEATED_ONE_IN = 10
const MAX_PARTS = 12
const MAX_RANDOM_BYTES = 300

const large = MESSAGES.filter(({ parts }) => isLarge(parts)).map(({ parts }) => parts)
const small = MESSAGES.filter(({ parts }) => !isLarge(parts)).map(({ parts }) => parts)

export type Parts = readonly Uint8Array[]

/** An infinite sequence; each message has at least one part. */
export function* hostileMessages(seed: number): Generator<Parts, never> {
  const random = makeRandom(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const randomBytes = () => Uint8Array.from({ length: whole(MAX_RANDOM_BYTES) }, () => whole(256))
  const pick = (from: readonly Parts[]) => from[whole(from.length)] ?? []
  const fresh = () => {
    if (whole(LARGE_ONE_IN) === 0) return pick(large)
    const dice = whole(10)
    if (dice < 1) return Array.from({ length: 1 + whole(MAX_PARTS) }, randomBytes)
    if (dice < 3) return pick(small)
    if (dice < 6) return mutate(pick(small), random)
    const odd = oddMessage(random)
    return dice < 8 ? odd : mutate(odd, random)
  }
  let parts: Parts = []
  for (;;) {
    // Some repeat what was sent before: the same picture, or the same fault.
    if (whole(REPEATED_ONE_IN) > 0) parts = fresh()
    yield parts.length === 0 ? [new Uint8Array()] : parts
  }
}

/** Changes a few bytes; truncates, duplicates or removes a part. */
function mutate(parts: Parts, random: () => number): Parts {
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
  return parts.reduce((sum, { length }) => sum + length, 0) > MAX_BYTES
}
