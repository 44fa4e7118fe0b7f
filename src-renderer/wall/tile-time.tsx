/** When the newest picture of a tile's camera came. */
import { useCamera } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'

export function TileTime({ camera }: { readonly camera: string }) {
  const at = useCamera(camera, (status) => toSecond(status?.lastFrameAt ?? 0))
  return at === 0 ? undefined : <span className="tile-time">{text('tile.time', { at })}</span>
}

/** The text renders again once a second, not for each picture. In milliseconds since the epoch. */
function toSecond(at: number): number {
  return Math.floor(at / 1000) * 1000
}
