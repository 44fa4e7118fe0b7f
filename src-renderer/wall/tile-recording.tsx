/** That a tile's camera is recorded: a dot and a word, and whether frames are lost. */
import { Circle, CircleAlert } from 'lucide-react'
import { useTopics } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'
import './tile-recording.css'

export function TileRecording({ camera }: { readonly camera: string }) {
  const isRecorded = useTopics((topics) => topics?.recording.cameras.includes(camera) === true)
  const isLost = useTopics((topics) => topics?.recording.failure !== undefined)
  if (!isRecorded) return undefined
  const Icon = isLost ? CircleAlert : Circle
  return (
    <div
      className="tile-mark tile-recording"
      data-lost={isLost ? true : undefined}
      title={text(isLost ? 'recording.mark-lost' : 'recording.mark-help')}
    >
      <Icon />
      <span>{text('recording.mark')}</span>
    </div>
  )
}
