/** One window of the wall: its screen, whether it can be seen, and what becomes of it when its page dies. */
import { join } from 'node:path'
import { app, BrowserWindow, screen as system, type WebContents } from 'electron'
import type { AskingWindow } from '../../app/asker.ts'
import type { Camwall } from '../../app/camwall.ts'
import type { WindowReport } from '../../app/report/report.ts'
import type { WindowPlace } from '../../app/settings/kept.ts'
import type { Change } from '../../app/state/publisher.ts'
import type { WindowTopics } from '../../app/windows/contract.ts'
import { Screen } from '../../consumers/screen/screen.ts'
import { STUCK_AFTER_SECONDS } from '../../consumers/screen/sent-frames.ts'
import type { Right } from '../../contract/request.ts'
import { within } from '../../lib/pause.ts'
import { openFramePort } from '../ipc/frame-port.ts'
import { tellCommand, tellState } from '../ipc/main-ipc.ts'
import type { CommandId } from '../../features/list.ts'
import { patience } from '../patience.ts'
import { WALL_URL } from './app-protocol.ts'
import { middleOf, placeOnScreen } from './window-place.ts'

const STUCK_AFTER = patience(STUCK_AFTER_SECONDS)
const MIN_SIZE = { minWidth: 360, minHeight: 280 }
/** The wall's own ground, so that nothing flashes before the page is there. */
const GROUND = '#0c0e11'
/** A page that hangs must not keep the app from ending. */
const SCREENSHOT_TIMEOUT_MS = 5000

export interface WallWindowOptions {
  readonly id: string
  readonly place: WindowPlace | undefined
  readonly fullScreen: boolean
}

export class WallWindow implements AskingWindow {
  readonly id: string
  readonly rights: ReadonlySet<Right> = new Set(['view', 'arrange', 'configure'])
  readonly screen: Screen
  readonly window: BrowserWindow
  readonly page: WebContents
  readonly #camwall: Camwall
  /** Where it was before it filled the screen, which is no place to come back to. */
  #place: WindowPlace | undefined

  constructor(camwall: Camwall, { id, place, fullScreen }: WallWindowOptions) {
    this.id = id
    this.#camwall = camwall
    this.#place = place
    this.screen = new Screen(camwall.feed, {
      stuckAfterSeconds: STUCK_AFTER,
      stuck: () => this.#endStuckPage(),
    })
    this.window = openWindow(place, fullScreen)
    this.page = this.window.webContents
    this.#followVisibility()
    this.page.on('render-process-gone', (_event, { reason }) => this.#loadAgain(reason))
    void this.window.loadURL(WALL_URL)
  }

  get topics(): WindowTopics {
    return { window: { id: this.id, fullScreen: this.window.isFullScreen() } }
  }

  tell(change: Change): void {
    tellState(this.page, change)
  }

  /** Has its page carry out a command. */
  command(id: CommandId): void {
    tellCommand(this.page, id)
  }

  /** Its painter listens. */
  openFrames(): void {
    openFramePort(this.page, this.screen)
  }

  /** Its painting worker ended by a fault. */
  painterEnded(why: string): void {
    this.screen.detach()
    const what = `The wall's painter ended (${why}) and was started again.`
    this.#camwall.notify({ key: 'painter', severity: 'warning', what, todo: 'Please report it.' })
  }

  setFullScreen(on: boolean): void {
    this.window.setFullScreen(on)
  }

  toggleFullScreen(): void {
    this.setFullScreen(!this.window.isFullScreen())
  }

  bringToFront(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.show()
    this.window.focus()
  }

  /** Where it is to come back to at the next start: in full screen, where it was before. */
  get place(): WindowPlace {
    this.#rememberPlace()
    const { workArea } = system.getDisplayMatching(this.window.getBounds())
    return this.#place ?? { id: this.id, ...middleOf(workArea), maximized: false }
  }

  get report(): WindowReport {
    const { id, screen } = this
    const { width, height } = screen.layout?.size ?? { width: 0, height: 0 }
    const tiles = (screen.layout?.tiles ?? []).map((laid) => {
      const { tile, camera, x, y } = laid
      return { id: tile, camera, x, y, width: laid.width, height: laid.height }
    })
    return { id, width, height, tiles, counts: screen.counts }
  }

  /** Its picture as a PNG. */
  async capture(): Promise<Buffer> {
    const image = await within(SCREENSHOT_TIMEOUT_MS, this.page.capturePage())
    if (image === undefined) throw new Error('the page does not answer')
    return image.toPNG()
  }

  #followVisibility(): void {
    const { window } = this
    const visible = () => this.screen.setVisible(window.isVisible() && !window.isMinimized())
    window.on('show', visible)
    window.on('hide', visible)
    window.on('minimize', visible)
    window.on('restore', visible)
    const moved = () => this.#rememberPlace()
    window.on('move', moved)
    window.on('resize', moved)
    window.on('maximize', moved)
    window.on('unmaximize', moved)
    const fullScreenChanged = () => {
      this.tell({ topics: { ...this.topics } })
      visible() // On Windows this is all that tells when a minimised window comes back in full screen.
    }
    window.on('enter-full-screen', fullScreenChanged)
    window.on('leave-full-screen', fullScreenChanged)
  }

  #rememberPlace(): void {
    const { id, window } = this
    if (!window.isFullScreen())
      this.#place = { id, ...window.getNormalBounds(), maximized: window.isMaximized() }
  }

  #loadAgain(reason: string): void {
    this.screen.detach()
    // Not within the event: Electron is still taking the dead page apart.
    setImmediate(() => {
      if (this.window.isDestroyed()) return // It was closed meanwhile.
      this.page.reload()
      const what = `The wall's page ended (${reason}) and was loaded again.`
      this.#camwall.notify({ key: 'page', severity: 'warning', what })
    })
  }

  /** A page that ends is loaded again, whatever it hung on: its own thread, a worker of it, or a message that was lost. */
  #endStuckPage(): void {
    if (this.page.isDevToolsOpened()) return // Somebody has halted it, to look at it.
    const what = `The wall showed nothing new for ${STUCK_AFTER} seconds, and its page is ended.`
    this.#camwall.notify({ key: 'stuck', severity: 'warning', what, todo: 'Please report it.' })
    // Electron's own way asks the page to end, which one that hangs may not hear.
    const pid = this.page.getOSProcessId()
    if (pid > 0) process.kill(pid, 'SIGKILL')
  }
}

function openWindow(place: WindowPlace | undefined, fullScreen: boolean): BrowserWindow {
  const screens = system.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...MIN_SIZE,
    // The screen's own bounds, too: without a window manager nobody else makes the window that large.
    ...(fullScreen ? system.getPrimaryDisplay().bounds : placeOnScreen(place, screens)),
    title: 'Camwall',
    icon: join(app.getAppPath(), 'resources/icons/512x512.png'),
    backgroundColor: GROUND,
    fullscreen: fullScreen,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // A hidden window is sent nothing; Chromium must not slow a covered one as well.
      backgroundThrottling: false,
    },
  })
  if (place?.maximized === true) window.maximize()
  return window
}
