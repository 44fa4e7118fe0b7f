/** A button with only an icon; its label is in the tooltip and for screen readers. */
import type { LucideIcon } from 'lucide-react'
import type { Message } from '../../src-main/contract/text/text.ts'
import { keyShortcut, withKey } from '../text/keys.ts'
import { say } from '../text/language.ts'

interface IconButtonProps {
  readonly label: Message
  /** The key with the same action, as `CommandContract.keys` names it. */
  readonly shortcut: string | undefined
  readonly icon: LucideIcon
  readonly act: () => void
}

/** For tiles: not in the Tab order, because a key has the same action. */
export function IconButton({ label, shortcut, icon: Icon, act }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      tabIndex={-1}
      aria-label={say(label)}
      aria-keyshortcuts={shortcut === undefined ? undefined : keyShortcut(shortcut)}
      title={say(withKey(label, shortcut))}
      onClick={act}
    >
      <Icon />
    </button>
  )
}
