/** The dialogs of templates: for the name of a new one, and to rename and delete the one that the layout used. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { NameDialog } from './name-dialogs.tsx'
import { usePlacesAtOpening, useTemplateAtOpening } from './use-at-opening.ts'

export function SaveTemplateDialog() {
  const store = useCamwallStore()
  const places = usePlacesAtOpening()
  const count = useTopics((topics) => topics?.templates.length ?? 0)
  const save = async (name: string) => {
    if (!(await store.request('templates:save', name, places))) return
    store.voice.say(text('voice.template-saved', { name }))
    store.closeDialog()
  }
  return (
    <NameDialog
      title={text('templates.save-title')}
      action={text('templates.save')}
      initial={text('templates.next-name', { number: count + 1 })}
      apply={save}
    >
      <p>{text('templates.save-what')}</p>
    </NameDialog>
  )
}

export function RenameTemplateDialog() {
  const store = useCamwallStore()
  const template = useTemplateAtOpening()
  if (template === undefined) return undefined
  const rename = async (name: string) => {
    if (await store.request('templates:rename', template.id, name)) store.closeDialog()
  }
  return (
    <NameDialog
      title={text('templates.rename-title')}
      action={text('templates.rename')}
      initial={template.name}
      apply={rename}
    />
  )
}

export function DeleteTemplateDialog() {
  const store = useCamwallStore()
  const template = useTemplateAtOpening()
  if (template === undefined) return undefined
  const remove = async () => {
    if (await store.request('templates:delete', template.id)) store.closeDialog()
  }
  return (
    <Dialog
      title={text('templates.delete-title', { name: template.name })}
      action={{ label: text('templates.delete'), act: () => void remove() }}
    >
      <p>{text('templates.delete-what')}</p>
    </Dialog>
  )
}
