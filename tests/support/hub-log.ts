/** Records what a hub tells, and waits for it: tests never sleep. */
import type {
  HubListener,
  ReachFault,
  ReachState,
} from '../../src-main/receive/imagezmq/image-hub.ts'
import type { Message } from '../../src-main/receive/imagezmq/message.ts'

export type HubEvent =
  | {
      readonly kind: 'message'
      readonly message: Message
      readonly peer: string
      readonly isEager: boolean
    }
  | { readonly kind: 'left'; readonly peer: string }
  | { readonly kind: 'broken'; readonly error: unknown }
  | { readonly kind: 'woken' }
  | { readonly kind: 'behind'; readonly address: string }
  | { readonly kind: 'publisher'; readonly address: string; readonly state: ReachState }
  | { readonly kind: 'refused'; readonly address: string; readonly why: ReachFault }

export class HubLog {
  readonly events: HubEvent[] = []
  readonly #waiting = new Set<() => void>()

  readonly listener: HubListener = {
    message: (message, { peer, isEager }) => this.#add({ kind: 'message', message, peer, isEager }),
    broken: (error) => this.#add({ kind: 'broken', error }),
    left: (peer) => this.#add({ kind: 'left', peer }),
    woken: () => this.#add({ kind: 'woken' }),
    behind: (address) => this.#add({ kind: 'behind', address }),
    publisher: (address, state) => this.#add({ kind: 'publisher', address, state }),
    refused: (address, why) => this.#add({ kind: 'refused', address, why }),
  }

  get messages(): Message[] {
    return this.events.flatMap((event) => (event.kind === 'message' ? [event.message] : []))
  }

  /** Resolves as soon as `condition` holds; the test's own time limit ends a wait in vain. */
  until(condition: (log: HubLog) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition(this)) return
        this.#waiting.delete(check)
        resolve()
      }
      this.#waiting.add(check)
      check()
    })
  }

  #add(event: HubEvent): void {
    this.events.push(event)
    for (const check of this.#waiting) check()
  }
}
