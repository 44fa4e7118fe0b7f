/** What the commands for templates of one's own do. */
import type { CommandId } from '../../../src-main/features/list.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { text } from '../../text/language.ts'
import { templateOfLayout } from './kind-options.ts'
import { presentPlaces } from './present-places.ts'

/** Asks for its name. */
export function saveTemplate(store: CamwallStore): void {
  const layout = store.main.topics.getState()?.layout
  if (layout === undefined || presentPlaces(store, layout).length === 0)
    store.voice.refuse(text('voice.no-arrangement'))
  else store.openDialog({ command: 'save-template' })
}

/** Opens the dialog for the template that the layout uses, or says that it uses none. */
export function openForTemplate(store: CamwallStore, command: CommandId): void {
  const topics = store.main.topics.getState()
  const hasTemplate =
    topics !== undefined && templateOfLayout(topics.layout, topics.templates) !== undefined
  if (hasTemplate) store.openDialog({ command })
  else store.voice.refuse(text('voice.no-template'))
}
