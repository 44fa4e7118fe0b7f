/** The cameras whose place another one can take: those that are gone, and those that were not seen in this run. */
import type { CameraStatus } from '../../../src-main/contract/camera.ts'
import { camerasOf, type Tiles } from '../../../src-main/contract/tiles.ts'
import type { Alias } from '../../../src-main/features/names/contract.ts'

export interface ReplaceableCamera {
  readonly name: string
  readonly label: string
  /** Milliseconds since the epoch; `undefined` if none came in this run. */
  readonly lastFrameAt: number | undefined
}

/** The one that disappeared last is first; those that were not seen follow in the order of their tiles. */
export function replaceable(
  camera: string,
  known: {
    readonly tiles: Tiles
    readonly aliases: readonly Alias[]
    readonly rows: ReadonlyMap<string, CameraStatus>
  },
): readonly ReplaceableCamera[] {
  const { tiles, aliases, rows } = known
  const labels = new Map(aliases.map(({ camera: name, alias }) => [name, alias]))
  const all = camerasOf(tiles).flatMap((name): ReplaceableCamera[] => {
    const row = rows.get(name)
    if (name === camera || (row !== undefined && row.state !== 'gone')) return []
    return [{ name, label: labels.get(name) ?? name, lastFrameAt: row?.lastFrameAt }]
  })
  return all.sort((a, b) => (b.lastFrameAt ?? 0) - (a.lastFrameAt ?? 0))
}
