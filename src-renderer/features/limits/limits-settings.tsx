/** Limits of frames and bits per second. An empty field is no limit. */
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
import { text } from '../../text/language.ts'
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
      <legend>{text('limits.title')}</legend>
      {hub.mode === 'pub-sub' ? (
        <p className="setting-help">{text('limits.pub-sub-help')}</p>
      ) : (
        <>
          <SettingField
            label={text('limits.max-fps')}
            value={hub.maxFps}
            check={checkFps}
            apply={(maxFps) => change({ maxFps })}
            width="short"
          />
          <SettingField
            label={text('limits.max-mbps')}
            value={hub.maxMbps}
            check={checkMbps}
            apply={(maxMbps) => change({ maxMbps })}
            placeholder={text('limits.none')}
            width="short"
          />
          <SettingField
            label={text('limits.wall-max-fps')}
            value={hub.wallMaxFps}
            check={checkWallFps}
            apply={(wallMaxFps) => change({ wallMaxFps })}
            placeholder={text('limits.none')}
            width="short"
          />
          <SettingField
            label={text('limits.wall-max-mbps')}
            value={hub.wallMaxMbps}
            check={checkMbps}
            apply={(wallMaxMbps) => change({ wallMaxMbps })}
            placeholder={text('limits.none')}
            width="short"
          />
          <SettingField
            label={text('limits.hidden-fps')}
            value={hub.hiddenFps}
            check={checkHiddenFps}
            apply={(hiddenFps) => change({ hiddenFps })}
            width="short"
          />
          <p className="setting-help">{text('limits.help')}</p>
        </>
      )}
    </fieldset>
  )
}
