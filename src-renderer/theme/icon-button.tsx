/** A button that is only an icon; its words are in the tooltip and for screen readers. */
import type { LucideIcon } from 'lucide-react'

interface IconButtonProps {
  readonly label: string
  /** The key that does the same, as `aria-keyshortcuts` names it. */
  readonly keys: string
  readonly icon: LucideIcon
  readonly act: () => void
}

/** For tiles: out of the Tab order, since a key does the same. */
export function IconButton({ label, keys, icon: Icon, act }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      tabIndex={-1}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${KEY_NAMES[keys] ?? keys})`}
      onClick={act}
    >
      <Icon />
    </button>
  )
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
