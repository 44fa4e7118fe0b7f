/** Updates, joined to the program that is to be updated and to the setting. */
import { app } from 'electron'
import type { Camwall } from '../../app/camwall.ts'
import { patience } from '../../desktop/patience.ts'
import { IS_UPDATABLE, loadUpdater } from './load-updater.ts'
import { LOOK_EVERY_MS, LookClock } from './look-clock.ts'
import { canReplaceItself } from './own-place.ts'
import { Updates } from './updates.ts'

/** Cameras come first: by then the wall is up, and a computer that was just switched on has its network. */
const LOOK_AFTER_MS = app.isPackaged ? 60_000 : 0

export function setUpUpdates(camwall: Camwall, log: (line: string) => void): Updates {
  const updates = new Updates({
    version: app.getVersion(),
    loadUpdater: IS_UPDATABLE ? () => loadUpdater(log) : undefined,
    patience,
    canTake: canReplaceItself,
    notify: (notice) => camwall.notify(notice),
    quit: () => app.quit(),
  })
  if (!IS_UPDATABLE) return updates
  const clock = new LookClock(() => void updates.look(), {
    firstMs: LOOK_AFTER_MS,
    everyMs: LOOK_EVERY_MS,
  })
  clock.turn(camwall.settings.app.lookForUpdates)
  camwall.onChange(({ settings }) => {
    if (settings !== undefined) clock.turn(settings.app.lookForUpdates)
  })
  return updates
}
