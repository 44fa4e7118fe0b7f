/** What of the past is saved, of which cameras, and as what. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RuleCameras } from '../../../src-main/contract/alarm-rule.ts'
import { ARRAY_FORMATS, type ArrayFormat } from '../../../src-main/contract/picture-files.ts'
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportSourceName,
  type StretchAmount,
} from '../../../src-main/features/export/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { LookBackState } from '../../store/look-back.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { CamerasField } from '../../theme/cameras-field.tsx'
import { Dialog } from '../../theme/dialog.tsx'
import { Segments } from '../../theme/segments.tsx'
import { Switch } from '../../theme/switch.tsx'
import { drawCaptions } from './draw-captions.ts'
import './export-dialog.css'

const NO_ALIASES = [] as const

export function ExportDialog() {
  const store = useCamwallStore()
  const [cameras, setCameras] = useState(() => firstChoice(store))
  const [format, setFormat] = useState<ExportFormat>('mkv')
  const [arrays, setArrays] = useState<ArrayFormat>('png')
  const [isBurnt, setBurnt] = useState(false)
  const aliases = useTopics((topics) => topics?.aliases ?? NO_ALIASES)
  const isRunning = useTopics((topics) => topics?.export.running !== undefined)
  const source = useStore(store.lookBack.state, sourceOf)
  const amount = useAmount(source, cameras)
  const save = () => {
    if (amount === undefined || amount === 'none') return
    const { from, to } = amount
    const captions = isBurnt ? drawCaptions(amount.cameras, labelsBy(aliases)) : undefined
    void store.request('export:start', { source, cameras, from, to, format, arrays, captions })
    store.closeDialog()
  }
  const canSave = amount !== 'none' && !isRunning
  return (
    <Dialog
      title={text('export.title')}
      {...(canSave ? { action: { label: text('export.save'), act: save } } : {})}
    >
      <Amount amount={amount} />
      {isRunning ? <p>{text('export.is-running')}</p> : undefined}
      <CamerasField name="export-cameras" cameras={cameras} choose={setCameras} />
      <fieldset className="setting">
        <legend>{text('export.format')}</legend>
        <Segments
          name="export-format"
          value={format}
          choices={EXPORT_FORMATS}
          textOf={(each) => text(`export.format-${each}`)}
          choose={setFormat}
        />
      </fieldset>
      {format === 'pictures' && !isBurnt ? (
        <fieldset className="setting">
          <legend>{text('export.arrays')}</legend>
          <Segments
            name="export-arrays"
            value={arrays}
            choices={ARRAY_FORMATS}
            textOf={(each) => text(`snapshot.arrays-${each}`)}
            choose={setArrays}
          />
        </fieldset>
      ) : undefined}
      <p className="setting-help">{text(`export.${format}-help`)}</p>
      <Switch isOn={isBurnt} turn={setBurnt}>
        {text('export.burn-in')}
      </Switch>
      <p className="setting-help">{text(isBurnt ? 'export.burn-in-help' : 'export.as-sent')}</p>
    </Dialog>
  )
}

/** The selected cameras, if a person selected some. */
function firstChoice({ view }: CamwallStore): RuleCameras {
  return view.now.selection.ids.size === 0
    ? { by: 'all' }
    : { by: 'names', cameras: camerasOf(view.targets) }
}

/** That of the time bar. */
function sourceOf({ played }: LookBackState): ExportSourceName {
  return played === undefined ? 'look-back' : 'recordings'
}

/** What is kept changes all the time, recordings only at their end. */
const ASK_EVERY_MS = { 'look-back': 1000, recordings: 10_000 } as const

/** Of the marked stretch; `undefined` until it is known. */
function useAmount(
  source: ExportSourceName,
  cameras: RuleCameras,
): StretchAmount | 'none' | undefined {
  const { main, marks, lookBack } = useCamwallStore()
  const played = useStore(lookBack.state, (state) => state.played)
  const { from = played?.from, to = played?.to } = useStore(marks.state)
  const [amount, setAmount] = useState<StretchAmount | 'none'>()
  useEffect(
    () =>
      poll(
        () => main.ask('export:amount', { source, cameras, from, to }),
        (answer) => setAmount(answer ?? 'none'),
        ASK_EVERY_MS[source],
      ),
    [main, source, cameras, from, to],
  )
  return amount
}

function Amount({ amount }: { readonly amount: StretchAmount | 'none' | undefined }) {
  if (amount === 'none') return <p>{text('export.none')}</p>
  const { from = 0, to = 0, frames, bytes = 0 } = amount ?? {}
  const cameras = amount?.cameras.length ?? 0
  const size = say(bytesText(bytes))
  return (
    <p className="export-amount" data-known={amount === undefined ? undefined : true}>
      <b>{text('export.range', { from, to })}</b>
      <br />
      {frames === undefined
        ? text('export.about', { cameras, size })
        : text('export.amount', { cameras, frames, size })}
      <br />
      {text('export.marks-help')}
    </p>
  )
}
