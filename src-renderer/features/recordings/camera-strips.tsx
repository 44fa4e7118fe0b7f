/** The recorded cameras of a day, each with a strip of what there is, below a slider of the time. */
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import type { RecordedCamera } from '../../../src-main/features/recordings/contract.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { placeOf } from '../../store/span-place.ts'
import { barsPath, ticksOf } from './day-view.ts'
import type { DayView } from './use-day-view.ts'

interface CameraStripsProps {
  readonly cameras: readonly RecordedCamera[]
  readonly dayView: DayView
  readonly labelOf: (camera: string) => string
  /** The chosen ones. */
  readonly chosen: ReadonlySet<string>
  readonly choose: (camera: string, isChosen: boolean) => void
  /** The one whose picture is shown. */
  readonly current: string | undefined
  readonly setCurrent: (camera: string) => void
}

export function CameraStrips({ cameras, dayView, ...rows }: CameraStripsProps) {
  const { view, time } = dayView
  const style = { '--hand': placeOf(time, view), '--rows': cameras.length } as CSSProperties
  return (
    <div className="recordings-strips" style={style}>
      <TimeRuler dayView={dayView} />
      <ul aria-label={text('recordings.cameras')}>
        {cameras.map((camera) => (
          <CameraStrip key={camera.camera} camera={camera} dayView={dayView} {...rows} />
        ))}
      </ul>
      <p className="recordings-key" aria-hidden="true">
        <span data-kind="recorded">{text('recordings.recorded-key')}</span>
        <span data-kind="protected">{text('recordings.protected-key')}</span>
      </p>
    </div>
  )
}

/** Seconds, as the keys go. */
const STEP_MS = 1000

function TimeRuler({ dayView: { day, view, time, goTo, play } }: { readonly dayView: DayView }) {
  const { times, haveSeconds } = ticksOf(view, day)
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    play()
  }
  return (
    <div className="recordings-ruler">
      {/* The slider says it, too. */}
      <p className="recordings-now" aria-hidden="true">
        {text('recordings.clock', { at: time })}
      </p>
      <div className="recordings-track">
        {times.map((at) => (
          <span
            key={at}
            className="recordings-tick"
            style={{ left: `${100 * placeOf(at, view)}%` }}
            aria-hidden="true"
          >
            {text(haveSeconds ? 'recordings.tick-second' : 'recordings.tick', { at })}
          </span>
        ))}
        <input
          type="range"
          aria-label={text('recordings.time')}
          aria-valuetext={text('recordings.clock', { at: time })}
          min={Math.floor(view.from)}
          max={Math.ceil(view.to)}
          step={STEP_MS}
          value={Math.round(time)}
          onChange={({ target }) => goTo(target.valueAsNumber)}
          onKeyDown={pressed}
        />
      </div>
    </div>
  )
}

/** In `PointerEvent.buttons`. */
const MAIN_BUTTON = 1

interface CameraStripProps extends Omit<CameraStripsProps, 'cameras'> {
  readonly camera: RecordedCamera
}

function CameraStrip(props: CameraStripProps) {
  const { camera: recorded, dayView, labelOf, chosen, choose, current, setCurrent } = props
  const { camera, bytes, spans } = recorded
  const { view, goTo } = dayView
  const pointed = ({ buttons, clientX, currentTarget }: PointerEvent) => {
    if ((buttons & MAIN_BUTTON) === 0) return
    const { left, width } = currentTarget.getBoundingClientRect()
    setCurrent(camera)
    goTo(view.from + ((clientX - left) / width) * (view.to - view.from))
  }
  return (
    <li className="recordings-camera" data-current={camera === current ? true : undefined}>
      <label>
        <input
          type="checkbox"
          checked={chosen.has(camera)}
          onChange={({ target }) => choose(camera, target.checked)}
          onFocus={() => setCurrent(camera)}
        />
        <span className="recordings-name" dir="auto" title={camera}>
          {labelOf(camera)}
        </span>
      </label>
      <span className="recordings-size">{bytes === 0 ? '' : say(bytesText(bytes))}</span>
      <div className="recordings-strip" onPointerDown={pointed} onPointerMove={pointed}>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <path data-kind="recorded" d={barsPath(spans, view, RECORDED_TOP)} />
          <path
            data-kind="protected"
            d={barsPath(
              spans.filter(({ isProtected }) => isProtected),
              view,
              0,
            )}
          />
        </svg>
        <span className="spoken">{spokenSpans(recorded)}</span>
      </div>
    </li>
  )
}

/** What is protected is higher, so that it is told by its shape, too. */
const RECORDED_TOP = 0.4

function spokenSpans({ spans }: RecordedCamera): string {
  const [first] = spans
  const last = spans.at(-1)
  if (first === undefined || last === undefined) return ''
  const said = text('recordings.spans', { count: spans.length, from: first.from, to: last.to })
  return spans.some(({ isProtected }) => isProtected)
    ? `${said}, ${text('recordings.spans-protected')}`
    : said
}
