/** The state of the main process, by topic and by camera, and the requests to it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '../../src-main/contract/bridge.ts'
import type { ArgsOf, ResultOf } from '../../src-main/contract/request.ts'
import type { Message } from '../../src-main/contract/text/text.ts'
import type {
  CamwallBridge,
  CamwallChange,
  CommandId,
  Requests,
  Topics,
} from '../../src-main/features/list.ts'
import { CameraRows } from './camera-rows.ts'

export class MainProcess {
  /** `undefined` until they arrive. A topic that did not change keeps its identity. */
  readonly topics: StoreApi<Topics | undefined> = createStore<Topics | undefined>(() => undefined)
  readonly cameras = new CameraRows()
  /** Why the newest failed request failed, until it is dismissed. */
  readonly trouble: StoreApi<Message | undefined> = createStore<Message | undefined>(
    () => undefined,
  )
  readonly #bridge: CamwallBridge
  /** Changes that are not part of the first state, which comes after them. */
  #early: CamwallChange[] | undefined

  constructor(bridge: CamwallBridge) {
    this.#bridge = bridge
  }

  /** Requests the first state and applies changes, until the returned function is called. */
  start(command: (id: CommandId) => void): () => void {
    const stops = [
      this.#bridge.onState((change) => this.#take(change)),
      this.#bridge.onCommand(command),
    ]
    void this.#open()
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Resolves to whether it succeeded; when it did not, the page shows why. */
  async request<Name extends keyof Requests>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<boolean> {
    return this.#isAnswered(await this.#bridge.request(name, ...args))
  }

  /** Resolves to the result; `undefined` when it did not succeed: the page then shows why. */
  async ask<Name extends keyof Requests>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<ResultOf<Requests[Name]> | undefined> {
    const answer = await this.#bridge.request(name, ...args)
    return this.#isAnswered(answer) ? answer.result : undefined
  }

  dismissTrouble(): void {
    this.trouble.setState(undefined, true)
  }

  /** Applies a state that the main process is about to send, after a request that it confirmed. */
  assume(topics: Partial<Topics>): void {
    this.#take({ topics })
  }

  async #open(): Promise<void> {
    const answer = await this.#bridge.request('wall:open')
    if (!this.#isAnswered(answer)) return
    const { topics, cameras } = answer.result
    this.cameras.replace(cameras)
    this.topics.setState(topics, true)
    for (const change of this.#early ?? []) this.#take(change)
    this.#early = undefined
  }

  #take(change: CamwallChange): void {
    const { opened, cameras, topics } = change
    const known = this.topics.getState()
    if (known === undefined) {
      if (opened === true) this.#early = []
      else this.#early?.push(change)
      return
    }
    if (cameras !== undefined) this.cameras.update(cameras)
    if (topics !== undefined) this.topics.setState({ ...known, ...topics }, true)
  }

  #isAnswered<Result>(answer: Answer<Result>): answer is { readonly result: Result } {
    if (!('why' in answer)) return true
    this.trouble.setState(answer.why, true)
    return false
  }
}
