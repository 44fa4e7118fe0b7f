/** One window of the wall: its screen, its visibility, and its recovery when the page crashes or hangs. */
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  Menu,
  nativeTheme,
  screen as system,
  type Input,
  type WebContents,
} from 'electron'
import type { RequestingWindow } from '../../app/request-context.ts'
import type { Camwall } from '../../app/camwall.ts'
import type { Kiosk } from '../../app/kiosk/kiosk.ts'
import type { KioskKey } from '../../app/kiosk/keys.ts'
import type { TileReport, WindowReport } from '../../app/report/report.ts'
import type { WindowPlace } from '../../app/settings/kept.ts'
import { OwnTopics } from '../../app/layouts/own-topics.ts'
import type { Change } from '../../app/state/publisher.ts'
import type { WallTopics } from '../../app/wall/contract.ts'
import type { PainterEnd, WindowTopics } from '../../app/windows/contract.ts'
import type { PastFrame, PastMoment } from '../../capture/past.ts'
import { LANGUAGE_ARGUMENT } from '../../contract/bridge.ts'
import { Screen } from '../../consumers/screen/screen.ts'
import { STUCK_AFTER_SECONDS } from '../../consumers/screen/sent-frames.ts'
import type { Rect } from '../../contract/rect.ts'
import type { Right } from '../../contract/request.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { hasPicture, isHotspot } from '../../contract/tiles.ts'
import { groundOf } from '../../contract/theme.ts'
import { within } from '../../lib/pause.ts'
import { openFramePort } from '../ipc/frame-port.ts'
import { sendCommand, sendState } from '../ipc/main-ipc.ts'
import { appearanceSection } from '../../features/appearance/contract.ts'
import type { CommandId } from '../../features/list.ts'
import { systemLanguageName } from '../system-language.ts'
import { timeLimit } from '../time-limit.ts'
import { WALL_URL } from './app-protocol.ts'
import { FullScreenChoice } from './full-screen-choice.ts'
import { middleOf, placeOnScreen } from './window-place.ts'

const STUCK_AFTER = timeLimit(STUCK_AFTER_SECONDS)
const MIN_SIZE = { minWidth: 360, minHeight: 280 }
/** A page that hangs must not prevent the exit. */
const SCREENSHOT_TIMEOUT_MS = 5000

export interface WallWindowOptions {
  readonly id: string
  readonly place: WindowPlace | undefined
  /** The bounds of the display that it fills. */
  readonly fills: Rect | undefined
  readonly kiosk: Kiosk
}

const ALL_RIGHTS: ReadonlySet<Right> = new Set(['view', 'arrange', 'configure'])
const KIOSK_RIGHTS: ReadonlySet<Right> = new Set(['view'])

export class WallWindow implements RequestingWindow {
  readonly id: string
  readonly screen: Screen
  readonly window: BrowserWindow
  readonly page: WebContents
  readonly #camwall: Camwall
  readonly #topics = new OwnTopics(() => ({ ...this.#ownTopics }))
  /** The id of the layout that was chosen, even if it was deleted since. */
  #layout: string | undefined
  readonly #kiosk: Kiosk
  /** Its position before it went to full screen. */
  #place: WindowPlace | undefined
  readonly #fullScreen: FullScreenChoice
  #moved: () => void = () => undefined

  constructor(camwall: Camwall, { id, place, fills, kiosk }: WallWindowOptions) {
    this.id = id
    this.#camwall = camwall
    this.#kiosk = kiosk
    this.#place = place
    this.#layout = place?.layout
    this.#fullScreen = new FullScreenChoice(place?.fullScreen === true, fills !== undefined)
    const listener = { stuckAfterSeconds: STUCK_AFTER, stuck: () => this.#endStuckPage() }
    this.screen = new Screen(camwall.feed, listener, camwall.toning)
    this.window = openWindow(place, fills, this.#ground)
    this.page = this.window.webContents
    this.#followKiosk()
    this.#followVisibility()
    this.page.on('render-process-gone', (_event, { reason }) => this.loadAgain(reason))
    void this.window.loadURL(WALL_URL)
  }

  /** Another one if that which it showed was deleted. */
  get layout(): string {
    return this.#camwall.layouts.of(this.#layout).named.id
  }

  /** In kiosk mode, a page can change nothing. */
  get rights(): ReadonlySet<Right> {
    return this.#kiosk.isOn ? KIOSK_RIGHTS : ALL_RIGHTS
  }

  /** @param id - the first one if there is no such layout */
  showLayout(id: string | undefined): void {
    this.#layout = id
    this.send({})
  }

  showPast(past: PastMoment, time: number): void {
    this.screen.showPast(past, time)
  }

  showLive(): void {
    this.screen.showLive()
  }

  get isLive(): boolean {
    return this.screen.isLive
  }

  pastOf(camera: string): PastFrame | undefined {
    return this.screen.pastOf(camera)
  }

  /** All topics, for its page that has just loaded. The answer may come after changes that follow it. */
  completeTopics(shared: Change['topics'] = {}): NonNullable<Change['topics']> {
    sendState(this.page, { opened: true })
    return this.#topics.complete(shared)
  }

  /** What changed for all windows, with what changed for this one. */
  send(change: Change): void {
    const own = this.#topics.withOwn(change)
    if (own !== undefined) sendState(this.page, own)
  }

  /** Sends a command to its page. */
  command(id: CommandId): void {
    sendCommand(this.page, id)
  }

  /** Its painter is ready for frames. */
  openFrames(): void {
    openFramePort(this.page, this.screen)
  }

  /** Its painting worker ended because of an error; the page starts another one. */
  painterEnded(end: PainterEnd): void {
    this.screen.detach()
    const what = message('notice.painter-restarted', { why: painterEndText(end) })
    const todo = message('notice.report-this.todo')
    this.#camwall.notify({ key: 'painter', severity: 'warning', what, todo })
  }

  /** Its page has stopped. */
  loadAgain(reason: string): void {
    this.screen.detach()
    // Not during the event: Electron is still cleaning up the crashed page.
    setImmediate(() => {
      if (this.window.isDestroyed()) return // Closed in the meantime.
      this.page.reload()
      const what = message('notice.page-reloaded', { reason })
      this.#camwall.notify({ key: 'page', severity: 'warning', what })
    })
  }

  setFullScreen(on: boolean): void {
    if (this.#kiosk.isOn) return
    this.#fullScreen.choose(on)
    this.window.setFullScreen(on)
    this.#moved()
  }

  toggleFullScreen(): void {
    this.setFullScreen(!this.#isFullScreen)
  }

  bringToFront(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.show()
    this.window.focus()
  }

  /** The theme has changed. */
  showGround(): void {
    this.window.setBackgroundColor(this.#ground)
  }

  get #ground(): string {
    const { theme } = this.#camwall.settings.get(appearanceSection)
    return groundOf(theme, nativeTheme.shouldUseDarkColors)
  }

  /** Its position for the next start; in full screen, the position before. */
  get place(): WindowPlace {
    this.#rememberPlace()
    const { workArea } = system.getDisplayMatching(this.window.getBounds())
    const { fullScreen: _before, ...before } = this.#place ?? {
      id: this.id,
      ...middleOf(workArea),
      maximized: false,
    }
    const place = { ...before, layout: this.layout }
    return this.#fullScreen.isChosen ? { ...place, fullScreen: true } : place
  }

  /** Calls back when it was moved, or has another size. */
  onMove(listener: () => void): void {
    this.#moved = listener
  }

  /** Back to a place that it had. One that fills its display fills the display of that place. */
  moveTo(place: WindowPlace): void {
    const { window } = this
    const isFull = this.#isFullScreen
    if (isFull) this.#fill(false)
    window.setBounds(place)
    if (place.maximized) window.maximize()
    this.#place = place
    if (!isFull) return
    window.setBounds(system.getDisplayMatching(place).bounds)
    this.#fill(true)
  }

  #fill(isOn: boolean): void {
    this.#fullScreen.expect(isOn)
    if (this.#kiosk.isOn) this.window.setKiosk(isOn)
    else this.window.setFullScreen(isOn)
  }

  get report(): WindowReport {
    const { id, screen } = this
    const { width, height } = screen.layout?.size ?? { width: 0, height: 0 }
    const here = new Set(this.#camwall.cameras.filter(hasPicture).map(({ name }) => name))
    const { named } = this.#camwall.layouts.of(this.layout)
    const hotspot = named.tiles.find(isHotspot)?.id
    const tiles = (screen.layout?.tiles ?? []).map((laid): TileReport => {
      const { tile, camera, x, y } = laid
      return {
        ...{ id: tile, camera, x, y, width: laid.width, height: laid.height },
        ...(here.has(camera) ? {} : { isAbsent: true }),
        ...(tile === hotspot ? { isHotspot: true } : {}),
      }
    })
    return { id, layout: named.name, width, height, tiles, counts: screen.counts }
  }

  /** Its picture as a PNG. */
  async capture(): Promise<Buffer> {
    const image = await within(SCREENSHOT_TIMEOUT_MS, this.page.capturePage())
    if (image === undefined) throw new Error('the page does not answer')
    return image.toPNG()
  }

  get #ownTopics(): WindowTopics & Pick<WallTopics, 'tiles' | 'layout'> {
    const { named, layout } = this.#camwall.layouts.of(this.#layout)
    const window = { id: this.id, fullScreen: this.#isFullScreen, layout: named.id }
    return { window, tiles: named.tiles, layout }
  }

  /** Without a window manager, the system does not know of the full screen of a kiosk. */
  get #isFullScreen(): boolean {
    return this.window.isFullScreen() || this.#kiosk.isOn
  }

  /** While it is on, the window has no menu, cannot be closed by a person, and its page has no keys. */
  #followKiosk(): void {
    const { window } = this
    this.page.on('before-input-event', (event, input) => {
      if (!this.#kiosk.passes(kioskKeyOf(input), this.id)) event.preventDefault()
    })
    if (!this.#kiosk.isOn) return
    window.setKiosk(true)
    window.removeMenu()
    this.#kiosk.onLeave(() => {
      if (window.isDestroyed()) return
      this.#fullScreen.expect(false)
      window.setKiosk(false)
      this.#fill(false)
      window.setMenu(Menu.getApplicationMenu())
      this.send({})
    })
  }

  #followVisibility(): void {
    const { window } = this
    const visible = () => this.screen.setVisible(window.isVisible() && !window.isMinimized())
    window.on('show', visible)
    window.on('hide', visible)
    window.on('minimize', visible)
    window.on('restore', visible)
    const moved = () => {
      this.#rememberPlace()
      this.#moved()
    }
    window.on('move', moved)
    window.on('resize', moved)
    window.on('maximize', moved)
    window.on('unmaximize', moved)
    const fullScreenChanged = (isFull: boolean) => {
      if (!this.#kiosk.isOn && this.#fullScreen.reported(isFull)) this.#moved()
      this.send({})
      visible() // On Windows, no other event reports a minimised window that is restored to full screen.
    }
    window.on('enter-full-screen', () => fullScreenChanged(true))
    window.on('leave-full-screen', () => fullScreenChanged(false))
  }

  #rememberPlace(): void {
    const { id, window } = this
    if (!this.#isFullScreen)
      this.#place = { id, ...window.getNormalBounds(), maximized: window.isMaximized() }
  }

  /** Ends the page, which is then reloaded, whatever the cause: its thread, a worker, or a lost message. */
  #endStuckPage(): void {
    if (this.page.isDevToolsOpened()) return // It may be paused in the debugger.
    const what = message('notice.page-stuck', { seconds: STUCK_AFTER })
    const todo = message('notice.report-this.todo')
    this.#camwall.notify({ key: 'stuck', severity: 'warning', what, todo })
    // Electron's own methods need a page that responds.
    const pid = this.page.getOSProcessId()
    if (pid > 0) process.kill(pid, 'SIGKILL')
  }
}

function painterEndText(end: PainterEnd): Message {
  switch (end.kind) {
    case 'threw':
      return message('verbatim', { text: end.error })
    case 'not-loaded':
      return message('notice.painter-not-loaded')
    case 'gone':
      return message('notice.painter-gone')
  }
}

function kioskKeyOf({ key, code, control, alt, shift, meta, type, isAutoRepeat }: Input): KioskKey {
  const isMac = process.platform === 'darwin'
  return {
    key,
    code,
    ctrl: isMac ? meta : control,
    alt,
    shift,
    other: isMac ? control : meta,
    isPress: type === 'keyDown' && !isAutoRepeat,
  }
}

function openWindow(
  place: WindowPlace | undefined,
  fills: Rect | undefined,
  ground: string,
): BrowserWindow {
  const screens = system.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...MIN_SIZE,
    // With the screen's bounds, because without a window manager nothing else resizes the window.
    ...(fills ?? placeOnScreen(place, screens)),
    title: 'Camwall',
    icon: join(app.getAppPath(), 'resources/icons/512x512.png'),
    backgroundColor: ground, // No flash before the page is loaded.
    fullscreen: fills !== undefined,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      additionalArguments: [LANGUAGE_ARGUMENT + systemLanguageName()],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // Hidden windows get no frames anyway; Chromium must not throttle covered ones.
      backgroundThrottling: false,
    },
  })
  if (place?.maximized === true) window.maximize()
  return window
}
