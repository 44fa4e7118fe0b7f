/** What the camera's sender said last, for a while. */
import { useEffect, useState } from 'react'
import { MessageSquareText } from 'lucide-react'
import { useTopics } from '../store/use-camwall.ts'
import { hubNow } from '../text/hub-now.ts'
import './tile-chip.css'

interface TileChipProps {
  readonly text: string
  /** When it came, in milliseconds since the epoch. */
  readonly at: number
}

export function TileChip({ text, at }: TileChipProps) {
  const seconds = useTopics((topics) => topics?.settings.events.chipSeconds ?? 0)
  const isNew = useIsNew(at, seconds)
  if (!isNew) return undefined
  return (
    <div className="tile-mark tile-chip" title={text}>
      <MessageSquareText />
      <span dir="auto">{text}</span>
    </div>
  )
}

/** The rest of the time is measured by a timer, which does not follow a clock that is set. */
function useIsNew(at: number, seconds: number): boolean {
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const left = Math.min(seconds * 1000, at + seconds * 1000 - hubNow())
    if (left <= 0) return undefined
    const begin = setTimeout(() => setShown(at), 0)
    const end = setTimeout(() => setShown(0), left)
    return () => {
      clearTimeout(begin)
      clearTimeout(end)
    }
  }, [at, seconds])
  return at > 0 && shown === at
}
