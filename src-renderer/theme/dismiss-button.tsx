/** Dismisses a notice. */
import { X } from 'lucide-react'
import { text } from '../text/language.ts'

export function DismissButton({ act }: { readonly act: () => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={text('notices.dismiss')}
      title={text('notices.dismiss')}
      onClick={act}
    >
      <X />
    </button>
  )
}
