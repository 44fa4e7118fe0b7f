/** All windows of the wall: the open ones, the one that was used last, and their positions for the next start. */
import { nativeTheme, screen as system, type BaseWindow, type WebContents } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import type { Kiosk } from '../../app/kiosk/kiosk.ts'
import type { WindowReport } from '../../app/report/report.ts'
import {
  placesSchema,
  windowsSchema,
  type PlacesByScreens,
  type WindowPlace,
} from '../../app/settings/kept.ts'
import type { Kept } from '../../app/settings/settings-store.ts'
import { sumOfWork } from '../../consumers/screen/frame-link.ts'
import type { Work } from '../../contract/frame.ts'
import { MAX_WINDOWS } from '../../contract/limits.ts'
import { message } from '../../contract/text/text.ts'
import { placesOn, screensKey, withPlaces } from './places-by-screens.ts'
import { WallWindow, type WallWindowOptions } from './wall-window.ts'
import { beside } from './window-place.ts'
import type { WindowToOpen } from './windows-to-open.ts'

/** How often it is checked whether each page still paints; see `Screen.sample`. */
const SAMPLE_EVERY_MS = 500

/** After the last move of a window: long enough for the system to report a monitor that was lost. */
const SAVE_AFTER_MS = 1000

/** A window that is about to close; `preventDefault` keeps it open. */
export interface Closing {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export class WallWindows {
  readonly #camwall: Camwall
  readonly #kiosk: Kiosk
  readonly #kept: Kept<readonly WindowPlace[]>
  readonly #places: Kept<PlacesByScreens>
  readonly #sampling: NodeJS.Timeout
  readonly #showGround = () => {
    for (const window of this.#open) window.showGround()
  }
  #open: readonly WallWindow[] = []
  /** In the order of their last use. */
  #byUse: readonly WallWindow[] = []
  /** Windows that are about to close. */
  readonly #closing = new Set<WallWindow>()
  /** Of windows that were closed. */
  #closedWork: readonly Work[] = []
  #isStopped = false
  #isSaved = true
  #saving: NodeJS.Timeout | undefined
  /** The monitors that there are, see `screensKey`. */
  #screens = ''
  /** Of this run, also if they are not saved. */
  #placesOfRun: PlacesByScreens = []
  /** Called when the last window closes. The program then ends, unless it is prevented. */
  whenLastCloses: (closing: Closing) => void = () => undefined

  constructor(camwall: Camwall, kiosk: Kiosk) {
    this.#camwall = camwall
    this.#kiosk = kiosk
    this.#kept = camwall.settings.keep('windows', windowsSchema, [])
    this.#places = camwall.settings.keep('places', placesSchema, [])
    camwall.publisher.follow((change) => {
      for (const window of this.#open) window.send(change)
    })
    nativeTheme.on('updated', this.#showGround)
    this.#sampling = setInterval(() => {
      for (const { screen } of this.#open) screen.sample()
    }, SAMPLE_EVERY_MS)
  }

  /** Where the windows of the last run were, with the monitors that there are now. */
  get lastPlaces(): readonly WindowPlace[] {
    return placesOn(this.#places.value, screensKey(system.getAllDisplays())) ?? this.#kept.value
  }

  /**
   * Opens the first windows. Called once.
   *
   * @param isSaved - whether they are to open again at the next start. Those that flags give are not
   */
  open(windows: readonly WindowToOpen[], isSaved: boolean): void {
    this.#isSaved = isSaved
    if (isSaved) this.#placesOfRun = this.#places.value
    this.#screens = screensKey(system.getAllDisplays())
    this.openAgain(windows)
    this.#rememberPlaces()
    this.#followMonitors()
  }

  /** Opens windows after all were closed. */
  openAgain(windows: readonly WindowToOpen[]): void {
    for (const { place, fills, layout } of windows) {
      const added = this.#add({ id: this.#freeId(place?.id), place, fills, kiosk: this.#kiosk })
      if (layout !== undefined) added.showLayout(layout)
    }
    this.#open[0]?.window.focus()
  }

  /** @param layout - the id of the layout that it shows; that of the window that was used last by default */
  openAnother(layout = this.focused?.layout): void {
    if (this.#open.length >= MAX_WINDOWS) {
      const what = message('notice.too-many-windows', { most: MAX_WINDOWS })
      this.#camwall.notify({ key: what.key, severity: 'info', what })
      return
    }
    const id = this.#freeId()
    const place = this.#placeBesideLast(id)
    this.#add({ id, place, fills: undefined, kiosk: this.#kiosk }).showLayout(layout)
    this.save()
  }

  /** In the order in which they were opened. */
  get all(): readonly WallWindow[] {
    return this.#open
  }

  /** The window that has the focus, or had it last. */
  get focused(): WallWindow | undefined {
    return this.#byUse.at(-1)
  }

  byPage(page: WebContents): WallWindow | undefined {
    return this.#open.find((window) => window.page === page)
  }

  byWindow(of: BaseWindow | undefined): WallWindow | undefined {
    return this.#open.find(({ window }) => window === of)
  }

  byId(id: string): WallWindow | undefined {
    return this.#open.find((window) => window.id === id)
  }

  /** Of all windows, including closed ones. */
  get work(): Work {
    return sumOfWork([...this.#closedWork, ...this.#open.map(({ screen }) => screen.work)])
  }

  get reports(): readonly WindowReport[] {
    return this.#open.map(({ report }) => report)
  }

  /** Saves the positions for the next start. Without an open window, the saved ones remain. */
  save(): void {
    clearTimeout(this.#saving)
    const places = this.#rememberPlaces()
    if (!this.#isSaved || places.length === 0) return
    this.#kept.set(places)
    this.#places.set(this.#placesOfRun)
  }

  /** At the exit: windows that close with the process are not removed from the saved positions. */
  stop(): void {
    this.#isStopped = true
    clearInterval(this.#sampling)
    nativeTheme.off('updated', this.#showGround)
    clearTimeout(this.#saving)
  }

  #add(options: WallWindowOptions): WallWindow {
    const added = new WallWindow(this.#camwall, options)
    const { window } = added
    this.#open = [...this.#open, added]
    this.#use(added)
    window.on('focus', () => this.#use(added))
    added.onMove(() => this.#saveSoon())
    window.on('close', (event) => {
      if (this.#kiosk.isOn) {
        event.preventDefault()
        return
      }
      const isLast = this.#open.every((other) => other === added || this.#closing.has(other))
      if (isLast) this.whenLastCloses(event)
      if (!event.defaultPrevented) this.#closing.add(added)
    })
    window.on('closed', () => this.#forget(added))
    return added
  }

  #rememberPlaces(): readonly WindowPlace[] {
    const places = this.#open.map(({ place }) => place)
    if (places.length > 0) this.#placesOfRun = withPlaces(this.#placesOfRun, this.#screens, places)
    return places
  }

  /** So that a crash or a power cut loses no place. */
  #saveSoon(): void {
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => this.save(), SAVE_AFTER_MS)
  }

  /**
   * When a monitor is lost, the system moves its windows to another one. When it is back, they return. Places are saved only
   * some time after a move: by then it is known whether a monitor was lost.
   */
  #followMonitors(): void {
    const changed = () => {
      clearTimeout(this.#saving)
      const screens = screensKey(system.getAllDisplays())
      if (this.#isStopped || screens === this.#screens) return
      this.#screens = screens
      const places = placesOn(this.#placesOfRun, screens) ?? []
      for (const place of places) this.byId(place.id)?.moveTo(place)
    }
    system.on('display-added', changed)
    system.on('display-removed', changed)
    system.on('display-metrics-changed', changed)
  }

  #use(window: WallWindow): void {
    this.#byUse = [...this.#byUse.filter((other) => other !== window), window]
  }

  #forget(closed: WallWindow): void {
    this.#open = this.#open.filter((other) => other !== closed)
    this.#byUse = this.#byUse.filter((other) => other !== closed)
    this.#closing.delete(closed)
    this.#closedWork = [sumOfWork([...this.#closedWork, closed.screen.work])]
    void closed.screen.stop()
    // The place of the last one is where it opens again.
    if (!this.#isStopped) this.save()
  }

  #placeBesideLast(id: string): WindowPlace | undefined {
    const last = this.focused?.window
    if (last === undefined) return undefined
    const bounds = last.getNormalBounds()
    const { workArea } = system.getDisplayMatching(bounds)
    return { id, ...beside(bounds, workArea), maximized: false }
  }

  /** @param wanted - given if no window has it */
  #freeId(wanted?: string): string {
    const taken = new Set(this.#open.map(({ id }) => id))
    if (wanted !== undefined && !taken.has(wanted)) return wanted
    let number = 1
    while (taken.has(`w${number}`)) number += 1
    return `w${number}`
  }
}
