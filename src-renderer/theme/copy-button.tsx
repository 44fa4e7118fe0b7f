/** Copies a text, and says that it did. */
import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useCamwallStore } from '../store/use-camwall.ts'

/** Long enough to be read. */
const SAY_FOR_MS = 2000

export function CopyButton({ text }: { readonly text: string }) {
  const store = useCamwallStore()
  /** Counts the copies that are still told of; 0 when none is. */
  const [copies, setCopies] = useState(0)

  useEffect(() => {
    if (copies === 0) return undefined
    const timer = setTimeout(() => setCopies(0), SAY_FOR_MS)
    return () => clearTimeout(timer)
  }, [copies])

  const copy = async () => {
    if (await store.request('clipboard:write', text)) setCopies((count) => count + 1)
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
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      <span className="spoken" role="status">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  )
}
