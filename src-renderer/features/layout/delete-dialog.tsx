/** Asks before the layout is deleted that the window showed when the dialog was opened. */
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { useLayoutAtOpening } from './use-at-opening.ts'

export function DeleteDialog() {
  const store = useCamwallStore()
  const layout = useLayoutAtOpening()
  if (layout === undefined) return undefined
  const remove = async () => {
    if (await store.request('layouts:delete', layout.id)) store.closeDialog()
  }
  return (
    <Dialog
      title={text('layouts.delete-title', { name: layout.name })}
      action={{ label: text('layouts.delete'), act: () => void remove() }}
    >
      <p>{text('layouts.delete-what')}</p>
    </Dialog>
  )
}
