/** Handles requests that concern a window, and those that need Electron. */
import { clipboard } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import type { Kiosk } from '../../app/kiosk/kiosk.ts'
import type { shownLayoutRequests } from '../../app/layouts/contract.ts'
import type { HandlersOf, RunnersOf } from '../../app/request-context.ts'
import type { StallWatch } from '../../app/report/stall-watch.ts'
import type { windowCommands, windowRequests } from '../../app/windows/contract.ts'
import type { CommandId, Requests, Topics } from '../../features/list.ts'
import { showAbout } from '../about.ts'
import type { PopUpMenus } from '../menu.ts'
import type { WallWindow } from './wall-window.ts'
import type { WallWindows } from './wall-windows.ts'

export interface WindowParts {
  readonly camwall: Camwall
  readonly windows: WallWindows
  readonly kiosk: Kiosk
  readonly stalls: StallWatch
  readonly run: (window: WallWindow, id: CommandId) => void
  readonly popUp: PopUpMenus
}

type WindowRequests = typeof windowRequests &
  typeof shownLayoutRequests &
  Pick<Requests, 'wall:open' | 'command:run'>

export function windowHandlers(parts: WindowParts): HandlersOf<WindowRequests, WallWindow> {
  const { camwall, windows, kiosk, stalls, run, popUp } = parts
  return {
    'wall:open': ({ window }) => {
      const { topics, cameras } = camwall.publisher.published
      // Each feature published its topics when it started.
      return { topics: window.completeTopics(topics) as unknown as Topics, cameras }
    },
    'layouts:show': ({ window }, id) => {
      window.showLayout(id)
      windows.save()
    },
    'layouts:show-in-turn': ({ window }, id) => window.showLayout(id),
    'layouts:open': (_context, id) => windows.openAnother(id),
    'frames:open': ({ window }) => window.openFrames(),
    'painter:ended': ({ window }, why) => window.painterEnded(why),
    'page:failed': ({ window }, error) => window.loadAgain(error),
    'page:stalled': (_context, milliseconds) => stalls.notePage(milliseconds),
    'window:full-screen': ({ window }, on) => window.setFullScreen(on),
    'clipboard:write': (_context, text) => clipboard.writeText(text),
    'command:run': ({ window }, id) => {
      if (!kiosk.isOn) run(window, id)
    },
    'menu:tile': ({ window }, at) => (kiosk.isOn ? undefined : popUp.tile(window, at)),
    'menu:layout': ({ window }, at) => (kiosk.isOn ? undefined : popUp.layout(window, at)),
  }
}

export function windowRunners(windows: WallWindows): RunnersOf<typeof windowCommands, WallWindow> {
  return {
    'new-window': () => windows.openAnother(),
    'full-screen': ({ window }) => window.toggleFullScreen(),
    about: () => showAbout(),
  }
}
