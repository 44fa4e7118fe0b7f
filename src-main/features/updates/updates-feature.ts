/** Updates, joined to the program that is to be updated and to the setting. */
import type { Feature } from '../../app/house.ts'
import {
  updatesSection,
  type updateCommands,
  type updateRequests,
  type UpdateTopics,
} from './contract.ts'
import { isUpdatable, loadUpdater } from './load-updater.ts'
import { LOOK_EVERY_MS, LookClock } from './look-clock.ts'
import { canReplaceItself } from './own-place.ts'
import { Updates } from './updates.ts'

/** Cameras come first: by then the wall is up, and a computer that was just switched on has its network. */
const LOOK_AFTER_MS = 60_000

export const updates: Feature<typeof updateRequests, typeof updateCommands> = {
  name: 'updates',
  start({ camwall, desktop, log }) {
    const canUpdate = isUpdatable(desktop)
    const updates = new Updates({
      version: desktop.version,
      loadUpdater: canUpdate ? () => loadUpdater(desktop, (line) => log.write(line)) : undefined,
      patience: (seconds) => desktop.patience(seconds),
      canTake: canReplaceItself,
      notify: (notice) => camwall.notify(notice),
      quitFor: (takeOver) => desktop.quitFor(takeOver),
      onChange: (update) => {
        const topics: UpdateTopics = { update }
        camwall.publisher.publish({ ...topics })
      },
    })
    const clock = new LookClock(() => void updates.look(), {
      firstMs: desktop.isPackaged ? LOOK_AFTER_MS : 0,
      everyMs: LOOK_EVERY_MS,
    })
    const { settings } = camwall
    const follow = () => clock.turn(canUpdate && settings.get(updatesSection).lookForUpdates)
    follow()
    settings.onChange((section) => {
      if (section === updatesSection.name) follow()
    })
    return {
      handlers: { 'update:act': (_context, act) => updates.act(act) },
      runners: { 'check-for-updates': () => void updates.lookNow() },
      stop: () => {
        clock.stop()
        updates.stop()
      },
    }
  },
}
