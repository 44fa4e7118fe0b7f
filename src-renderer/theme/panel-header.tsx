/** The title of a sheet or a panel, and the button that closes it. */
import { X } from 'lucide-react'
import { message, type PlainTextKey } from '../../src-main/contract/text/text.ts'
import { withKey } from '../text/keys.ts'
import { say, text } from '../text/language.ts'

interface PanelHeaderProps {
  readonly titleId: string
  readonly title: string
  readonly closeLabel: PlainTextKey
  /** The key that closes it, as `CommandContract.keys` names it. */
  readonly closeKey: string
  readonly close: () => void
}

export function PanelHeader({ titleId, title, closeLabel, closeKey, close }: PanelHeaderProps) {
  return (
    <header>
      {/* It may be the name of a camera. */}
      <h2 id={titleId} dir="auto">
        {title}
      </h2>
      <button
        type="button"
        className="icon-button"
        aria-label={text(closeLabel)}
        title={say(withKey(message(closeLabel), closeKey))}
        onClick={close}
      >
        <X />
      </button>
    </header>
  )
}
