/**
 * Writes every notice and each change of the hub to the log, the same one at most once a second; and cameras that do not
 * change.
 */
import type { CameraStatus } from '../../contract/camera.ts'
import { isOpening, type HubState } from '../../contract/hub.ts'
import type { Notice } from '../notices/contract.ts'
import { UnchangedLines } from './unchanged-lines.ts'
import { hubLine, noticeLine } from './words.ts'

/** A sender of malformed messages causes many notices a second; one a second is enough to read. */
const SAME_EVERY_MS = 1000
/** How often held lines are checked. */
const CHECK_EVERY_MS = 500

export interface Followed {
  readonly state: { readonly hub: HubState; readonly notices: readonly Notice[] }
  readonly publisher: {
    readonly published: { readonly cameras: readonly CameraStatus[] }
    follow(listener: () => void): () => void
  }
}

/** Writes until `end` is called, which also writes the lines that are held and the notices that were not published. */
export function followInto(
  write: (line: string) => void,
  camwall: Followed,
): { readonly end: () => void } {
  const repeats = new Repeats()
  const unchanged = new UnchangedLines()
  const check = (now: number) => {
    const { hub, notices } = camwall.state
    repeats.hub(hub)
    repeats.notices(notices)
    for (const line of repeats.due(now)) write(line)
    for (const line of unchanged.due(camwall.publisher.published.cameras)) write(line)
  }
  const checkNow = () => check(performance.now())
  checkNow()
  const stop = camwall.publisher.follow(checkNow)
  const timer = setInterval(checkNow, CHECK_EVERY_MS) // While nothing is published, held lines still become due.
  return {
    end: () => {
      clearInterval(timer)
      stop()
      check(Infinity)
    },
  }
}

interface Said {
  /** How many of its repeats are in the log, as lines or as a count. */
  readonly times: number
  readonly at: number
}

/** Counts repeats. Its size is bounded by that of the notice board. */
export class Repeats {
  readonly #said = new Map<number, Said>()
  #notices: readonly Notice[] = []
  #newestId = 0
  #hubText = ''
  #hubTimes = 0
  #hubSaid: Said = { times: 0, at: -Infinity }

  hub(state: HubState): void {
    const text = hubLine(state)
    // Only the result is logged.
    if (isOpening(state) || text === this.#hubText) return
    this.#hubText = text
    this.#hubTimes += 1
  }

  notices(notices: readonly Notice[]): void {
    this.#notices = notices
  }

  /** The lines to write now. */
  due(now: number): readonly string[] {
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

  /** Ids count up, so gaps are notices that were added and removed between two checks. */
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

/** How many further repeats the line includes; `undefined` when no line is due. */
function due(times: number, said: Said | undefined, now: number): number | undefined {
  const fresh = times - (said?.times ?? 0)
  if (fresh <= 0 || (said !== undefined && now - said.at < SAME_EVERY_MS)) return undefined
  return fresh - 1
}

function moreWords(count: number): string {
  return count === 0 ? '' : ` … and ${count.toLocaleString('en-US')} more`
}
