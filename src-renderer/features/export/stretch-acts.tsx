/** The buttons on the time bar: where the stretch begins and ends, and to save it. */
import { ArrowRightFromLine, ArrowRightToLine, Download, Eraser } from 'lucide-react'
import { useStore } from 'zustand'
import { exportCommands } from '../../../src-main/features/export/contract.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { BarButton } from '../../theme/bar-button.tsx'
import './stretch-acts.css'

const [{ keys }] = exportCommands

/** The keys are those of the bar's slider. */
const SIDES = [
  ['from', 'export.mark-from', 'i', ArrowRightFromLine],
  ['to', 'export.mark-to', 'o', ArrowRightToLine],
] as const

export function StretchActs() {
  const store = useCamwallStore()
  const { marks, lookBack } = store
  const { from, to } = useStore(marks.state)
  const mark = (side: 'from' | 'to') => {
    const { time, now } = lookBack.state.getState()
    marks.set(side, time ?? now)
  }
  return (
    <span className="stretch-acts" role="group" aria-label={text('export.marked')}>
      {SIDES.map(([side, label, key, icon]) => (
        <BarButton key={side} label={label} shortcut={key} icon={icon} act={() => mark(side)} />
      ))}
      <BarButton
        label="export.clear-marks"
        icon={Eraser}
        isDisabled={from === undefined && to === undefined}
        act={() => marks.clear()}
      />
      <BarButton
        label="command.export"
        shortcut={keys[0]}
        icon={Download}
        act={() => store.openDialog({ command: 'export' })}
      />
    </span>
  )
}
