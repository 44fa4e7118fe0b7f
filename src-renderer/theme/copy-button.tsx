/** Copies a text to the clipboard, and confirms it. */
import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useCamwallStore } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'

/** Long enough to be read. */
const CONFIRM_FOR_MS = 2000

interface CopyButtonProps {
  readonly content: string
  /** What it says until it was clicked; “Copy” by default. */
  readonly label?: string
}

export function CopyButton({ content, label = text('copy.copy') }: CopyButtonProps) {
  const store = useCamwallStore()
  /** Copies since the confirmation appeared; 0 while it is hidden. A number, so that another copy restarts the timer. */
  const [copies, setCopies] = useState(0)

  useEffect(() => {
    if (copies === 0) return undefined
    const timer = setTimeout(() => setCopies(0), CONFIRM_FOR_MS)
    return () => clearTimeout(timer)
  }, [copies])

  const copy = async () => {
    if (await store.request('clipboard:write', content)) setCopies((count) => count + 1)
  }
  const isCopied = copies > 0
  return (
    <>
      <button
        type="button"
        className="button copy-button"
        data-copied={isCopied ? true : undefined}
        onClick={() => void copy()}
      >
        {isCopied ? <Check /> : <Copy />}
        {isCopied ? text('copy.copied') : label}
      </button>
      <span className="spoken" role="status">
        {isCopied ? text('copy.copied') : ''}
      </span>
    </>
  )
}
