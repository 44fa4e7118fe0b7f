/** What the main process told, by topic and by camera, and what it is asked for. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ArgsOf } from '../../src-main/contract/request.ts'
import type {
  CamwallBridge,
  CamwallChange,
  CommandId,
  Requests,
  Topics,
} from '../../src-main/features/list.ts'
import { CameraRows } from './camera-rows.ts'

export class MainProcess {
  /** `undefined` until its first word. A topic that did not change keeps its identity. */
  readonly topics: StoreApi<Topics | undefined> = createStore<Topics | undefined>(() => undefined)
  readonly cameras = new CameraRows()
  /** A request that it could not answer, in words. */
  readonly trouble: StoreApi<string | undefined> = createStore<string | undefined>(() => undefined)
  readonly #bridge: CamwallBridge

  constructor(bridge: CamwallBridge) {
    this.#bridge = bridge
  }

  /** Asks for the first state and follows what changes, until the returned function is called. */
  start(command: (id: CommandId) => void): () => void {
    const stops = [
      this.#bridge.onState((change) => this.#take(change)),
      this.#bridge.onCommand(command),
    ]
    void this.#tryTo(this.#open())
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Resolves to whether it is done; when it is not, the page shows why. */
  request<Name extends keyof Requests>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<boolean> {
    return this.#tryTo(this.#bridge.request(name, ...args))
  }

  dismissTrouble(): void {
    this.trouble.setState(undefined, true)
  }

  /** What it is about to tell, since it has just done what it was asked for. */
  assume(topics: Partial<Topics>): void {
    this.#take({ topics })
  }

  async #open(): Promise<void> {
    const { topics, cameras } = await this.#bridge.request('wall:open')
    this.cameras.replace(cameras)
    this.topics.setState(topics, true)
  }

  #take({ cameras, topics }: CamwallChange): void {
    const known = this.topics.getState()
    // What is told before the first state is in it.
    if (known === undefined) return
    if (cameras !== undefined) this.cameras.update(cameras)
    if (topics !== undefined) this.topics.setState({ ...known, ...topics }, true)
  }

  async #tryTo(request: Promise<unknown>): Promise<boolean> {
    try {
      await request
      return true
    } catch (error) {
      this.trouble.setState(error instanceof Error ? error.message : String(error), true)
      return false
    }
  }
}
