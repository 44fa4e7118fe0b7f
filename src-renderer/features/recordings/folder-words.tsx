/** Says that the folder of the recordings is empty, or why it cannot be opened. */
import type { RecordingFailure } from '../../../src-main/contract/recording.ts'
import { useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'

interface FolderWordsProps {
  readonly of: 'recordings.empty' | `recordings.failure-${RecordingFailure}`
}

export function FolderWords({ of }: FolderWordsProps) {
  const folder = useTopics((topics) => topics?.recording.folder ?? '')
  return (
    <p className="recordings-none" role="status">
      {text(of, { folder })}
    </p>
  )
}
