/** The panel of the selected tiles' values: histogram, levels, gamma, colour map. */
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import { useStore } from 'zustand'
import {
  AS_SENT_VALUES,
  CHANNEL_ORDERS,
  COLOUR_MAPS,
  DEFAULT_PERCENTILES,
  MAX_GAMMA,
  MIN_GAMMA,
  areAsSent,
  type CameraHistogram,
  type CameraValues,
  type LevelsChoice,
} from '../../../src-main/contract/camera-values.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import type { ValuesPatch } from '../../../src-main/features/values/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamwallStore, useSingleCharacters, useTopics } from '../../store/use-camwall.ts'
import { withKey } from '../../text/keys.ts'
import { say, text } from '../../text/language.ts'
import { checkNumber, type Check } from '../../theme/check.ts'
import { Segments } from '../../theme/segments.tsx'
import { SelectField } from '../../theme/select-field.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Sheet } from '../../theme/sheet.tsx'
import { Switch } from '../../theme/switch.tsx'
import { HistogramView } from './histogram-view.tsx'
import { readOut } from './read-out.ts'
import { useHistogram } from './use-histogram.ts'

const checkGamma = checkNumber({ min: MIN_GAMMA, max: MAX_GAMMA })
const checkPercent = checkNumber({ min: 0, max: 100 })

export function ValuesPanel() {
  const store = useCamwallStore()
  useStore(store.tiles.state)
  useStore(store.view.state)
  const cameras = camerasOf(store.view.targets)
  const [first] = cameras
  if (first === undefined) return undefined
  return <PanelOf first={first} cameras={cameras} isLeft={isOnTheRight(store)} />
}

interface PanelProps {
  /** Its values are shown; a change is made for all. */
  readonly first: string
  readonly cameras: readonly string[]
  /** Whether it is at the left side while it is over the wall. */
  readonly isLeft: boolean
}

/** Whether the first tile that the panel is of is on the right half of the wall: the panel must not cover it. */
function isOnTheRight({ tiles, view }: CamwallStore): boolean {
  const [first] = view.targets
  if (first === undefined || view.now.solo !== undefined) return false
  const rect = view.rects[tiles.indexOf(first.id)]
  return rect !== undefined && rect.x + rect.width / 2 > window.innerWidth / 2
}

function PanelOf({ first, cameras, isLeft }: PanelProps) {
  const store = useCamwallStore()
  const values =
    useTopics((topics) => topics?.values.find(({ camera }) => camera === first)) ?? AS_SENT_VALUES
  const histogram = useHistogram(first)
  const hasLetters = useSingleCharacters()
  const isReading = useStore(readOut.state, ({ isOn }) => isOn)
  const labelOf = labelsBy(useTopics((topics) => topics?.aliases) ?? [])
  const change = (patch: ValuesPatch) => store.request('values:change', cameras, patch)
  /** What was typed for other cameras is not kept. */
  const key = cameras.join('\n')
  return (
    <Sheet
      title={
        cameras.length === 1 ? labelOf(first) : text('values.cameras', { count: cameras.length })
      }
      closeLabel="values.close"
      {...(hasLetters ? { closeKey: 'v' } : {})}
      keepsFocus
      isLeft={isLeft}
      className="values-panel"
    >
      <HistogramView histogram={histogram} colourMap={values.colourMap} />
      <Levels key={key} values={values} histogram={histogram} cameras={cameras} change={change} />
      <div className="values-row">
        <SelectField
          label={text('values.colour-map')}
          value={values.colourMap}
          options={[
            ['none', text('values.map-none')],
            ...COLOUR_MAPS.map((map) => [map, text(`values.map-${map}`)] as const),
          ]}
          choose={(colourMap) => change({ colourMap })}
        />
        <SettingField
          key={key}
          label={text('values.gamma')}
          value={values.gamma}
          check={checkGamma}
          apply={(gamma) => change({ gamma })}
          width="short"
        />
        <SelectField
          label={text('values.order')}
          value={values.order}
          options={CHANNEL_ORDERS.map((order) => [order, order.toUpperCase()] as const)}
          choose={(order) => change({ order })}
        />
      </div>
      <Switch isOn={values.marksClipped} turn={(marksClipped) => change({ marksClipped })}>
        {text('values.marks-clipped')}
      </Switch>
      <Switch isOn={isReading} turn={() => readOut.toggle()}>
        {say(withKey(message('command.read-values'), hasLetters ? 'i' : undefined))}
      </Switch>
      <button
        type="button"
        className="button"
        disabled={cameras.length === 1 && areAsSent(values)}
        onClick={() => void change(AS_SENT_VALUES)}
      >
        {text('values.reset')}
      </button>
    </Sheet>
  )
}

interface LevelsProps {
  readonly values: CameraValues
  readonly histogram: CameraHistogram | undefined
  readonly cameras: readonly string[]
  readonly change: (patch: ValuesPatch) => Promise<unknown>
}

const WAYS = [
  'type',
  'range',
  'percentiles',
  'hand',
] as const satisfies readonly LevelsChoice['by'][]

function Levels({ values: { levels }, histogram, cameras, change }: LevelsProps) {
  const store = useCamwallStore()
  /** By hand, the levels begin with what is shown. */
  const shown = histogram?.levels ?? { black: 0, white: 255 }
  const choose = (by: LevelsChoice['by']) => {
    switch (by) {
      case 'hand':
        return change({ levels: { by, ...ordered(shown) } })
      case 'percentiles':
        return change({ levels: { by, ...DEFAULT_PERCENTILES } })
      case 'type':
      case 'range':
        return change({ levels: { by } })
    }
  }
  return (
    <>
      <fieldset className="setting values-levels">
        <legend>{text('values.levels')}</legend>
        <Segments
          name="values-levels"
          value={levels.by}
          choices={WAYS}
          textOf={(by) => text(`values.levels-${by}`)}
          choose={(by) => void choose(by)}
        />
      </fieldset>
      {levels.by === 'hand' ? (
        <div className="values-row">
          <SettingField
            label={text('values.black')}
            value={levels.black}
            check={checkBelow(levels.white)}
            apply={(black) => change({ levels: { ...levels, black } })}
          />
          <SettingField
            label={text('values.white')}
            value={levels.white}
            check={checkAbove(levels.black)}
            apply={(white) => change({ levels: { ...levels, white } })}
          />
        </div>
      ) : undefined}
      {levels.by === 'percentiles' ? (
        <div className="values-row">
          <SettingField
            label={text('values.low')}
            value={levels.low}
            check={bounded(checkPercent, (low) => low < levels.high)}
            apply={(low) => change({ levels: { by: 'percentiles', low, high: levels.high } })}
          >
            %
          </SettingField>
          <SettingField
            label={text('values.high')}
            value={levels.high}
            check={bounded(checkPercent, (high) => high > levels.low)}
            apply={(high) => change({ levels: { by: 'percentiles', low: levels.low, high } })}
          >
            %
          </SettingField>
        </div>
      ) : undefined}
      {levels.by === 'range' || levels.by === 'percentiles' ? (
        <Switch
          isOn={levels.held !== undefined}
          turn={(isHeld) => store.request('values:hold', cameras, isHeld)}
        >
          {text('values.hold')}
        </Switch>
      ) : undefined}
    </>
  )
}

function ordered({ black, white }: { readonly black: number; readonly white: number }) {
  return black < white ? { black, white } : { black, white: black + 1 }
}

/** Any number, also negative and with an exponent, as of floats. */
function checkValue(text: string): Check<number> {
  const typed = text.trim()
  const value = Number(typed)
  return typed !== '' && Number.isFinite(value)
    ? { ok: true, value }
    : { ok: false, why: message('values.no-number') }
}

function bounded(
  check: (text: string) => Check<number>,
  isIn: (value: number) => boolean,
): (text: string) => Check<number> {
  return (text) => {
    const result = check(text)
    return result.ok && !isIn(result.value)
      ? { ok: false, why: message('values.out-of-order') }
      : result
  }
}

function checkBelow(white: number) {
  return bounded(checkValue, (black) => black < white)
}

function checkAbove(black: number) {
  return bounded(checkValue, (white) => white > black)
}
