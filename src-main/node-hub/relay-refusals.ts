/** Whom a relay refuses, as lines of its log. It has no settings that name the key to add, as a hub does. */
import { ENGLISH } from '../contract/text/text.ts'
import { Refusals } from '../features/encryption/refusals.ts'

/** A relay runs for months, and strangers on the internet must not keep it from saying that a new site is refused. */
const REPORT_AGAIN_AFTER_MS = 3_600_000

/** @param flag - that admits a key on this side of the relay */
export function relayRefusals(
  flag: '--site-key' | '--wall-key',
  write: (line: string) => void,
): Refusals {
  const refusals = new Refusals(({ what }, refusal) => {
    const { why } = refusal
    const todo = why === 'key' ? ENGLISH.text('relay.refused-key', { flag, key: refusal.key }) : ''
    write(`${ENGLISH.say(what)} ${todo}`.trimEnd())
  })
  setInterval(() => refusals.reportAgain(), REPORT_AGAIN_AFTER_MS)
  return refusals
}
