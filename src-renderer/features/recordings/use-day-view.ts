/** Which part of a day is shown, and which time in it. */
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RecordedDay } from '../../../src-main/contract/recording.ts'
import type { RecordedCamera } from '../../../src-main/features/recordings/contract.ts'
import type { PlayedRecordings } from '../../store/look-back.ts'
import { reachOf, type Span } from '../../store/span.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { extentOf, MIN_VIEW_MS, zoomed } from './day-view.ts'

export interface DayView {
  readonly day: Span
  /** The part of the day. */
  readonly view: Span
  /** In milliseconds since the epoch; while recordings are played, that of the wall. */
  readonly time: number
  /** Shows that time, on the wall, too, if recordings are played there. */
  readonly goTo: (time: number) => void
  /** Plays on from the time. */
  readonly play: () => void
  readonly canZoomIn: boolean
  readonly canZoomOut: boolean
  readonly zoom: (direction: 'in' | 'out') => void
}

/** At first it is what is recorded, and the first frame. */
export function useDayView(day: RecordedDay, cameras: readonly RecordedCamera[]): DayView {
  const { lookBack } = useCamwallStore()
  const [chosen, setChosen] = useState<Span>()
  const [own, setOwn] = useState<number>()
  const { played, time: shown } = useStore(lookBack.state)
  const spans = useMemo(() => cameras.map((camera) => camera.spans), [cameras])
  const extent = useMemo(() => extentOf(spans.flat(), day), [spans, day])
  const view = chosen ?? extent
  const band = useMemo((): PlayedRecordings => ({ ...view, spans }), [view, spans])
  useEffect(() => lookBack.updateRecordings(band), [lookBack, band])

  const isPlayed = played !== undefined && shown !== undefined
  const first = useMemo(() => Math.ceil(reachOf(spans.flat()).from), [spans])
  const time = clamp(isPlayed ? shown : (own ?? first), view)
  const goTo = (to: number) => {
    setOwn(to)
    if (isPlayed) lookBack.show(to)
  }
  const play = () => {
    lookBack.showRecordings(band, time)
    lookBack.play()
  }
  return {
    day,
    view,
    time,
    goTo,
    play,
    canZoomIn: view.to - view.from > MIN_VIEW_MS,
    canZoomOut: view.to - view.from < day.to - day.from,
    zoom: (direction) => setChosen(zoomed(view, day, time, direction)),
  }
}

function clamp(time: number, { from, to }: Span): number {
  return Math.min(Math.max(time, from), to)
}
