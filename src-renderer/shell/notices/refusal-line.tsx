/** Why the last action was refused: in the status bar for a few seconds. A screen reader is told at once. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useCamwallStore } from '../../store/use-camwall.ts'
import './notices.css'

/** Long enough to read a sentence. */
const SHOWN_MS = 5000

export function RefusalLine() {
  const refused = useStore(useCamwallStore().voice.refused)
  const [over, setOver] = useState(refused)
  useEffect(() => {
    const timer = setTimeout(() => setOver(refused), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [refused])
  if (refused === undefined || refused === over) return undefined
  return (
    <p className="refusal-line" title={refused.why} aria-hidden="true">
      {refused.why}
    </p>
  )
}
