/** What is recorded: the days, the cameras of a day with a strip of what there is, and a picture. From here it is played. */
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RecordedDay } from '../../../src-main/contract/recording.ts'
import { MAX_NAME_LENGTH } from '../../../src-main/contract/limits.ts'
import type { RecordedRange } from '../../../src-main/features/recordings/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { CameraStrips } from './camera-strips.tsx'
import { DayField } from './day-field.tsx'
import { FolderWords } from './folder-words.tsx'
import { RecordedPicture } from './recorded-picture.tsx'
import { RecordingActs } from './recording-acts.tsx'
import { useDayView } from './use-day-view.ts'
import { useDays, useRange } from './use-recordings.ts'
import './recordings-page.css'

const NO_ALIASES = [] as const
const NO_DAYS = [] as const

/** The day that a person chose, and the one that was played then, if any. */
interface Choice {
  readonly from: number
  readonly playedDay: number | undefined
}

export function RecordingsPage() {
  const { lookBack } = useCamwallStore()
  const found = useDays()
  const days = found !== undefined && 'days' in found ? found.days : NO_DAYS
  const playedAt = useStore(lookBack.state, ({ played }) => played?.from)
  const playedDay = dayOf(days, playedAt)?.from
  const [choice, setChoice] = useState<Choice>()
  // What is played can go on past midnight, and is followed then.
  const shown = choice !== undefined && choice.playedDay === playedDay ? choice.from : playedDay
  const day = days.find(({ from }) => from === shown) ?? days.at(-1)
  const [range, refresh] = useRange(day)
  const failed = [found, range].find((answer) => answer !== undefined && 'failure' in answer)
  return (
    <Sheet title={text('recordings.title')} closeLabel="recordings.close" className="recordings">
      {failed !== undefined && 'failure' in failed ? (
        <FolderWords of={`recordings.failure-${failed.failure}`} />
      ) : undefined}
      {found !== undefined && day === undefined && failed === undefined ? (
        <FolderWords of="recordings.empty" />
      ) : undefined}
      {day === undefined ? undefined : (
        <DayField days={days} day={day} choose={(from) => setChoice({ from, playedDay })} />
      )}
      {day === undefined || range === undefined || 'failure' in range ? undefined : (
        <Day key={day.from} day={day} range={range} refresh={refresh} />
      )}
    </Sheet>
  )
}

function dayOf(days: readonly RecordedDay[], time: number | undefined): RecordedDay | undefined {
  return time === undefined ? undefined : days.find(({ from, to }) => from <= time && time < to)
}

interface DayProps {
  readonly day: RecordedDay
  readonly range: RecordedRange
  readonly refresh: () => Promise<void>
}

function Day({ day, range, refresh }: DayProps) {
  const { lookBack } = useCamwallStore()
  const aliases = useTopics((topics) => topics?.aliases ?? NO_ALIASES)
  const labelOf = useMemo(() => labelsBy(aliases), [aliases])
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string>()
  const isPlaying = useStore(lookBack.state, (state) => state.isPlaying)
  const dayView = useDayView(day, range.cameras)
  const { view, time } = dayView
  const part = search.trim().toLowerCase()
  const listed = range.cameras.filter(({ camera }) =>
    [camera, labelOf(camera)].some((name) => name.toLowerCase().includes(part)),
  )
  const shown =
    listed.find(({ camera }) => camera === current) ??
    listed.find(({ spans }) => spans.some(({ from, to }) => from <= time && time <= to)) ??
    listed[0]
  const acted = listed.filter(({ camera }) => chosen.size === 0 || chosen.has(camera))
  const choose = (camera: string, isChosen: boolean) => {
    const others = [...chosen].filter((each) => each !== camera)
    setChosen(new Set(isChosen ? [...others, camera] : others))
  }
  const size = say(bytesText(range.bytes))
  return (
    <>
      <TextField
        label={text('recordings.search')}
        hideLabel
        placeholder={text('recordings.search')}
        text={search}
        why={undefined}
        maxLength={MAX_NAME_LENGTH}
        onText={setSearch}
      />
      <p className="recordings-summary">
        {text('recordings.summary', { count: range.cameras.length, size, ...view })}
      </p>
      <RecordingActs
        dayView={dayView}
        cameras={acted}
        isAll={acted.length === range.cameras.length}
        labelOf={labelOf}
        refresh={refresh}
      />
      {listed.length === 0 ? (
        <p className="recordings-none" role="status">
          {text('recordings.none')}
        </p>
      ) : (
        <CameraStrips
          cameras={listed}
          dayView={dayView}
          labelOf={labelOf}
          chosen={chosen}
          choose={choose}
          current={shown?.camera}
          setCurrent={setCurrent}
        />
      )}
      {shown === undefined || isPlaying ? undefined : (
        <RecordedPicture camera={shown.camera} label={labelOf(shown.camera)} time={time} />
      )}
    </>
  )
}
