/** Frame by frame: those of the camera whose tile is current. */
import type { CamwallStore } from '../../store/camwall-store.ts'

export function stepFrame({ view, tiles, lookBack }: CamwallStore, by: 1 | -1): void {
  const tile = tiles.get(view.now.solo ?? view.now.current) ?? tiles.all[0]
  if (tile !== undefined) void lookBack.step(tile.camera, by)
}
