/** A small picture of a camera at the time of the slider. */
import { text } from '../../text/language.ts'
import { useRecordedPicture } from './use-recordings.ts'

interface RecordedPictureProps {
  readonly camera: string
  readonly label: string
  /** In milliseconds since the epoch. */
  readonly time: number
}

export function RecordedPicture({ camera, label, time }: RecordedPictureProps) {
  const shown = useRecordedPicture(camera, time)
  if (shown === undefined) return undefined
  const of = { camera: label, at: shown.at }
  if (shown.url === undefined || shown.camera !== camera)
    return (
      <p className="recordings-picture recordings-none">
        {shown.camera === camera ? text('recordings.no-picture', of) : ''}
      </p>
    )
  return (
    <figure className="recordings-picture">
      <img src={shown.url} alt={text('recordings.picture', of)} />
      <figcaption dir="auto">{text('recordings.picture', of)}</figcaption>
    </figure>
  )
}
