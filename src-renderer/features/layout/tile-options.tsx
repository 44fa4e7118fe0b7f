/** What of the pictures the tiles of a layout show, and what they say about them. */
import type { LayoutPatch, WallLayout } from '../../../src-main/contract/layout.ts'
import { PICTURE_FITS, SHOWN_WHEN } from '../../../src-main/contract/view-options.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Segments } from '../../theme/segments.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

interface TileOptionsProps {
  readonly layout: WallLayout
  readonly isLocked: boolean
}

export function TileOptions({ layout, isLocked }: TileOptionsProps) {
  const store = useCamwallStore()
  const change = (patch: LayoutPatch) => store.request('layout:change', patch)
  const [pictures, setPictures] = useAtOnce(layout.pictures, (next) => change({ pictures: next }))
  const [labels, setLabels] = useAtOnce(layout.labels, (next) => change({ labels: next }))
  const [numbers, setNumbers] = useAtOnce(layout.numbers, (next) => change({ numbers: next }))
  const [times, setTimes] = useAtOnce(layout.times, (next) => change({ times: next }))
  const [clock, setClock] = useAtOnce(layout.clock, (next) => change({ clock: next }))
  return (
    <>
      <fieldset className="layout-row" disabled={isLocked} aria-describedby="layout-pictures-help">
        <legend>{text('layout.pictures')}</legend>
        <Segments
          name="layout-pictures"
          value={pictures}
          choices={PICTURE_FITS}
          textOf={(choice) => text(`layout.pictures-${choice}`)}
          choose={setPictures}
        />
        <p className="setting-help" id="layout-pictures-help">
          {text(`layout.help-pictures-${pictures}`)}
        </p>
      </fieldset>
      <fieldset className="layout-row" disabled={isLocked} aria-describedby="layout-labels-help">
        <legend>{text('layout.labels')}</legend>
        <Segments
          name="layout-labels"
          value={labels}
          choices={SHOWN_WHEN}
          textOf={(choice) => text(`layout.shown-${choice}`)}
          choose={setLabels}
        />
        <p className="setting-help" id="layout-labels-help">
          {text('layout.help-labels')}
        </p>
      </fieldset>
      <fieldset className="layout-row" disabled={isLocked}>
        <legend>{text('layout.numbers')}</legend>
        <Segments
          name="layout-numbers"
          value={numbers}
          choices={SHOWN_WHEN}
          textOf={(choice) => text(`layout.shown-${choice}`)}
          choose={setNumbers}
        />
      </fieldset>
      <fieldset className="layout-switches" disabled={isLocked}>
        <Switch isOn={times} turn={setTimes}>
          {text('layout.times')}
        </Switch>
        <Switch isOn={clock} turn={setClock}>
          {text('layout.clock')}
        </Switch>
      </fieldset>
    </>
  )
}
