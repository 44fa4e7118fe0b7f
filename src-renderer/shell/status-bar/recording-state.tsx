/** How many cameras are recorded, and how many frames were lost; nothing while none is. */
import { Circle, CircleAlert } from 'lucide-react'
import { useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'

export function RecordingState() {
  const recording = useTopics((topics) => topics?.recording)
  if (recording === undefined || recording.cameras.length === 0) return undefined
  const { cameras, folder, frames, dropped, failure } = recording
  const count = cameras.length
  const isLost = failure !== undefined
  const Icon = isLost ? CircleAlert : Circle
  return (
    <div
      className="bar-item bar-recording"
      data-testid="recording"
      data-lost={isLost ? true : undefined}
      title={text('status.recording-help', { count, folder, frames, dropped })}
    >
      <Icon />
      <b>{text('status.recording', { count })}</b>
      {dropped === 0 ? undefined : (
        <span className="bar-lost">{text('status.recording-lost', { dropped })}</span>
      )}
    </div>
  )
}
