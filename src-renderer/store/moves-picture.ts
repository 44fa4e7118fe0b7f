/** Whether a drag moves the picture on its tile, and not the tile on the wall. */
import { isToggling, type PressedKey } from '../text/keys.ts'
import type { WallMode } from './camwall-store.ts'
import type { TileAppearance } from '../painting/tile-appearance.ts'

/** Of `PointerEvent.button`. */
const LEFT_BUTTON = 0
export const MIDDLE_BUTTON = 1

type Press = Pick<PressedKey, 'ctrlKey' | 'metaKey'> & { readonly button: number }

/** With the middle button, or with Ctrl; a tile that is shown solo cannot be moved anyway. Only if it shows a part. */
export function movesPicture(
  { mode }: { readonly mode: WallMode },
  press: Press,
  { part }: Pick<TileAppearance, 'part'>,
): boolean {
  if (part === undefined || mode === 'holding') return false
  if (press.button === MIDDLE_BUTTON) return true
  return press.button === LEFT_BUTTON && (mode === 'solo' || isToggling(press))
}
