/** Look back: keeps frames as the settings say, and shows windows the cameras as they were. */
import type { Feature } from '../../app/house.ts'
import { LookBack, type LookBackPlan } from '../../consumers/look-back/look-back.ts'
import {
  lookBackSection,
  type lookBackCommands,
  type lookBackRequests,
  type LookBackSettings,
} from './contract.ts'
import { summaryOf } from './kept.ts'

export const lookBack: Feature<typeof lookBackRequests, typeof lookBackCommands> = {
  name: 'look-back',
  start({ camwall }) {
    const { feed, settings } = camwall
    const kept = new LookBack(feed)
    kept.setPlan(planOf(settings.get(lookBackSection)))
    camwall.lookBackBy(kept)
    settings.onChange((section) => {
      if (section === lookBackSection.name) kept.setPlan(planOf(settings.get(lookBackSection)))
    })
    camwall.onSample(() => kept.removeOld(Date.now(), (camera) => feed.cameras.has(camera)))
    return {
      handlers: {
        'look-back:kept': () => summaryOf(kept.kept, kept.range(), kept.bytes),
        'look-back:show': ({ window }, time) => {
          window.showPast(kept, time)
          return [...feed.cameras.names].filter((camera) => kept.at(camera, time) === undefined)
        },
        'look-back:live': ({ window }) => window.showLive(),
        'look-back:step': (_context, camera, time, by) =>
          by > 0
            ? kept.next(camera, time)
            : kept.previous(camera, kept.at(camera, time)?.time ?? time),
      },
      runners: {},
    }
  },
}

function planOf({ isOn, megabytes, seconds, fps }: LookBackSettings): LookBackPlan | undefined {
  return isOn ? { bytes: megabytes * 1_000_000, seconds, fps: fps ?? Infinity } : undefined
}
