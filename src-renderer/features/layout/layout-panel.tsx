/** The panel of the layout: its kind, the gaps, the lock, and how long each page is shown. */
import { useStore } from 'zustand'
import {
  GAPS,
  PACES,
  type LayoutPatch,
  type WallLayout,
} from '../../../src-main/contract/layout.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Segments } from '../../theme/segments.tsx'
import { Sheet } from '../../theme/sheet.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { CamerasChoice } from './cameras-choice.tsx'
import { CycledLayouts } from './cycled-layouts.tsx'
import { HotspotSwitch } from './hotspot-switch.tsx'
import { KindChoice } from './kind-choice.tsx'
import { TileOptions } from './tile-options.tsx'
import './layout-panel.css'

/** Seconds. */
const DWELLS: readonly number[] = [5, 10, 30, 60]

export function LayoutPanel() {
  const layout = useTopics((topics) => topics?.layout)
  if (layout === undefined) return undefined
  return (
    <Sheet title={text('layout.title')} closeLabel="layout.close" className="layout-panel">
      <Choices layout={layout} />
    </Sheet>
  )
}

function Choices({ layout }: { readonly layout: WallLayout }) {
  const store = useCamwallStore()
  const change = (patch: LayoutPatch) => store.request('layout:change', patch)
  const [gap, setGap] = useAtOnce(layout.gap, (next) => change({ gap: next }))
  const [pace, setPace] = useAtOnce(layout.pace, (next) => change({ pace: next }))
  const [dwell, setDwell] = useAtOnce(layout.dwell, (next) => change({ dwell: next }))
  const [isLocked, setLocked] = useAtOnce(layout.isLocked, (next) => change({ isLocked: next }))
  const isCycling = useStore(store.cycling)
  return (
    <>
      <KindChoice layout={layout} />
      <fieldset className="layout-row" disabled={isLocked}>
        <legend>{text('layout.gap')}</legend>
        <Segments
          name="layout-gap"
          value={gap}
          choices={GAPS}
          textOf={(choice) => text(`layout.gap-${choice}`)}
          choose={setGap}
        />
      </fieldset>
      <TileOptions layout={layout} isLocked={isLocked} />
      <fieldset className="layout-row" disabled={isLocked} aria-describedby="layout-pace-help">
        <legend>{text('layout.pace')}</legend>
        <Segments
          name="layout-pace"
          value={pace}
          choices={PACES}
          textOf={(choice) =>
            choice === 'full' ? text('layout.pace-full') : text('layout.pace-fps', { fps: choice })
          }
          choose={setPace}
        />
        <p className="setting-help" id="layout-pace-help">
          {text('layout.help-pace')}
        </p>
      </fieldset>
      <fieldset className="layout-row" disabled={isLocked}>
        <legend>{text('layout.dwell')}</legend>
        <Segments
          name="layout-dwell"
          value={dwell}
          choices={DWELLS}
          textOf={(seconds) => text('layout.seconds', { seconds })}
          choose={setDwell}
        />
      </fieldset>
      <Switch isOn={isCycling} turn={(isOn) => store.cycling.setState(isOn, true)}>
        {text('layout.cycle')}
      </Switch>
      <CycledLayouts />
      <HotspotSwitch isLocked={isLocked} />
      <CamerasChoice isLocked={isLocked} />
      <Switch isOn={isLocked} turn={setLocked}>
        {text('layout.lock')}
      </Switch>
    </>
  )
}
