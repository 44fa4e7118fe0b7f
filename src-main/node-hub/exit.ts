/** The orderly exit of the hub. */
import { endNow } from '../lib/end-now.ts'
import { messageOf } from '../lib/message-of.ts'
import { ENDED, FAILED } from './exit-codes.ts'

/** For the whole exit; then the process ends in any case. */
const END_TIMEOUT_MS = 10_000

/** The last one is that of a terminal that closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What it returns is awaited. */
type Step = () => Promise<void> | void

/**
 * Signals, a time limit and a call of the returned function all start the same exit, once.
 *
 * @param steps - run one after the other, whether or not one fails
 * @param afterSeconds - without it the hub runs until it is told to end
 */
export function exitOnRequest(
  steps: readonly Step[],
  afterSeconds: number | undefined,
): () => void {
  let ending: Promise<void> | undefined
  const exit = () => {
    ending ??= end(steps)
  }
  for (const signal of SIGNALS) process.on(signal, exit)
  if (afterSeconds !== undefined) setTimeout(exit, afterSeconds * 1000)
  return exit
}

async function end(steps: readonly Step[]): Promise<void> {
  const late = setTimeout(endNow, END_TIMEOUT_MS)
  let exitCode: number = ENDED
  for (const step of steps)
    try {
      await step()
    } catch (fault) {
      console.error(`camwall: ${messageOf(fault)}`)
      exitCode = FAILED
    }
  clearTimeout(late)
  process.exit(exitCode)
}
