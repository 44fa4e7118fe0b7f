/** What goes into the log: every notice and each change of the hub, the same one no more than once a second. */
import type { HubState } from '../../contract/hub.ts'
import type { Notice } from '../notices/contract.ts'
import { hubLine, noticeLine } from './words.ts'

/** A sender of nonsense repeats itself many times a second; once is enough to read. */
const SAME_EVERY_MS = 1000
/** Nothing is held back for much longer than it must be. */
const LOOK_EVERY_MS = 500

export interface Followed {
  readonly state: { readonly hub: HubState; readonly notices: readonly Notice[] }
  readonly publisher: { follow(listener: () => void): () => void }
}

/** Writes until `end` is called, which writes what is still held back, and what nobody was told any more. */
export function followInto(
  write: (line: string) => void,
  camwall: Followed,
): { readonly end: () => void } {
  const repeats = new Repeats()
  const lookAround = (now: number) => {
    const { hub, notices } = camwall.state
    repeats.hub(hub)
    repeats.notices(notices)
    for (const line of repeats.look(now)) write(line)
  }
  const lookNow = () => lookAround(performance.now())
  lookNow()
  const stop = camwall.publisher.follow(lookNow)
  const looking = setInterval(lookNow, LOOK_EVERY_MS) // A quiet wall tells nothing for hours.
  return {
    end: () => {
      clearInterval(looking)
      stop()
      lookAround(Infinity)
    },
  }
}

interface Said {
  /** How many of its repeats are in the log, told or counted. */
  readonly times: number
  readonly at: number
}

/** Bounded as the notice board is. */
export class Repeats {
  readonly #said = new Map<number, Said>()
  #notices: readonly Notice[] = []
  #newestId = 0
  #hubText = ''
  #hubTimes = 0
  #hubSaid: Said = { times: 0, at: -Infinity }

  hub(state: HubState): void {
    const text = hubLine(state)
    // While a port is taken the hub opens again and again: only what comes of it is news.
    if (state.kind === 'opening' || text === this.#hubText) return
    this.#hubText = text
    this.#hubTimes += 1
  }

  notices(notices: readonly Notice[]): void {
    this.#notices = notices
  }

  /** The lines that are due. */
  look(now: number): readonly string[] {
    const lines: string[] = []
    const hubMore = due(this.#hubTimes, this.#hubSaid, now)
    if (hubMore !== undefined) {
      lines.push(this.#hubText + moreWords(hubMore))
      this.#hubSaid = { times: this.#hubTimes, at: now }
    }
    for (const notice of this.#notices) {
      const more = due(notice.times, this.#said.get(notice.id), now)
      if (more === undefined) continue
      lines.push(noticeLine(notice) + moreWords(more))
      this.#said.set(notice.id, { times: notice.times, at: now })
    }
    const unseen = this.#unseen()
    if (unseen > 0) lines.push(`warning: … and ${unseen} more notices of other kinds`)
    return lines
  }

  /** Ids count up: those that came and were pushed off the board between two looks are missing. */
  #unseen(): number {
    const ids = new Set(this.#notices.map(({ id }) => id))
    for (const id of this.#said.keys()) if (!ids.has(id)) this.#said.delete(id)
    const fresh = [...ids].filter((id) => id > this.#newestId)
    const newest = Math.max(this.#newestId, ...fresh)
    const unseen = newest - this.#newestId - fresh.length
    this.#newestId = newest
    return unseen
  }
}

/** How many repeats the line stands for beyond itself; `undefined` when there is nothing to say yet. */
function due(times: number, said: Said | undefined, now: number): number | undefined {
  const fresh = times - (said?.times ?? 0)
  if (fresh <= 0 || (said !== undefined && now - said.at < SAME_EVERY_MS)) return undefined
  return fresh - 1
}

function moreWords(count: number): string {
  return count === 0 ? '' : ` … and ${count.toLocaleString('en-US')} more`
}
