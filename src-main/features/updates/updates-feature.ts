/** Connects updates with the program and the setting. */
import type { Feature } from '../../app/house.ts'
import {
  updatesSection,
  type updateCommands,
  type updateRequests,
  type UpdateTopics,
} from './contract.ts'
import { isUpdatable, loadUpdater } from './load-updater.ts'
import { CHECK_EVERY_MS, CheckSchedule } from './check-schedule.ts'
import { canReplaceItself } from './own-place.ts'
import { Updates } from './updates.ts'

/** By then the wall is running, and a computer that was just turned on has its network. */
const LOOK_AFTER_MS = 60_000

export const updates: Feature<typeof updateRequests, typeof updateCommands> = {
  name: 'updates',
  start({ camwall, desktop, log }) {
    const canUpdate = isUpdatable(desktop)
    const updates = new Updates({
      version: desktop.version,
      loadUpdater: canUpdate ? () => loadUpdater(desktop, (line) => log.write(line)) : undefined,
      timeLimit: (seconds) => desktop.timeLimit(seconds),
      canTake: canReplaceItself,
      notify: (notice) => camwall.notify(notice),
      quitFor: (takeOver) => desktop.quitFor(takeOver),
      onChange: (update) => {
        const topics: UpdateTopics = { update }
        camwall.publisher.publish({ ...topics })
      },
    })
    const schedule = new CheckSchedule(() => void updates.check(), {
      firstMs: desktop.isPackaged ? LOOK_AFTER_MS : 0,
      everyMs: CHECK_EVERY_MS,
    })
    const { settings } = camwall
    const follow = () => schedule.turn(canUpdate && settings.get(updatesSection).lookForUpdates)
    follow()
    settings.onChange((section) => {
      if (section === updatesSection.name) follow()
    })
    return {
      handlers: { 'update:act': (_context, act) => updates.act(act) },
      runners: { 'check-for-updates': () => void updates.checkNow() },
      stop: () => {
        schedule.stop()
        updates.stop()
      },
    }
  },
}
