/** In the panel of the layout: whether its first place, or the one that a person chose, shows the selected camera. */
import { isHotspot } from '../../../src-main/contract/tiles.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

export function HotspotSwitch({ isLocked }: { readonly isLocked: boolean }) {
  const store = useCamwallStore()
  const tiles = useTopics((topics) => topics?.tiles) ?? []
  const [isOn, turn] = useAtOnce(tiles.some(isHotspot), (next) =>
    store.request('tiles:hotspot', next ? tiles[0]?.id : undefined),
  )
  return (
    <fieldset className="layout-row" disabled={isLocked}>
      <Switch isOn={isOn} turn={turn}>
        {text('layout.hotspot')}
      </Switch>
    </fieldset>
  )
}
