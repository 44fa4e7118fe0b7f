/** The slider of the time bar, over the band that shows of how many cameras there are frames. */
import { useEffect, useMemo, useRef, type KeyboardEvent, type WheelEvent } from 'react'
import { useStore } from 'zustand'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { PlayedRecordings } from '../../store/look-back.ts'
import type { Span } from '../../store/span.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { bandPath } from './band-path.ts'
import { markedPart } from './marked-part.ts'
import { stepFrame } from './step-frame.ts'
import { actOfKey, type TimeAct } from './time-keys.ts'

/** A notch of a wheel, which is 100 pixels, goes half a second. */
const MS_PER_WHEEL_PIXEL = 5

/** @param band - in look-back it reaches to now */
export function TimeTrack({ band }: { readonly band: PlayedRecordings }) {
  const { from, to } = band
  const store = useCamwallStore()
  const { lookBack } = store
  const { time, played } = useStore(lookBack.state)
  const slider = useRef<HTMLInputElement>(null)
  useEffect(() => slider.current?.focus(), [])
  const path = useMemo(() => bandPath(band), [band])

  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const act = actOfKey(event.key, event.shiftKey, to - from)
    // Escape then closes the bar.
    const isForBar = event.key === 'Escape' && time === undefined
    if (act === undefined || isForBar) return
    event.preventDefault()
    carryOut(store, act, { from, to })
  }
  const turned = ({ deltaY }: WheelEvent) => {
    if (deltaY !== 0)
      carryOut(store, { kind: 'move', by: deltaY * MS_PER_WHEEL_PIXEL }, { from, to })
  }
  const dragged = (value: number) => {
    lookBack.pause()
    if (value >= to) lookBack.showNewest()
    else lookBack.show(value)
  }
  return (
    <div className="time-track">
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <MarkedStretch from={from} to={to} />
      <input
        ref={slider}
        type="range"
        aria-label={text('look-back.time')}
        aria-valuetext={spokenTime(time, to, played !== undefined)}
        min={from}
        max={to}
        value={time ?? to}
        onChange={({ target }) => dragged(target.valueAsNumber)}
        onKeyDown={pressed}
        onWheel={turned}
      />
    </div>
  )
}

/** As a part of the track. */
function MarkedStretch({ from, to }: Span) {
  const marks = useStore(useCamwallStore().marks.state)
  const part = markedPart(marks, { from, to })
  if (part === undefined) return undefined
  const [left, right] = part.map((share) => `${100 * share}%`)
  return (
    <span
      className="time-stretch"
      style={{ left, right }}
      data-begins={marks.from === undefined ? undefined : true}
      data-ends={marks.to === undefined ? undefined : true}
    />
  )
}

function spokenTime(time: number | undefined, to: number, isRecorded: boolean): string {
  if (time === undefined) return text('look-back.live')
  return isRecorded
    ? text('recordings.moment', { at: time })
    : text('look-back.spoken', { at: time, seconds: (to - time) / 1000 })
}

function carryOut(
  store: CamwallStore,
  act: TimeAct,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const { lookBack } = store
  const { time = to } = lookBack.state.getState()
  if (act.kind !== 'play' && act.kind !== 'mark') lookBack.pause()
  switch (act.kind) {
    case 'frame':
      stepFrame(store, act.by)
      break
    case 'move':
      lookBack.show(Math.max(from, time + act.by))
      break
    case 'oldest':
      lookBack.show(from)
      break
    case 'newest':
      lookBack.showNewest()
      break
    case 'live':
      lookBack.goLive()
      break
    case 'play':
      lookBack.playOrPause()
      break
    case 'mark':
      store.marks.set(act.side, time)
      break
  }
}
