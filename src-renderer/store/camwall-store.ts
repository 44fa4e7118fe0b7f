/** The page's state, without the pictures: the state of the main process, and that of this window. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point } from '../../src-main/contract/rect.ts'
import type { CamwallBridge, CommandId } from '../../src-main/features/list.ts'
import { ClickMode } from './click-mode.ts'
import { whyFixed } from './fixed-tiles.ts'
import { FreeHand } from './free-hand.ts'
import { Hand } from './hand.ts'
import { LookBack } from './look-back.ts'
import { MainProcess } from './main-process.ts'
import { Marks } from './marks.ts'
import { SizeHand } from './size-hand.ts'
import { TileList } from './tile-list.ts'
import { TileViews } from './tile-views.ts'
import { say } from '../text/language.ts'
import { Voice } from './voice.ts'
import { WallView } from './wall-view.ts'

/** All tiles are shown, one tile is shown solo, or tiles are being moved. */
export type WallMode = 'all' | 'solo' | 'holding'

/** A dialog over the wall, which a command opened. */
export interface OpenDialog {
  readonly command: CommandId
  /** The camera that it is for, if it is for one. */
  readonly camera?: string
}

export class CamwallStore {
  readonly main: MainProcess
  readonly voice = new Voice()
  readonly views: TileViews
  readonly tiles: TileList
  readonly view: WallView
  readonly hand: Hand
  /** For tiles of the kind `free`. */
  readonly freeHand: FreeHand
  /** For tiles of the kind `fit`. */
  readonly sizeHand: SizeHand
  readonly clickMode: ClickMode
  readonly lookBack: LookBack
  /** The stretch that is marked on the time bar. */
  readonly marks: Marks
  /** The panel at the right side, by the command that opens it: one at a time. */
  readonly sheet: StoreApi<CommandId | undefined> = createStore<CommandId | undefined>(
    () => undefined,
  )
  readonly dialog: StoreApi<OpenDialog | undefined> = createStore<OpenDialog | undefined>(
    () => undefined,
  )
  /** How many menus of the system are open over the page: their commands act on what is shown. */
  readonly menus: StoreApi<number> = createStore(() => 0)
  /** Whether the pages of the wall are shown in turn. */
  readonly cycling: StoreApi<boolean> = createStore(() => false)
  /** Ids of the layouts that this window shows in turn. */
  readonly cycledLayouts: StoreApi<readonly string[]> = createStore<readonly string[]>(() => [])
  /** Incremented when the time until the next page or layout begins again. */
  readonly cycleRestarts: StoreApi<number> = createStore(() => 0)
  readonly request: MainProcess['request']

  constructor(bridge: CamwallBridge) {
    this.main = new MainProcess(bridge)
    this.views = new TileViews(this.main)
    this.tiles = new TileList(this.main, this.views)
    this.view = new WallView(this.tiles, this.voice)
    this.view.state.subscribe(({ current }) => {
      const tile = this.tiles.get(current)
      if (tile !== undefined && tile.isHotspot !== true) this.views.follow(tile.camera)
    })
    this.hand = new Hand(this.tiles, this.voice)
    this.freeHand = new FreeHand(this.tiles, this.main, this.voice)
    this.sizeHand = new SizeHand(this.tiles, this.main, this.voice)
    this.clickMode = new ClickMode(this.tiles)
    // The layout was locked, maybe in another window: what is under way would be refused.
    this.main.topics.subscribe((topics) => {
      if (whyFixed(topics) === undefined) return
      this.putBack()
      this.clickMode.end()
    })
    this.lookBack = new LookBack(this.main, this.voice)
    this.marks = new Marks(this.voice)
    this.lookBack.state.subscribe(({ time, absent }) =>
      this.views.setPast(time !== undefined, absent),
    )
    this.lookBack.state.subscribe(({ played }, before) => {
      // A stretch of what look-back keeps is none of recordings.
      if ((played === undefined) !== (before.played === undefined)) this.marks.clear()
    })
    this.request = (name, ...args) => this.main.request(name, ...args)
  }

  /** Whether no tile can be moved, added or removed. If so, the person is told why. */
  areFixed(): boolean {
    const why = whyFixed(this.main.topics.getState())
    if (why !== undefined) this.voice.refuse(say(why))
    return why !== undefined
  }

  get mode(): WallMode {
    const hands = [this.hand, this.freeHand, this.sizeHand]
    if (hands.some(({ held }) => held !== undefined)) return 'holding'
    return this.view.now.solo === undefined ? 'all' : 'solo'
  }

  /** Whether each tile is where a person put it. */
  get isFree(): boolean {
    return this.main.topics.getState()?.layout.kind === 'free'
  }

  /** Tiles that are held go back to where they were. */
  putBack(): void {
    this.hand.putBack()
    this.freeHand.putBack()
    this.sizeHand.putBack()
  }

  openSheet(command: CommandId): void {
    this.sheet.setState(command, true)
  }

  closeSheet(): void {
    this.sheet.setState(undefined, true)
  }

  toggleSheet(command: CommandId): void {
    if (this.sheet.getState() === command) this.closeSheet()
    else this.openSheet(command)
  }

  openDialog(dialog: OpenDialog): void {
    this.dialog.setState(dialog, true)
  }

  closeDialog(): void {
    this.dialog.setState(undefined, true)
  }

  /** Opens a menu of the system. Resolves when it is closed. */
  async openMenu(menu: 'menu:tile' | 'menu:layout', at: Point): Promise<void> {
    this.menus.setState((count) => count + 1, true)
    try {
      await this.request(menu, at)
    } finally {
      this.menus.setState((count) => count - 1, true)
    }
  }

  /** Whether a dialog or a menu is open, which a person has opened for what is shown. */
  get isAsking(): boolean {
    return this.dialog.getState() !== undefined || this.menus.getState() > 0
  }

  /** The action of Escape: ends the newest mode that is on. Returns `false` when none is. */
  back(): boolean {
    if (this.dialog.getState() !== undefined) this.closeDialog()
    else if (this.mode === 'holding') this.putBack()
    else if (this.clickMode.target !== undefined) this.clickMode.end()
    else if (this.lookBack.back()) return true
    else if (this.view.clearSelection()) return true
    else if (this.view.now.solo !== undefined) this.view.showAll()
    else if (this.sheet.getState() !== undefined) this.closeSheet()
    else if (this.main.topics.getState()?.window.fullScreen === true)
      void this.request('window:full-screen', false)
    else return false
    return true
  }
}
