/** What can be done with what is shown of recordings. */
import { Play, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import type { Deletion } from '../../../src-main/contract/recording.ts'
import type { RecordedCamera } from '../../../src-main/features/recordings/contract.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { BarButton } from '../../theme/bar-button.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import type { DayView } from './use-day-view.ts'

interface RecordingActsProps {
  readonly dayView: DayView
  /** Those whose files are protected or deleted. */
  readonly cameras: readonly RecordedCamera[]
  /** Whether they are all of the day. */
  readonly isAll: boolean
  readonly labelOf: (camera: string) => string
  readonly refresh: () => Promise<void>
}

export function RecordingActs(props: RecordingActsProps) {
  const { dayView, cameras, isAll, labelOf, refresh } = props
  const store = useCamwallStore()
  const [deletion, setDeletion] = useState<Deletion>()
  const { view, play, zoom, canZoomIn, canZoomOut } = dayView
  const isProtected = cameras.some(({ spans }) =>
    spans.some((span) => span.isProtected && span.to >= view.from && span.from <= view.to),
  )
  const names = cameras.map(({ camera }) => camera)
  const [from, to] = [Math.floor(view.from), Math.ceil(view.to)]
  const protect = async (isOn: boolean) => {
    if (!(await store.request('recordings:protect', names, from, to, isOn))) return
    store.voice.say(text(isOn ? 'voice.protected' : 'voice.unprotected'))
    await refresh()
  }
  return (
    <div className="recordings-acts">
      <button type="button" className="button" disabled={cameras.length === 0} onClick={play}>
        <Play /> {text('recordings.play')}
      </button>
      <BarButton
        label="recordings.zoom-in"
        icon={ZoomIn}
        isDisabled={!canZoomIn}
        act={() => zoom('in')}
      />
      <BarButton
        label="recordings.zoom-out"
        icon={ZoomOut}
        isDisabled={!canZoomOut}
        act={() => zoom('out')}
      />
      <span className="recordings-space" />
      <button
        type="button"
        className="button"
        title={text('recordings.protect-help')}
        disabled={cameras.length === 0}
        onClick={() => void protect(true)}
      >
        {text('recordings.protect')}
      </button>
      <button
        type="button"
        className="button"
        title={text('recordings.protect-help')}
        disabled={!isProtected}
        onClick={() => void protect(false)}
      >
        {text('recordings.unprotect')}
      </button>
      <button
        type="button"
        className="button"
        title={text('recordings.delete-help')}
        disabled={cameras.length === 0}
        onClick={() => setDeletion({ cameras: isAll ? undefined : names, from, to })}
      >
        {text('recordings.delete')}
      </button>
      {deletion === undefined ? undefined : (
        <DeleteDialog
          deletion={deletion}
          labelOf={labelOf}
          close={() => setDeletion(undefined)}
          refresh={refresh}
        />
      )}
    </div>
  )
}
