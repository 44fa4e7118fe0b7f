/**
 * Keeps the hub open with the current settings: a receiver for each address. Changes are applied one at a time; receivers that a
 * change does not concern stay open, and those that it removes are closed before others are opened.
 */
import { isDeepStrictEqual } from 'node:util'
import type { HubState } from '../../contract/hub.ts'
import { uses } from '../../contract/mode.ts'
import { NO_REQUESTS, type RequestCounts } from '../imagezmq/image-hub.ts'
import type { ReplyLimits } from '../imagezmq/reply-pacer.ts'
import { ReplyScheduler } from '../imagezmq/reply-scheduler.ts'
import type { HubAddresses } from './hub-addresses.ts'
import { receiverPlans, type ReceiverPlan } from './receiver-plans.ts'
import { addCounts, Receiver, type ReceiverOptions } from './receiver.ts'

export interface HubKeeperOptions extends Omit<ReceiverOptions, 'replies'> {
  readonly limits: ReplyLimits
  /** How many more frames the consumers can take now. */
  readonly capacity: () => number
  readonly onState: (state: HubState) => void
}

export class HubKeeper {
  readonly #options: ReceiverOptions
  readonly #onState: (state: HubState) => void
  readonly #replies: ReplyScheduler
  /** By the keys of their plans, in the order of the settings. */
  #receivers: ReadonlyMap<string, Receiver> = new Map()
  #wanted: HubAddresses | undefined
  #applying: Promise<void> = Promise.resolve()
  /** Of receivers that are closed. */
  #closedRequests = NO_REQUESTS
  #isStopped = false
  #mode: HubState['mode'] = 'req-rep'
  #reported: HubState | undefined

  constructor({ limits, capacity, onState, ...options }: HubKeeperOptions) {
    this.#replies = new ReplyScheduler(limits, capacity)
    this.#options = { ...options, replies: this.#replies }
    this.#onState = onState
  }

  /** Totals of all receivers since Camwall started. */
  get requests(): RequestCounts {
    return [...this.#receivers.values()]
      .map(({ requests }) => requests)
      .reduce(addCounts, this.#closedRequests)
  }

  /** Senders that are connected. */
  get connections(): number {
    return [...this.#receivers.values()].reduce((sum, { connections }) => sum + connections, 0)
  }

  get state(): HubState {
    const statuses = [...this.#receivers.values()].map(({ status }) => status)
    return {
      mode: this.#mode,
      listeners: statuses.flatMap((status) => (status.kind === 'listener' ? [status] : [])),
      publishers: statuses.flatMap((status) => (status.kind === 'publisher' ? [status] : [])),
    }
  }

  /**
   * Opens the hub at these addresses. Resolves when each is open, or its fault has been reported. A later call replaces an
   * earlier one that is still pending. After `stop` it has no effect.
   */
  apply(wanted: HubAddresses): Promise<void> {
    if (this.#isStopped) return this.#applying
    this.#wanted = wanted
    return this.#afterwards(async () => {
      if (this.#wanted === wanted) await this.#follow(wanted)
    })
  }

  /** See `Receiver.networkChanged`. */
  networkChanged(addresses: readonly string[]): Promise<void> {
    return this.#afterwards(async () => {
      const all = [...this.#receivers.values()]
      await Promise.all(all.map((receiver) => receiver.networkChanged(addresses)))
    })
  }

  backPressureReleased(): void {
    this.#replies.backPressureReleased()
  }

  /** Call it when the limits, or the demand for cameras, have changed. */
  repace(): void {
    this.#replies.release()
    for (const receiver of this.#receivers.values()) receiver.demandChanged()
  }

  /** Answers all pending requests and closes every socket permanently. Electron aborts if it exits with an open socket. */
  stop(): Promise<void> {
    this.#isStopped = true
    this.#wanted = undefined
    return this.#afterwards(async () => {
      await Promise.all([...this.#receivers.values()].map((receiver) => receiver.stop()))
    })
  }

  #afterwards(change: () => Promise<void>): Promise<void> {
    const before = this.#applying.catch(() => undefined) // It rejects for its own caller.
    this.#applying = before.then(change)
    return this.#applying
  }

  async #follow(wanted: HubAddresses): Promise<void> {
    if (wanted.access.encrypt && uses(wanted.mode, 'pub-sub'))
      // For the program of senders, before any address has a key. An address that needs the key says why there is none.
      void this.#options.openKey?.().catch(() => undefined)
    const plans = receiverPlans(wanted)
    await this.#close([...this.#receivers].flatMap(([key, one]) => (plans.has(key) ? [] : [one])))
    const known = this.#receivers
    const pairs = [...plans].map(([key, plan]) => {
      return { key, plan, receiver: known.get(key) ?? this.#receiver(plan) }
    })
    this.#receivers = new Map(pairs.map(({ key, receiver }) => [key, receiver]))
    this.#mode = wanted.mode
    this.#report()
    await Promise.all(pairs.map(({ plan, receiver }) => receiver.to(plan)))
  }

  async #close(receivers: readonly Receiver[]): Promise<void> {
    await Promise.all(receivers.map((receiver) => receiver.stop()))
    this.#closedRequests = receivers
      .map(({ requests }) => requests)
      .reduce(addCounts, this.#closedRequests)
  }

  #receiver(plan: ReceiverPlan): Receiver {
    return new Receiver(plan, this.#options, () => this.#report())
  }

  #report(): void {
    const { state } = this
    if (isDeepStrictEqual(state, this.#reported)) return
    this.#reported = state
    this.#onState(state)
  }
}
