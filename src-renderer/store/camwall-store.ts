/** The page's one store: fed by the bridge, changed by what the person at the wall does. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CamwallBridge, UpdateAct } from '../../src-main/contract/bridge.ts'
import type { AppSettingsPatch, HubSettingsPatch } from '../../src-main/contract/settings.ts'
import { moveTile } from '../wall/order.ts'
import { INITIAL_STATE, withChange, withWall, type CamwallState } from './camwall-state.ts'
import { heldWords, type HeldTile } from './held-tile.ts'

export class CamwallStore {
  readonly state: StoreApi<CamwallState> = createStore<CamwallState>(() => INITIAL_STATE)
  readonly #bridge: CamwallBridge

  constructor(bridge: CamwallBridge) {
    this.#bridge = bridge
  }

  /** Asks for the first state and follows what changes, until the returned function is called. */
  start(): () => void {
    const stops = [
      this.#bridge.onState((change) => {
        this.#update((state) => withChange(state, change))
      }),
      this.#bridge.onMenuCommand((command) => {
        if (command === 'settings') this.openSettings()
        else this.showAll()
      }),
    ]
    void this.#ask(this.#bridge.openWall().then((wall) => this.#update((s) => withWall(s, wall))))
    return () => {
      for (const stop of stops) stop()
    }
  }

  openSettings(): void {
    this.state.setState({ settingsOpen: true })
  }

  closeSettings(): void {
    this.state.setState({ settingsOpen: false })
  }

  /** Resolves when the new settings are in force, or when it is known that they are not. */
  async changeSettings(patch: HubSettingsPatch): Promise<void> {
    await this.#ask(
      this.#bridge
        .changeSettings(patch)
        .then((settings) => this.#update((state) => withChange(state, { settings }))),
    )
  }

  async changeAppSettings(patch: AppSettingsPatch): Promise<void> {
    await this.#ask(
      this.#bridge
        .changeAppSettings(patch)
        .then((settings) => this.#update((state) => withChange(state, { settings }))),
    )
  }

  setFullScreen(on: boolean): void {
    void this.#ask(this.#bridge.setFullScreen(on))
  }

  /** Resolves to whether the text is on the clipboard. */
  copyText(text: string): Promise<boolean> {
    return this.#ask(this.#bridge.copyText(text))
  }

  dismissNotice(id: number): void {
    void this.#ask(this.#bridge.dismissNotice(id))
  }

  actOnUpdate(act: UpdateAct): void {
    void this.#ask(this.#bridge.actOnUpdate(act))
  }

  dismissTrouble(): void {
    this.state.setState({ trouble: undefined })
  }

  /** The tile that the Tab key comes to; with `focus`, the focus goes there at once. */
  setCurrent(camera: string, { focus }: { readonly focus: boolean }): void {
    this.#update((state) => ({
      ...state,
      current: camera,
      focusAsked: state.focusAsked + (focus ? 1 : 0),
    }))
  }

  showAlone(camera: string): void {
    if (!this.#now.order.includes(camera) || this.#now.alone === camera) return
    this.state.setState({ alone: camera, held: undefined, spoken: `${camera} shown alone.` })
    this.setCurrent(camera, { focus: true })
    void this.#ask(this.#bridge.solo(camera))
  }

  showAll(): void {
    const { alone } = this.#now
    if (alone === undefined) return
    this.state.setState({ alone: undefined, spoken: 'All cameras shown.' })
    this.setCurrent(alone, { focus: true })
    void this.#ask(this.#bridge.solo(undefined))
  }

  /** Takes a camera's tile away until it sends again; the focus goes to the next tile. */
  forget(camera: string): void {
    const { order } = this.#now
    const index = order.indexOf(camera)
    const next = order[index + 1] ?? order[index - 1]
    if (this.#now.alone === camera) this.showAll()
    if (next !== undefined) this.setCurrent(next, { focus: true })
    this.state.setState({ spoken: `${camera} removed from the wall.` })
    void this.#ask(this.#bridge.forgetCamera(camera))
  }

  lift(camera: string, by: HeldTile['by']): void {
    const { order } = this.#now
    const to = order.indexOf(camera)
    if (to < 0) return
    this.state.setState({ held: { camera, by, to } })
    if (by === 'keyboard')
      this.state.setState({ spoken: heldWords.lifted(camera, to, order.length) })
  }

  /** Makes room for the held tile at another place. */
  carry(to: number): void {
    const { held, order } = this.#now
    if (held === undefined || held.to === to) return
    this.state.setState({ held: { ...held, to } })
    if (held.by === 'keyboard')
      this.state.setState({ spoken: heldWords.moved(held.camera, to, order.length) })
  }

  drop(): void {
    const { held, order, tiles, wall } = this.#now
    if (held === undefined || wall === undefined) return
    const present = tiles.map(({ name }) => name)
    const next = moveTile(wall.order, present, held.camera, held.to)
    const hasMoved = order[held.to] !== held.camera
    this.#update((state) => ({
      ...withChange({ ...state, held: undefined }, { order: next }),
      spoken: heldWords.dropped(held.camera, held.to, order.length),
    }))
    if (hasMoved) void this.#ask(this.#bridge.arrange(next))
  }

  putBack(): void {
    const { held, order } = this.#now
    if (held === undefined) return
    const spoken = heldWords.putBack(held.camera, order.indexOf(held.camera), order.length)
    this.state.setState({ held: undefined, spoken })
  }

  /** What Escape does: it undoes the newest of what a person has begun. Gives whether there was anything. */
  back(): boolean {
    const { held, alone, settingsOpen, wall } = this.#now
    if (held !== undefined) this.putBack()
    else if (alone !== undefined) this.showAll()
    else if (settingsOpen) this.closeSettings()
    else if (wall?.fullScreen === true) this.setFullScreen(false)
    else return false
    return true
  }

  get #now(): CamwallState {
    return this.state.getState()
  }

  #update(change: (state: CamwallState) => CamwallState): void {
    const before = this.#now
    this.state.setState(change(before), true)
    // The camera that was shown alone has left: the others are seen again.
    if (before.alone !== undefined && this.#now.alone === undefined)
      void this.#ask(this.#bridge.solo(undefined))
  }

  async #ask(request: Promise<void>): Promise<boolean> {
    try {
      await request
      return true
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error)
      this.state.setState({ trouble })
      return false
    }
  }
}
