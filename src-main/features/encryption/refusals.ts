/** Refused senders: each is reported once and counted every time; both lists are bounded. */
import type { NewNotice } from '../../app/notices/notice-board.ts'
import { refusalWords, type RefusalWords } from '../../app/notices/refusal-words.ts'
import { message } from '../../contract/text/text.ts'
import type { Refusal, RefusedCount } from '../../receive/access/refusal.ts'

/** For each reason: a stranger with many names must not push other notices off the wall. */
const MAX_REPORTED = 8
/** For each reason. */
const MAX_COUNTED = 256

export class Refusals {
  readonly #counts = new Map<string, RefusedCount>()
  readonly #reported = new Map<string, Refusal['why']>()
  readonly #notify: (notice: NewNotice, refusal: Refusal) => void

  constructor(notify: (notice: NewNotice, refusal: Refusal) => void) {
    this.#notify = notify
  }

  note(refusal: Refusal): void {
    this.#count(refusal)
    const key = refusalKeyOf(refusal)
    if (this.#reported.has(key)) return
    const reported = [...this.#reported.values()].filter((why) => why === refusal.why).length
    if (reported >= MAX_REPORTED) return
    this.#reported.set(key, refusal.why)
    this.#notify({ key: `refused ${key}`, severity: 'warning', ...faultOf(refusal) }, refusal)
  }

  /** After a change of the lists: senders that are still refused are reported again. */
  reportAgain(): void {
    this.#reported.clear()
  }

  get counts(): readonly RefusedCount[] {
    return [...this.#counts.values()]
  }

  #count(refusal: Refusal): void {
    const { why } = refusal
    const isCounted = this.#counts.has(refusalKeyOf(refusal)) || this.#isBelowLimit(why)
    const who = isCounted ? whoOf(refusal) : undefined
    const key = who === undefined ? why : refusalKeyOf(refusal)
    const times = (this.#counts.get(key)?.times ?? 0) + 1
    this.#counts.set(key, { why, ...(who === undefined ? {} : { who }), times })
  }

  #isBelowLimit(why: Refusal['why']): boolean {
    return this.counts.filter((count) => count.why === why).length < MAX_COUNTED
  }
}

function whoOf(refusal: Refusal): string | undefined {
  if (refusal.why === 'key') return refusal.key
  return 'who' in refusal ? refusal.who : undefined
}

function refusalKeyOf(refusal: Refusal): string {
  const who = whoOf(refusal)
  return who === undefined ? refusal.why : `${refusal.why} ${who}`
}

function faultOf(refusal: Refusal): RefusalWords {
  if (refusal.why !== 'key') return refusalWords(refusal.why, whoOf(refusal) ?? '')
  const { who, key } = refusal
  return {
    what: message('refusal.key', { address: who }),
    todo: message('refusal.key.todo', { key, section: message('settings.access') }),
  }
}
