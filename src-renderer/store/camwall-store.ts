/** All that the page shows but the pictures: what the main process told, and what the person at it is doing. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { Hand } from './hand.ts'
import { MainProcess } from './main-process.ts'
import { TileList } from './tile-list.ts'
import { Voice } from './voice.ts'
import { WallView } from './wall-view.ts'

/** What the wall is at: showing all, showing one tile alone, or moving some. */
export type WallMode = 'all' | 'alone' | 'holding'

export class CamwallStore {
  readonly main: MainProcess
  readonly voice = new Voice()
  readonly tiles: TileList
  readonly view: WallView
  readonly hand: Hand
  readonly settingsOpen: StoreApi<boolean> = createStore(() => false)
  readonly request: MainProcess['request']

  constructor(bridge: CamwallBridge) {
    this.main = new MainProcess(bridge)
    this.tiles = new TileList(this.main)
    this.view = new WallView(this.tiles, this.voice)
    this.hand = new Hand(this.tiles, this.voice)
    this.request = (name, ...args) => this.main.request(name, ...args)
  }

  get mode(): WallMode {
    if (this.hand.held !== undefined) return 'holding'
    return this.view.now.alone === undefined ? 'all' : 'alone'
  }

  openSettings(): void {
    this.settingsOpen.setState(true, true)
  }

  closeSettings(): void {
    this.settingsOpen.setState(false, true)
  }

  /** What Escape does: it undoes the newest of what a person has begun. Gives whether there was anything. */
  back(): boolean {
    if (this.hand.held !== undefined) this.hand.putBack()
    else if (this.view.clearSelection()) return true
    else if (this.view.now.alone !== undefined) this.view.showAll()
    else if (this.settingsOpen.getState()) this.closeSettings()
    else if (this.main.topics.getState()?.window.fullScreen === true)
      void this.request('window:full-screen', false)
    else return false
    return true
  }
}
