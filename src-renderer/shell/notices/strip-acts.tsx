/** What one can do about a strip of the page's own. */
import { X } from 'lucide-react'
import { runCommand, tooltipOf } from '../../features/commands.ts'
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

/** A hub's fault cannot be dismissed: it ends when it is mended. */
export function OpenSettings() {
  const store = useCamwallStore()
  return (
    <button
      type="button"
      className="button"
      title={tooltipOf('settings')}
      onClick={() => runCommand(store, 'settings')}
    >
      Open Settings
    </button>
  )
}

export function DismissTrouble() {
  const store = useCamwallStore()
  return <Dismiss act={() => store.main.dismissTrouble()} />
}

export function DismissNotice({ strip: { notice } }: { readonly strip: Strip }) {
  const store = useCamwallStore()
  return notice === undefined ? undefined : (
    <Dismiss act={() => void store.request('notice:dismiss', notice)} />
  )
}

function Dismiss({ act }: { readonly act: () => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label="Dismiss"
      title="Dismiss"
      onClick={act}
    >
      <X />
    </button>
  )
}
