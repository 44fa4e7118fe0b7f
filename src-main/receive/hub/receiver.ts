/** Keeps one address open, at which the hub listens or to which it connects, and tells its state. */
import { isDeepStrictEqual } from 'node:util'
import { hostOf, isLoopback, listensEverywhere } from '../../contract/address.ts'
import type { ReceiverStatus } from '../../contract/hub.ts'
import { Reopening } from '../../lib/reopening.ts'
import type { Access, OpenGuard } from '../access/guard.ts'
import type { KeyPair } from '../access/hub-key.ts'
import {
  NO_REQUESTS,
  type CurveKeys,
  type HubListener,
  type HubPattern,
  type ImageHub,
  type RequestCounts,
} from '../imagezmq/image-hub.ts'
import { openImageHub } from '../imagezmq/open-image-hub.ts'
import type { ReplyScheduler } from '../imagezmq/reply-scheduler.ts'
import { explainHubFault } from './hub-fault.ts'
import type { ListenerPlan, PublisherPlan, ReceiverPlan } from './receiver-plans.ts'

export interface ReceiverOptions {
  readonly listener: Omit<HubListener, 'publisher'>
  /** Shared by all receivers of a hub. */
  readonly replies: ReplyScheduler
  /** The text of the reply to a camera's message; `OK` by default. */
  readonly answerTo?: (camera: string) => string
  /** Enforces the access rules of an address at which the hub listens. If it rejects, the address stays closed. */
  readonly openGuard?: (access: Access) => Promise<OpenGuard | undefined>
  /** The hub's own key pair, needed to connect to publishers that encrypt. If it rejects, the address stays closed. */
  readonly openKey?: () => Promise<KeyPair>
}

export class Receiver {
  readonly #options: ReceiverOptions
  readonly #changed: () => void
  readonly #reopening: Reopening<ReceiverPlan>
  #plan: ReceiverPlan | undefined
  #hub: ImageHub | undefined
  #closedRequests = NO_REQUESTS
  #isStopped = false
  #status: ReceiverStatus

  /** @param changed - called when the state is another one */
  constructor(plan: ReceiverPlan, options: ReceiverOptions, changed: () => void) {
    this.#options = options
    this.#changed = changed
    this.#status = firstStatus(plan)
    this.#reopening = new Reopening({
      open: (wanted) => this.#open(wanted),
      failed: (error, { kind, address }) => {
        const fault = explainHubFault(error, { listens: kind === 'listener', address })
        this.#report({ kind, address, state: 'fault', fault })
      },
    })
  }

  get status(): ReceiverStatus {
    return this.#status
  }

  /** Since it was created. */
  get requests(): RequestCounts {
    return addCounts(this.#closedRequests, this.#hub?.requests ?? NO_REQUESTS)
  }

  get connections(): number {
    return this.#hub?.connections ?? 0
  }

  /**
   * Opens it, or opens it again if the plan, which has the same address, needs another socket. Resolves when it is open, or when
   * its fault has been reported.
   */
  async to(plan: ReceiverPlan): Promise<void> {
    if (isDeepStrictEqual(plan, this.#plan)) return
    this.#plan = plan
    await this.#reopening.to(plan)
  }

  /**
   * Opens it again if this computer has lost the address on which it listens: libzmq resolves an interface's address only when it
   * binds. Resolves when it is open again, or at once when nothing is to be done.
   *
   * @param addresses - all current addresses of this computer, without zones
   */
  async networkChanged(addresses: readonly string[]): Promise<void> {
    if (this.#hub === undefined || this.#plan?.kind !== 'listener') return
    if (isPermanent(this.#plan.address) || addresses.includes(bareHostOf(this.#hub.address))) return
    await this.#reopening.to(this.#plan)
  }

  demandChanged(): void {
    this.#hub?.demandChanged?.()
  }

  /** Answers all pending requests and closes the socket permanently. */
  stop(): Promise<void> {
    this.#isStopped = true
    return this.#reopening.stop()
  }

  async #open(plan: ReceiverPlan): Promise<() => Promise<void>> {
    // While it is retried, the fault stays, so that it does not flicker.
    if (this.#status.state !== 'fault') this.#report(firstStatus(plan))
    if (plan.kind === 'listener') return this.#listen(plan)
    return this.#subscribe(plan)
  }

  async #listen(plan: ListenerPlan): Promise<() => Promise<void>> {
    const { address, prefix, access } = plan
    const { replies, answerTo, openGuard } = this.#options
    const guard = await openGuard?.(access)
    try {
      await this.#openHub({
        ...{ mode: 'req-rep', listen: address, prefix, replies },
        ...(answerTo && { answerTo }),
        ...(guard && { guard }),
      })
    } catch (error) {
      guard?.close()
      throw error
    }
    this.#report({ kind: 'listener', address, state: 'listening' })
    return async () => {
      await this.#closeHub()
      guard?.close()
    }
  }

  async #subscribe(plan: PublisherPlan): Promise<() => Promise<void>> {
    const { address, prefix, cameras, encryption } = plan
    const keys = encryption.kind === 'clear' ? undefined : await this.#options.openKey?.()
    if (encryption.kind !== 'keyless') {
      const curve = keys && encryption.kind === 'encrypted' && curveOf(encryption.key, keys)
      await this.#openHub({
        ...{ mode: 'pub-sub', connect: address, prefix },
        ...(cameras.length > 0 && { cameras }),
        ...(curve && { curve }),
      })
    }
    if (this.#status.state === 'fault') this.#report(firstStatus(plan))
    return () => this.#closeHub()
  }

  async #openHub(pattern: HubPattern): Promise<void> {
    const { listener } = this.#options
    this.#hub = await openImageHub(pattern, {
      message: (message, arrival) => listener.message(message, arrival),
      isInDemand: (camera) => listener.isInDemand(camera),
      isNew: (camera) => listener.isNew(camera),
      announced: (cameras, arrival) => listener.announced(cameras, arrival),
      left: (peer) => listener.left(peer),
      woken: () => listener.woken(),
      broken: (error) => listener.broken(error),
      behind: (address) => listener.behind(address),
      refused: (address, why) => listener.refused(address, why),
      misfit: (address) => listener.misfit(address),
      senderRefused: (address, why) => listener.senderRefused(address, why),
      publisher: (address, state) => this.#report({ kind: 'publisher', address, state }),
    })
  }

  async #closeHub(): Promise<void> {
    const hub = this.#hub
    await hub?.stop()
    this.#hub = undefined
    this.#closedRequests = addCounts(this.#closedRequests, hub?.requests ?? NO_REQUESTS)
  }

  /** While it is stopped, the last state stays, for the report. */
  #report(status: ReceiverStatus): void {
    if (this.#isStopped || isDeepStrictEqual(status, this.#status)) return
    this.#status = status
    this.#changed()
  }
}

/** While it is being opened. */
function firstStatus(plan: ReceiverPlan): ReceiverStatus {
  const { address } = plan
  if (plan.kind === 'listener') return { kind: 'listener', address, state: 'opening' }
  const isKeyless = plan.encryption.kind === 'keyless'
  return { kind: 'publisher', address, state: isKeyless ? 'keyless' : 'waiting' }
}

/** What a connecting socket needs to encrypt: the other side's public key, and the own pair. */
export function curveOf(curveServerKey: string, { publicKey, secretKey }: KeyPair): CurveKeys {
  return { curveServerKey, curvePublicKey: publicKey, curveSecretKey: secretKey }
}

/** Whether the address stays valid when the network changes. */
function isPermanent(listen: string): boolean {
  return listensEverywhere(listen) || isLoopback(hostOf(listen))
}

/** The host without the brackets and the zone of IPv6: `fe80::1` for `tcp://[fe80::1%eth0]:5555`. */
function bareHostOf(address: string): string {
  return hostOf(address).replace(/^\[|(%.*)?\]$/g, '')
}

export function addCounts(a: RequestCounts, b: RequestCounts): RequestCounts {
  return { received: a.received + b.received, answered: a.answered + b.answered }
}
