/** Tells why the web server is not open: once, although it is tried again every two seconds. */
import { isDeepStrictEqual } from 'node:util'
import type { Camwall } from '../../app/camwall.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { WebState } from './contract.ts'

const NOT_SERVED = 'web-not-served'

export interface Told {
  readonly publisher: Pick<Camwall['publisher'], 'publish'>
  readonly notify: Camwall['notify']
  readonly withdrawNotice: Camwall['withdrawNotice']
}

export class FaultNotice {
  readonly #told: Told
  #shown: Message | undefined

  constructor(told: Told) {
    this.#told = told
  }

  /** A notice that was dismissed stays so until the fault is another one, or has ended meanwhile. */
  show(what: Message, todo: Message): void {
    if (isDeepStrictEqual(what, this.#shown)) return
    this.#shown = what
    this.#told.publisher.publish({ web: { kind: 'fault', what, todo } satisfies WebState })
    this.#told.notify({
      ...{ key: NOT_SERVED, severity: 'error', todo },
      what: message('notice.web-not-served', { why: what }),
    })
  }

  /** Call it when the server is open, or is not wanted. */
  end(): void {
    this.#shown = undefined
    this.#told.withdrawNotice(NOT_SERVED)
  }
}
