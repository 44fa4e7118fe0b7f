/** The buttons of strips. */
import { runCommand, tooltipOf } from '../../features/commands.ts'
import type { Strip } from '../../features/page-feature.ts'
import { MAY_CONFIGURE } from '../../store/offered.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { DismissButton } from '../../theme/dismiss-button.tsx'

/** The hub's fault cannot be dismissed: its strip disappears when it is fixed. */
export function OpenSettings() {
  const store = useCamwallStore()
  if (!MAY_CONFIGURE) return undefined
  return (
    <button
      type="button"
      className="button"
      title={tooltipOf('settings')}
      onClick={() => runCommand(store, 'settings')}
    >
      {text('notices.open-settings')}
    </button>
  )
}

export function DismissTrouble() {
  const store = useCamwallStore()
  return <DismissButton act={() => store.main.dismissTrouble()} />
}

export function DismissNotice({ strip: { notice } }: { readonly strip: Strip }) {
  const store = useCamwallStore()
  return notice === undefined ? undefined : (
    <DismissButton act={() => void store.request('notice:dismiss', [notice])} />
  )
}
