/**
 * Keeps the hub open with the current settings. Changes are applied one at a time; the old sockets are closed before the new
 * ones are opened.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Access, OpenGuard } from '../access/guard.ts'
import type { KeyPair } from '../access/hub-key.ts'
import { hostOf, isLoopback, listensEverywhere } from '../../contract/address.ts'
import type { HubState, PublisherState } from '../../contract/hub.ts'
import {
  NO_REQUESTS,
  type HubListener,
  type HubPattern,
  type ImageHub,
  type RequestCounts,
} from '../imagezmq/image-hub.ts'
import { openImageHub } from '../imagezmq/open-image-hub.ts'
import type { ReplyLimits } from '../imagezmq/reply-pacer.ts'
import type { HubAddresses } from './hub-addresses.ts'
import { explainHubFault } from './hub-fault.ts'
import { publisherPlans, subPattern } from './publisher-plans.ts'

/** Delay before a failed opening is retried. A port in use is usually about to be released by a program that is exiting. */
const RETRY_AFTER_MS = 2000

export interface HubKeeperOptions {
  readonly listener: Omit<HubListener, 'publisher'>
  readonly limits: ReplyLimits
  /** How many more frames the consumers can take now. */
  readonly capacity: () => number
  /** The text of the reply to a camera's message; `OK` by default. */
  readonly answerTo?: (camera: string) => string
  /** Enforces `access`. If it rejects, the hub stays closed. */
  readonly openGuard?: (access: Access) => Promise<OpenGuard | undefined>
  /** The hub's own key pair, needed to connect to publishers that encrypt. If it rejects, the hub stays closed. */
  readonly openKey?: () => Promise<KeyPair>
  readonly onState: (state: HubState) => void
}

export class HubKeeper {
  readonly #options: HubKeeperOptions
  readonly #publishers = new Map<string, PublisherState>()
  #wanted: HubAddresses | undefined
  #hub: ImageHub | undefined
  #guard: OpenGuard | undefined
  #applying: Promise<void> = Promise.resolve()
  #retryTimer: NodeJS.Timeout | undefined
  #closedRequests = NO_REQUESTS
  #isStopped = false
  #state: HubState = { kind: 'opening', mode: 'req-rep' }

  constructor(options: HubKeeperOptions) {
    this.#options = options
  }

  /** Totals of all hubs since Camwall started. */
  get requests(): RequestCounts {
    return addCounts(this.#closedRequests, this.#hub?.requests ?? NO_REQUESTS)
  }

  /** Senders that are connected. */
  get connections(): number {
    return this.#hub?.connections ?? 0
  }

  get state(): HubState {
    return this.#state
  }

  /**
   * Opens the hub at these addresses. Resolves when it is open, or when its fault has been reported. A later call replaces
   * an earlier one that is still pending. After `stop` it has no effect.
   */
  apply(wanted: HubAddresses): Promise<void> {
    if (this.#isStopped) return this.#applying
    if (this.#wanted !== undefined && sameAddresses(this.#wanted, wanted)) return this.#applying
    return this.#change(wanted)
  }

  /**
   * Reopens the hub if this computer has lost the address on which it listens: libzmq resolves an interface's address only
   * when it binds. Resolves when the hub is open again, or at once when it need not be reopened.
   *
   * @param addresses - all current addresses of this computer, without zones
   */
  async networkChanged(addresses: readonly string[]): Promise<void> {
    await this.#applying
    const wanted = this.#wanted
    if (this.#hub === undefined || wanted?.mode !== 'req-rep' || isPermanent(wanted.listen)) return
    const isLost = this.#hub.addresses.every((bound) => !addresses.includes(bareHostOf(bound)))
    if (isLost) await this.#change(wanted)
  }

  backPressureReleased(): void {
    this.#hub?.backPressureReleased()
  }

  repace(): void {
    this.#hub?.repace()
  }

  /** Answers all pending requests and closes every socket permanently. Electron aborts if it exits with an open socket. */
  stop(): Promise<void> {
    this.#isStopped = true
    return this.#change(undefined)
  }

  #change(wanted: HubAddresses | undefined): Promise<void> {
    this.#wanted = wanted
    clearTimeout(this.#retryTimer)
    this.#applying = this.#applying.then(async () => {
      if (this.#wanted !== wanted) return
      await this.#close()
      if (wanted !== undefined) await this.#open(wanted)
    })
    return this.#applying
  }

  async #open(wanted: HubAddresses): Promise<void> {
    this.#report({ kind: 'opening', mode: wanted.mode })
    try {
      this.#publishers.clear()
      this.#hub = await openImageHub(await this.#pattern(wanted), {
        message: (message, arrival) => this.#options.listener.message(message, arrival),
        left: (peer) => this.#options.listener.left(peer),
        woken: () => this.#options.listener.woken(),
        broken: (error) => this.#options.listener.broken(error),
        behind: (address) => this.#options.listener.behind(address),
        refused: (address, why) => this.#options.listener.refused(address, why),
        publisher: (address, state) => {
          this.#publishers.set(address, state)
          if (this.#state.kind === 'subscribed') this.#reportPublishers()
        },
      })
      if (wanted.mode === 'pub-sub') this.#reportPublishers()
      else this.#report({ kind: 'listening', mode: 'req-rep', address: wanted.listen })
    } catch (error) {
      this.#report({ kind: 'fault', mode: wanted.mode, ...explainHubFault(error, wanted) })
      this.#retry(wanted)
    }
  }

  async #pattern(wanted: HubAddresses): Promise<HubPattern> {
    const { mode, listen, access } = wanted
    if (mode === 'pub-sub') {
      const plans = publisherPlans(wanted)
      for (const { address, kind } of plans)
        this.#publishers.set(address, kind === 'keyless' ? 'keyless' : 'waiting')
      // Also while no publisher has a key: the sender's program needs the hub's public key to create one.
      const hubKeys = access?.encrypt === true ? await this.#options.openKey?.() : undefined
      return subPattern(plans, hubKeys)
    }
    if (access !== undefined) this.#guard = await this.#options.openGuard?.(access)
    const { limits, capacity, answerTo } = this.#options
    const guard = this.#guard
    return {
      mode,
      listen,
      limits,
      capacity,
      ...(answerTo && { answerTo }),
      ...(guard && { guard }),
    }
  }

  #retry(wanted: HubAddresses): void {
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => {
      if (this.#wanted === wanted) void this.#change(wanted)
    }, RETRY_AFTER_MS)
  }

  async #close(): Promise<void> {
    const hub = this.#hub
    this.#hub = undefined
    await hub?.stop()
    this.#closedRequests = addCounts(this.#closedRequests, hub?.requests ?? NO_REQUESTS)
    this.#guard?.close()
    this.#guard = undefined
  }

  #reportPublishers(): void {
    const publishers = [...this.#publishers].map(([address, state]) => ({ address, state }))
    this.#report({ kind: 'subscribed', mode: 'pub-sub', publishers })
  }

  #report(state: HubState): void {
    this.#state = state
    this.#options.onState(state)
  }
}

/**
 * Whether both can use the same sockets. REQ/REP ignores the publishers; PUB/SUB ignores the listening address and the
 * access lists.
 */
function sameAddresses(a: HubAddresses, b: HubAddresses): boolean {
  if (a.mode !== b.mode) return false
  return a.mode === 'req-rep'
    ? a.listen === b.listen && isDeepStrictEqual(a.access, b.access)
    : a.access?.encrypt === b.access?.encrypt &&
        isDeepStrictEqual(publisherPlans(a), publisherPlans(b))
}

/** Whether the address stays valid when the network changes. */
function isPermanent(listen: string): boolean {
  return listensEverywhere(listen) || isLoopback(hostOf(listen))
}

/** The host without the brackets and the zone of IPv6: `fe80::1` for `tcp://[fe80::1%eth0]:5555`. */
function bareHostOf(address: string): string {
  return hostOf(address).replace(/^\[|(%.*)?\]$/g, '')
}

function addCounts(a: RequestCounts, b: RequestCounts): RequestCounts {
  return { received: a.received + b.received, answered: a.answered + b.answered }
}
