/** Tells why something does not open: once, although it is tried again every two seconds. */
import { isDeepStrictEqual } from 'node:util'
import type { HubFault } from '../../contract/hub.ts'
import type { Message } from '../../contract/text/text.ts'
import type { NewNotice } from './notice-board.ts'

export interface FaultNoticeOptions {
  readonly key: string
  /** What the notice says about the fault. */
  readonly words: (why: Message) => Message
  /** Shows the fault where the state is shown. */
  readonly show: (fault: HubFault) => void
}

export interface Told {
  notify(notice: NewNotice): void
  withdrawNotice(key: string): void
}

export class FaultNotice {
  readonly #told: Told
  readonly #options: FaultNoticeOptions
  #shown: Message | undefined

  constructor(told: Told, options: FaultNoticeOptions) {
    this.#told = told
    this.#options = options
  }

  /** A notice that was dismissed stays so until the fault is another one, or has ended meanwhile. */
  show({ what, todo }: HubFault): void {
    if (isDeepStrictEqual(what, this.#shown)) return
    this.#shown = what
    const { key, words, show } = this.#options
    show({ what, todo })
    this.#told.notify({ key, severity: 'error', what: words(what), todo })
  }

  /** Call it when it is open, or is not wanted. */
  end(): void {
    this.#shown = undefined
    this.#told.withdrawNotice(this.#options.key)
  }
}
