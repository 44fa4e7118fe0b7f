/** Look-back on the page's side: the time bar, its command and its settings. */
import { lookBackCommands } from '../../../src-main/features/look-back/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { LookBackSettings } from './look-back-settings.tsx'
import { TimeBar } from './time-bar.tsx'

export const lookBack = {
  commands: lookBackCommands,
  run: { 'look-back': (store) => store.lookBack.toggle() },
  Bar: TimeBar,
  Settings: LookBackSettings,
  settingsNeed: 'look-back',
  // The window may have looked back before its page was loaded again.
  start: (store) => {
    void store.request('look-back:live')
    return () => store.lookBack.close()
  },
} as const satisfies PageFeature
