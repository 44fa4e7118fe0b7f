/** What cameras may send at most. An empty field is no limit. */
import {
  MAX_FPS_LIMIT,
  MAX_HIDDEN_FPS,
  MAX_MBPS_LIMIT,
  MAX_WALL_FPS_LIMIT,
  MIN_HIDDEN_FPS,
  MIN_MBPS_LIMIT,
} from '../../../src-main/contract/limits.ts'
import type { HubSettingsPatch } from '../../../src-main/contract/settings.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { checkNumber, orNone } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'

const checkFps = checkNumber({ min: 1, max: MAX_FPS_LIMIT, whole: true })
const checkMbps = orNone(checkNumber({ min: MIN_MBPS_LIMIT, max: MAX_MBPS_LIMIT }))
const checkWallFps = orNone(checkNumber({ min: 1, max: MAX_WALL_FPS_LIMIT, whole: true }))
const checkHiddenFps = checkNumber({ min: MIN_HIDDEN_FPS, max: MAX_HIDDEN_FPS })

export function LimitsSettings() {
  const store = useCamwallStore()
  const hub = useTopics((topics) => topics?.settings.hub)
  if (hub === undefined) return undefined
  const change = (patch: HubSettingsPatch) => store.request('settings:change', 'hub', patch)
  return (
    <fieldset className="setting limits">
      <legend>Limits</legend>
      {hub.mode === 'pub-sub' ? (
        <p className="setting-help">
          Only REQ/REP cameras can be limited. A PUB camera waits for nobody: set its pace in its
          own program.
        </p>
      ) : (
        <>
          <SettingField
            label="Frames a second from each camera, at most"
            value={hub.maxFps}
            check={checkFps}
            apply={(maxFps) => change({ maxFps })}
            width="short"
          />
          <SettingField
            label="Megabits a second for each camera"
            value={hub.maxMbps}
            check={checkMbps}
            apply={(maxMbps) => change({ maxMbps })}
            placeholder="no limit"
            width="short"
          />
          <SettingField
            label="Frames a second for the whole wall"
            value={hub.wallMaxFps}
            check={checkWallFps}
            apply={(wallMaxFps) => change({ wallMaxFps })}
            placeholder="no limit"
            width="short"
          />
          <SettingField
            label="Megabits a second for the whole wall"
            value={hub.wallMaxMbps}
            check={checkMbps}
            apply={(wallMaxMbps) => change({ wallMaxMbps })}
            placeholder="no limit"
            width="short"
          />
          <SettingField
            label="Frames a second for a hidden camera"
            value={hub.hiddenFps}
            check={checkHiddenFps}
            apply={(hiddenFps) => change({ hiddenFps })}
            width="short"
          />
          <p className="setting-help">
            Cameras are slowed at the source, so the network is spared too, and share the wall’s
            limits evenly. REQ/REP only: a PUB camera waits for nobody.
          </p>
        </>
      )}
    </fieldset>
  )
}
