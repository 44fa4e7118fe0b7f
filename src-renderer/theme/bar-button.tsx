/** A button of a bar with only an icon; its label is in the tooltip and for screen readers. */
import type { LucideIcon } from 'lucide-react'
import { message, type PlainTextKey } from '../../src-main/contract/text/text.ts'
import { withKey } from '../text/keys.ts'
import { say, text } from '../text/language.ts'

interface BarButtonProps {
  readonly label: PlainTextKey
  /** The key with the same action, as `CommandContract.keys` names it. */
  readonly shortcut?: string | undefined
  readonly icon: LucideIcon
  readonly isDisabled?: boolean
  readonly act: () => void
}

export function BarButton({
  label,
  shortcut,
  icon: Icon,
  isDisabled = false,
  act,
}: BarButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={text(label)}
      title={say(withKey(message(label), shortcut))}
      disabled={isDisabled}
      onClick={act}
    >
      <Icon />
    </button>
  )
}
