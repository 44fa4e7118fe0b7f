/** Shows a layout in this window, and says which. */
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { text } from '../../text/language.ts'

export async function showLayout(
  store: CamwallStore,
  { id, name }: Pick<LayoutSummary, 'id' | 'name'>,
): Promise<void> {
  if (store.mode === 'holding') store.putBack()
  if (await store.request('layouts:show', id)) store.voice.say(text('voice.layout', { name }))
}
