/** A button that is only an icon; its words are in the tooltip and for screen readers. */
import type { LucideIcon } from 'lucide-react'
import { keyShortcut, withKey } from '../text/keys.ts'

interface IconButtonProps {
  readonly label: string
  /** The key that does the same, as `CommandContract.keys` names it. */
  readonly shortcut: string | undefined
  readonly icon: LucideIcon
  readonly act: () => void
}

/** For tiles: out of the Tab order, since a key does the same. */
export function IconButton({ label, shortcut, icon: Icon, act }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      tabIndex={-1}
      aria-label={label}
      aria-keyshortcuts={shortcut === undefined ? undefined : keyShortcut(shortcut)}
      title={withKey(label, shortcut)}
      onClick={act}
    >
      <Icon />
    </button>
  )
}
