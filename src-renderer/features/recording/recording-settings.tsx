/** Where and how cameras are recorded, what is kept, and the schedule. */
import {
  MAX_PART_MINUTES,
  MIN_PART_MINUTES,
  RECORDING_FORMATS,
} from '../../../src-main/contract/recording.ts'
import {
  MAX_RECORDING_DAYS,
  MAX_RECORDING_GIGABYTES,
  MAX_SECONDS_BEFORE,
  MIN_RECORDING_DAYS,
  MIN_RECORDING_GIGABYTES,
  type RecordingSchedule,
  type RecordingSettings as Settings,
} from '../../../src-main/features/recording/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { CamerasField } from '../../theme/cameras-field.tsx'
import { checkNumber, orNone } from '../../theme/check.ts'
import { FolderField } from '../../theme/folder-field.tsx'
import { ScheduleField } from '../../theme/schedule-field.tsx'
import { Segments } from '../../theme/segments.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import './recording.css'

const checkMinutes = checkNumber({ min: MIN_PART_MINUTES, max: MAX_PART_MINUTES, whole: true })
const checkSecondsBefore = checkNumber({ min: 0, max: MAX_SECONDS_BEFORE, whole: true })
const checkDays = orNone(
  checkNumber({ min: MIN_RECORDING_DAYS, max: MAX_RECORDING_DAYS, whole: true }),
)
const checkGigabytes = orNone(
  checkNumber({ min: MIN_RECORDING_GIGABYTES, max: MAX_RECORDING_GIGABYTES }),
)
const checkFree = checkNumber({ min: 0, max: MAX_RECORDING_GIGABYTES })
/** All cameras, always, for a start. */
const FIRST_SCHEDULE: RecordingSchedule = { cameras: { by: 'all' }, times: null }

export function RecordingSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.recording)
  if (values === undefined) return undefined
  const { schedule } = values
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'recording', patch)
  return (
    <fieldset className="setting setting-group recording">
      <legend>{text('recording.settings')}</legend>
      <Folder />
      <Format />
      <div className="limits">
        <SettingField
          label={text('recording.part-minutes')}
          value={values.partMinutes}
          check={checkMinutes}
          apply={(partMinutes) => change({ partMinutes })}
          width="short"
        />
        <SettingField
          label={text('recording.seconds-before')}
          value={values.secondsBefore}
          check={checkSecondsBefore}
          apply={(secondsBefore) => change({ secondsBefore })}
          width="short"
        />
        <SettingField
          label={text('recording.days')}
          value={values.days}
          check={checkDays}
          apply={(days) => change({ days })}
          placeholder={text('recording.forever')}
          width="short"
        />
        <SettingField
          label={text('recording.gigabytes')}
          value={values.gigabytes}
          check={checkGigabytes}
          apply={(gigabytes) => change({ gigabytes })}
          placeholder={text('recording.no-limit')}
          width="short"
        />
        <SettingField
          label={text('recording.free-gigabytes')}
          value={values.freeGigabytes}
          check={checkFree}
          apply={(freeGigabytes) => change({ freeGigabytes })}
          width="short"
        />
      </div>
      <p className="setting-help">{text('recording.settings-help')}</p>
      <Switch
        isOn={schedule !== null}
        turn={(isOn) => void change({ schedule: isOn ? FIRST_SCHEDULE : null })}
      >
        {text('recording.scheduled')}
      </Switch>
      {schedule === null ? undefined : (
        <ScheduleOf schedule={schedule} choose={(next) => void change({ schedule: next })} />
      )}
    </fieldset>
  )
}

function Folder() {
  const store = useCamwallStore()
  const folder = useTopics((topics) => topics?.recording.folder)
  return (
    <FolderField
      label={text('recording.folder')}
      folder={folder}
      acts={[
        {
          text: text('recording.choose-folder'),
          run: () => void store.request('recording:choose-folder'),
        },
      ]}
    />
  )
}

function Format() {
  const store = useCamwallStore()
  const saved = useTopics((topics) => topics?.settings.recording.format ?? 'mkv')
  const [format, choose] = useAtOnce(saved, (choice) =>
    store.request('settings:change', 'recording', { format: choice }),
  )
  return (
    <fieldset className="setting">
      <legend>{text('recording.format')}</legend>
      <Segments
        name="recording-format"
        value={format}
        choices={RECORDING_FORMATS}
        textOf={(each) => text(`recording.format-${each}`)}
        choose={choose}
      />
    </fieldset>
  )
}

interface ScheduleProps {
  readonly schedule: RecordingSchedule
  readonly choose: (schedule: RecordingSchedule) => void
}

function ScheduleOf({ schedule, choose }: ScheduleProps) {
  return (
    <>
      <CamerasField
        name="recording-cameras"
        cameras={schedule.cameras}
        choose={(cameras) => choose({ ...schedule, cameras })}
      />
      <ScheduleField
        name="recording-schedule"
        schedule={schedule.times}
        choose={(times) => {
          if (times?.days.length !== 0) choose({ ...schedule, times })
        }}
      />
    </>
  )
}
