/** The one window: where it was, whether it can be seen, and what becomes of it when its page dies. */
import { join } from 'node:path'
import { app, BrowserWindow, screen, type Rectangle } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import { tell } from '../ipc/main-ipc.ts'
import type { WindowPlace } from '../../app/settings/settings-file.ts'
import { WALL_URL } from './app-protocol.ts'

const DEFAULT_SIZE = { width: 1280, height: 800 }
const MIN_SIZE = { minWidth: 360, minHeight: 280 }
/** The wall's own ground, so that nothing flashes before the page is there. */
const GROUND = '#0c0e11'

export function openWallWindow(camwall: Camwall, fullScreen: boolean): BrowserWindow {
  const place = camwall.settings.window
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...MIN_SIZE,
    // The screen's own bounds, too: without a window manager nobody else makes the window that large.
    ...(fullScreen ? screen.getPrimaryDisplay().bounds : placeOnScreen(place)),
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
      // The feed sends a hidden wall nothing; Chromium must not slow a covered one as well.
      backgroundThrottling: false,
    },
  })
  if (place?.maximized === true) window.maximize()

  const visible = () => camwall.setVisible(window.isVisible() && !window.isMinimized())
  window.on('show', visible)
  window.on('hide', visible)
  window.on('minimize', visible)
  window.on('restore', visible)
  const fullScreenChanged = () => {
    tell(window.webContents, 'wall:state', { fullScreen: window.isFullScreen() })
    visible() // On Windows this is all that tells when a minimised window comes back in full screen.
  }
  window.on('enter-full-screen', fullScreenChanged)
  window.on('leave-full-screen', fullScreenChanged)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    camwall.feed.detach()
    // Not within the event: Electron is still taking the dead page apart.
    setImmediate(() => {
      window.webContents.reload()
      const what = `The wall's page ended (${reason}) and was loaded again.`
      camwall.notify({ key: 'page', severity: 'warning', what })
    })
  })
  void window.loadURL(WALL_URL)
  return window
}

/** `undefined` in full screen, which is no place to come back to. */
export function placeOf(window: BrowserWindow): WindowPlace | undefined {
  if (window.isFullScreen()) return undefined
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

/** A second start shows the window of the first. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** A window that was on a screen that is no longer there opens in the middle of another. */
function placeOnScreen(place: WindowPlace | undefined): Partial<Rectangle> {
  if (place === undefined) return {}
  const { width, height } = place
  const isOnScreen = screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, place))
  return isOnScreen ? { x: place.x, y: place.y, width, height } : { width, height }
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
