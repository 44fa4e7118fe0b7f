/** Keeps the hub open as the settings ask: one change at a time, the old sockets closed before the new ones open. */
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

/** A port that is taken is tried again: most often an old program is just about to leave it. */
const RETRY_AFTER_MS = 2000

export interface HubKeeperOptions {
  readonly listener: Omit<HubListener, 'publisher'>
  readonly limits: ReplyLimits
  /** How many more frames can be used now. */
  readonly room: () => number
  /** Lets in only whom `access` names. When it rejects, the hub stays closed. */
  readonly openGuard?: (access: Access) => Promise<OpenGuard | undefined>
  /** The hub's own keys, with which it connects to publishers that encrypt. The same when it rejects. */
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

  /** Of every hub since Camwall started. */
  get requests(): RequestCounts {
    return together(this.#closedRequests, this.#hub?.requests ?? NO_REQUESTS)
  }

  get state(): HubState {
    return this.#state
  }

  /**
   * Resolves when the hub is open as asked, or its fault is told; a later call overtakes an earlier one. What is asked
   * after the end, by a page or by the demo, opens nothing.
   */
  apply(wanted: HubAddresses): Promise<void> {
    if (this.#isStopped) return this.#applying
    if (this.#wanted !== undefined && sameAddresses(this.#wanted, wanted)) return this.#applying
    return this.#change(wanted)
  }

  /**
   * libzmq looks up where to listen when it binds, and never again: once this computer has lost that address, nobody
   * reaches it there, though an interface may have got another. Resolves when the hub is open again, if it had to be.
   *
   * @param addresses - all that this computer has now, without zones
   */
  async networkChanged(addresses: readonly string[]): Promise<void> {
    await this.#applying
    const wanted = this.#wanted
    if (this.#hub === undefined || wanted?.mode !== 'req-rep' || isAlwaysThere(wanted.listen))
      return
    const isLost = this.#hub.addresses.every((bound) => !addresses.includes(bareHostOf(bound)))
    if (isLost) await this.#change(wanted)
  }

  roomMade(): void {
    this.#hub?.roomMade()
  }

  repace(): void {
    this.#hub?.repace()
  }

  /** Answers what is pending and closes every socket, for good. Electron aborts when it exits with an open one. */
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
    this.#tell({ kind: 'opening', mode: wanted.mode })
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
          if (this.#state.kind === 'subscribed') this.#tellPublishers()
        },
      })
      if (wanted.mode === 'pub-sub') this.#tellPublishers()
      else this.#tell({ kind: 'listening', mode: 'req-rep', address: wanted.listen })
    } catch (error) {
      this.#tell({ kind: 'fault', mode: wanted.mode, ...explainHubFault(error, wanted) })
      this.#retry(wanted)
    }
  }

  async #pattern(wanted: HubAddresses): Promise<HubPattern> {
    const { mode, listen, access } = wanted
    if (mode === 'pub-sub') {
      const plans = publisherPlans(wanted)
      for (const { address, way } of plans)
        this.#publishers.set(address, way === 'keyless' ? 'keyless' : 'waiting')
      // Also while no publisher has a key: the program that makes one needs the hub's.
      const own = access?.encrypt === true ? await this.#options.openKey?.() : undefined
      return subPattern(plans, own)
    }
    if (access !== undefined) this.#guard = await this.#options.openGuard?.(access)
    const { limits, room } = this.#options
    return { mode, listen, limits, room, ...(this.#guard && { guard: this.#guard }) }
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
    this.#closedRequests = together(this.#closedRequests, hub?.requests ?? NO_REQUESTS)
    this.#guard?.close()
    this.#guard = undefined
  }

  #tellPublishers(): void {
    const publishers = [...this.#publishers].map(([address, state]) => ({ address, state }))
    this.#tell({ kind: 'subscribed', mode: 'pub-sub', publishers })
  }

  #tell(state: HubState): void {
    this.#state = state
    this.#options.onState(state)
  }
}

/**
 * Whether the same sockets serve both: in REQ/REP the publishers do not matter, in PUB/SUB the listening address and the
 * lists of who may connect.
 */
function sameAddresses(a: HubAddresses, b: HubAddresses): boolean {
  if (a.mode !== b.mode) return false
  return a.mode === 'req-rep'
    ? a.listen === b.listen && isDeepStrictEqual(a.access, b.access)
    : a.access?.encrypt === b.access?.encrypt &&
        isDeepStrictEqual(publisherPlans(a), publisherPlans(b))
}

/** Whatever becomes of the network. */
function isAlwaysThere(listen: string): boolean {
  return listensEverywhere(listen) || isLoopback(hostOf(listen))
}

/** Without the brackets and the zone of IPv6: `fe80::1` of `tcp://[fe80::1%eth0]:5555`. */
function bareHostOf(address: string): string {
  return hostOf(address).replace(/^\[|(%.*)?\]$/g, '')
}

function together(a: RequestCounts, b: RequestCounts): RequestCounts {
  return { received: a.received + b.received, answered: a.answered + b.answered }
}
