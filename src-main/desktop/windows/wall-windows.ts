/** All windows of the wall: the open ones, the one that was used last, and their positions for the next start. */
import { nativeTheme, screen as system, type BaseWindow, type WebContents } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import type { WindowReport } from '../../app/report/report.ts'
import { windowsSchema, type WindowPlace } from '../../app/settings/kept.ts'
import type { Kept } from '../../app/settings/settings-store.ts'
import { sumOfWork } from '../../consumers/screen/frame-link.ts'
import type { Work } from '../../contract/frame.ts'
import { MAX_WINDOWS } from '../../contract/limits.ts'
import { message } from '../../contract/text/text.ts'
import { WallWindow } from './wall-window.ts'
import { beside } from './window-place.ts'

/** How often it is checked whether each page still paints; see `Screen.sample`. */
const SAMPLE_EVERY_MS = 500

/** A window that is about to close; `preventDefault` keeps it open. */
export interface Closing {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export class WallWindows {
  readonly #camwall: Camwall
  readonly #kept: Kept<readonly WindowPlace[]>
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
  /** Called when the last window closes. The program then ends, unless it is prevented. */
  whenLastCloses: (closing: Closing) => void = () => undefined

  constructor(camwall: Camwall) {
    this.#camwall = camwall
    this.#kept = camwall.settings.keep('windows', windowsSchema, [])
    camwall.publisher.follow((change) => {
      for (const window of this.#open) window.send(change)
    })
    nativeTheme.on('updated', this.#showGround)
    this.#sampling = setInterval(() => {
      for (const { screen } of this.#open) screen.sample()
    }, SAMPLE_EVERY_MS)
  }

  /** Opens the windows of the last run, or the first one. */
  openAgain({ fullScreen }: { readonly fullScreen: boolean }): void {
    const [first, ...others] = this.#kept.value
    this.#add(first?.id ?? this.#freeId(), first, fullScreen)
    for (const place of others) this.#add(place.id, place, false)
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
    this.#add(id, this.#placeBesideLast(id), false).showLayout(layout)
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

  /** Saves the positions for the next start. */
  save(): void {
    this.#kept.set(this.#open.map(({ place }) => place))
  }

  /** At the exit: windows that close with the process are not removed from the saved positions. */
  stop(): void {
    this.#isStopped = true
    clearInterval(this.#sampling)
    nativeTheme.off('updated', this.#showGround)
  }

  #add(id: string, place: WindowPlace | undefined, fullScreen: boolean): WallWindow {
    const added = new WallWindow(this.#camwall, { id, place, fullScreen })
    const { window } = added
    this.#open = [...this.#open, added]
    this.#use(added)
    window.on('focus', () => this.#use(added))
    window.on('close', (event) => {
      const isLast = this.#open.every((other) => other === added || this.#closing.has(other))
      if (isLast) this.whenLastCloses(event)
      if (!event.defaultPrevented) this.#closing.add(added)
    })
    window.on('closed', () => this.#forget(added))
    return added
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
    if (!this.#isStopped) this.save()
  }

  #placeBesideLast(id: string): WindowPlace | undefined {
    const last = this.focused?.window
    if (last === undefined) return undefined
    const bounds = last.getNormalBounds()
    const { workArea } = system.getDisplayMatching(bounds)
    return { id, ...beside(bounds, workArea), maximized: false }
  }

  #freeId(): string {
    const taken = new Set(this.#open.map(({ id }) => id))
    let number = 1
    while (taken.has(`w${number}`)) number += 1
    return `w${number}`
  }
}
