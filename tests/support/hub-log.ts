/** Records the events of a hub and waits for them, so that tests never sleep. */
import type {
  HubListener,
  ReachFault,
  ReachState,
  SenderFault,
} from '../../src-main/receive/imagezmq/image-hub.ts'
import type { Source } from '../../src-main/contract/source.ts'
import type { ReceivedMessage } from '../../src-main/receive/imagezmq/message.ts'

export type HubEvent =
  | {
      readonly kind: 'message'
      readonly message: ReceivedMessage
      readonly peer: string
      readonly source: Source
      readonly isPipelined: boolean
      readonly heldMs: number
    }
  | { readonly kind: 'announced'; readonly cameras: readonly string[] }
  | { readonly kind: 'left'; readonly peer: string }
  | { readonly kind: 'broken'; readonly error: unknown }
  | { readonly kind: 'woken' }
  | { readonly kind: 'behind'; readonly address: string }
  | { readonly kind: 'misfit'; readonly address: string }
  | { readonly kind: 'sender-refused'; readonly address: string; readonly why: SenderFault }
  | { readonly kind: 'publisher'; readonly address: string; readonly state: ReachState }
  | { readonly kind: 'refused'; readonly address: string; readonly why: ReachFault }

export class HubLog {
  readonly events: HubEvent[] = []
  readonly messages: ReceivedMessage[] = []
  /** What takes frames; all cameras by default. */
  isInDemand: (camera: string) => boolean = () => true
  /** Cameras that have been removed; none by default. */
  isNew: (camera: string) => boolean = () => false
  readonly #waiting = new Set<() => void>()

  readonly listener: HubListener = {
    message: (message, { peer, source, isPipelined, heldMs }) => {
      this.#add({ kind: 'message', message, peer, source, isPipelined, heldMs })
      return message.camera
    },
    isInDemand: (camera) => this.isInDemand(camera),
    isNew: (camera) => this.isNew(camera),
    announced: (cameras) => this.#add({ kind: 'announced', cameras }),
    broken: (error) => this.#add({ kind: 'broken', error }),
    left: (peer) => this.#add({ kind: 'left', peer }),
    woken: () => this.#add({ kind: 'woken' }),
    behind: (address) => this.#add({ kind: 'behind', address }),
    publisher: (address, state) => this.#add({ kind: 'publisher', address, state }),
    misfit: (address) => this.#add({ kind: 'misfit', address }),
    senderRefused: (address, why) => this.#add({ kind: 'sender-refused', address, why }),
    refused: (address, why) => this.#add({ kind: 'refused', address, why }),
  }

  /** Resolves as soon as `condition` is true; otherwise the test's time limit ends the wait. */
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
    if (event.kind === 'message') this.messages.push(event.message)
    for (const check of this.#waiting) check()
  }
}
