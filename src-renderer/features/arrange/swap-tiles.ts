/** Two tiles exchange their places, with their sizes. */
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { text } from '../../text/language.ts'

export function swapTiles(
  store: CamwallStore,
  one: WallTile | undefined,
  other: WallTile | undefined,
): void {
  if (one === undefined || other === undefined || one.id === other.id) return
  store.voice.say(text('voice.swapped', { one: one.label, other: other.label }))
  void store.request('tiles:swap', one.id, other.id)
}
