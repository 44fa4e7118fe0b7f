/** What the wall's page is told, what it may ask for, and what is done about it. */
import { clipboard, type BrowserWindow } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import { STUCK_AFTER_SECONDS } from '../../feed/sent-frames.ts'
import { openFramePort } from '../ipc/frame-port.ts'
import { answerRequests, tell } from '../ipc/main-ipc.ts'
import { patience } from '../patience.ts'
import type { StallWatch } from '../../features/report/stall-watch.ts'
import type { Updates } from '../../features/updates/updates.ts'

const STUCK_AFTER = patience(STUCK_AFTER_SECONDS)

export interface WallParts {
  readonly camwall: Camwall
  readonly window: BrowserWindow
  readonly stalls: StallWatch
  readonly updates: Updates
}

export function serveWall({ camwall, window, stalls, updates }: WallParts): void {
  camwall.onChange((change) => tell(window.webContents, 'wall:state', change))
  updates.onChange((update) => tell(window.webContents, 'wall:state', { update }))
  answerRequests({
    'wall:open': () => {
      camwall.setSolo(undefined) // A page that was just loaded shows all cameras.
      return {
        ...camwall.state,
        fullScreen: window.isFullScreen(),
        update: updates.state,
      }
    },
    'frames:open': () =>
      openFramePort(window.webContents, camwall.feed, {
        stuckAfterSeconds: STUCK_AFTER,
        stuck: () => endStuckPage(camwall, window),
      }),
    'settings:change': (patch) => camwall.changeSettings(patch),
    'settings:change-app': (patch) => camwall.changeAppSettings(patch),
    'update:act': (act) => updates.act(act),
    'page:stalled': (milliseconds) => stalls.notePage(milliseconds),
    'wall:arrange': (order) => camwall.arrange(order),
    'wall:solo': (camera) => camwall.setSolo(camera),
    'camera:forget': (camera) => camwall.forgetCamera(camera),
    'notice:dismiss': (id) => camwall.dismissNotice(id),
    'window:full-screen': (on) => window.setFullScreen(on),
    'painter:ended': (why) => {
      camwall.feed.detach()
      const what = `The wall's painter ended (${why}) and was started again.`
      camwall.notify({ key: 'painter', severity: 'warning', what, todo: 'Please report it.' })
    },
    'clipboard:write': (text) => clipboard.writeText(text),
  })
}

/** A page that ends is loaded again, whatever it hung on: its own thread, a worker of it, or a message that was lost. */
function endStuckPage(camwall: Camwall, { webContents }: BrowserWindow): void {
  if (webContents.isDevToolsOpened()) return // Somebody has halted it, to look at it.
  const what = `The wall showed nothing new for ${STUCK_AFTER} seconds, and its page is ended.`
  camwall.notify({ key: 'stuck', severity: 'warning', what, todo: 'Please report it.' })
  // Electron's own way asks the page to end, which one that hangs may not hear.
  const pid = webContents.getOSProcessId()
  if (pid > 0) process.kill(pid, 'SIGKILL')
}
