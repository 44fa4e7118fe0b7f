/** Asks before the layout that the window shows is deleted. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { shownLayout } from '../../store/shown-layout.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'

export function DeleteDialog() {
  const store = useCamwallStore()
  const layout = useTopics(shownLayout)
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
