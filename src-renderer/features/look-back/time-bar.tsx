/** The time bar below the wall: which moment the window shows, and what leads to others. */
import { ChevronLeft, ChevronRight, Film, History, Pause, Play, Radio, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { message } from '../../../src-main/contract/text/text.ts'
import { SPEEDS, type PlayedRecordings } from '../../store/look-back.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { withKey } from '../../text/keys.ts'
import { say, text } from '../../text/language.ts'
import { BarButton } from '../../theme/bar-button.tsx'
import { stepFrame } from './step-frame.ts'
import { TimeTrack } from './time-track.tsx'
import { useKept } from './use-kept.ts'
import './time-bar.css'

export function TimeBar({ children }: WithActs) {
  const isOpen = useStore(useCamwallStore().lookBack.state, (state) => state.isOpen)
  return isOpen ? <OpenBar>{children}</OpenBar> : undefined
}

interface WithActs {
  /** The buttons of other features. */
  readonly children?: ReactNode
}

function OpenBar({ children }: WithActs) {
  const { lookBack } = useCamwallStore()
  const isOn = useTopics((topics) => topics?.settings.lookBack.isOn === true)
  const isPast = useStore(lookBack.state, (state) => state.time !== undefined)
  const played = useStore(lookBack.state, (state) => state.played)
  return (
    <section
      className="time-bar"
      aria-label={text(played === undefined ? 'look-back.label' : 'recordings.bar')}
      data-past={isPast ? true : undefined}
    >
      {played !== undefined ? (
        <Controls band={played}>{children}</Controls>
      ) : isOn ? (
        <Kept>{children}</Kept>
      ) : (
        <TurnOn />
      )}
      <BarButton label="look-back.close" icon={X} act={() => lookBack.close()} />
    </section>
  )
}

function TurnOn() {
  const store = useCamwallStore()
  const turnOn = () => store.request('settings:change', 'lookBack', { isOn: true })
  return (
    <>
      <p className="time-bar-words">{text('look-back.off')}</p>
      <button type="button" className="button" onClick={() => void turnOn()}>
        {text('look-back.turn-on')}
      </button>
    </>
  )
}

/** What look-back keeps. */
function Kept({ children }: WithActs) {
  const now = useStore(useCamwallStore().lookBack.state, (state) => state.now)
  const kept = useKept()
  if (kept?.range === undefined)
    return <p className="time-bar-words">{kept === undefined ? '' : text('look-back.none')}</p>
  const spans = kept.begins.map((from) => [{ from, to: now }])
  return <Controls band={{ from: kept.range.from, to: now, spans }}>{children}</Controls>
}

interface ControlsProps extends WithActs {
  readonly band: PlayedRecordings
}

function Controls({ band, children }: ControlsProps) {
  const store = useCamwallStore()
  const { lookBack } = store
  const { time, now, played, isPlaying, speed } = useStore(lookBack.state)
  const isLive = time === undefined
  return (
    <>
      {played !== undefined && time !== undefined ? (
        <RecordedMoment time={time} />
      ) : (
        <Moment time={time} now={now} />
      )}
      <BarButton
        label="look-back.frame-back"
        shortcut="ArrowLeft"
        icon={ChevronLeft}
        act={() => stepFrame(store, -1)}
      />
      <BarButton
        label={isPlaying ? 'look-back.pause' : 'look-back.play'}
        shortcut=" "
        icon={isPlaying ? Pause : Play}
        isDisabled={isLive}
        act={() => lookBack.playOrPause()}
      />
      <BarButton
        label="look-back.frame-on"
        shortcut="ArrowRight"
        icon={ChevronRight}
        isDisabled={isLive}
        act={() => stepFrame(store, 1)}
      />
      <TimeTrack band={band} />
      <select
        aria-label={text('look-back.speed')}
        title={text('look-back.speed')}
        value={speed}
        onChange={({ target }) =>
          lookBack.setSpeed(SPEEDS.find((each) => String(each) === target.value) ?? 1)
        }
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {text('look-back.times', { speed: each })}
          </option>
        ))}
      </select>
      {children}
      <button
        type="button"
        className="button"
        disabled={isLive}
        title={say(withKey(message('look-back.go-live'), 'End'))}
        onClick={() => lookBack.goLive()}
      >
        {text('look-back.go-live')}
      </button>
    </>
  )
}

/** By shape, by words and by colour: nobody mistakes the past for now. */
function Moment({ time, now }: { readonly time: number | undefined; readonly now: number }) {
  if (time === undefined)
    return (
      <p className="time-bar-mark">
        <Radio /> {text('look-back.live')}
      </p>
    )
  return (
    <>
      <p className="time-bar-mark">
        <History /> {text('look-back.not-live')}
      </p>
      <p className="time-bar-moment">
        <time>{text('look-back.moment', { at: time })}</time>{' '}
        <b>{text('look-back.behind', { seconds: (now - time) / 1000 })}</b>
      </p>
    </>
  )
}

function RecordedMoment({ time }: { readonly time: number }) {
  return (
    <>
      <p className="time-bar-mark">
        <Film /> {text('recordings.recorded')}
      </p>
      <p className="time-bar-moment">
        <time>{text('recordings.moment', { at: time })}</time>
      </p>
    </>
  )
}
