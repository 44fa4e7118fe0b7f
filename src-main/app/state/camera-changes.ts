/** The cameras that changed since the last publication, with only the fields that changed. */
import type { CameraChange, CameraChanges } from '../../contract/bridge.ts'
import type { CameraStatus } from '../../contract/camera.ts'

export type Rows = ReadonlyMap<string, CameraStatus>

/** `undefined` when nothing has changed. */
export function cameraChanges(published: Rows, now: Rows): CameraChanges | undefined {
  const gone = [...published.keys()].filter((name) => !now.has(name))
  const changed: CameraChange[] = []
  for (const [name, row] of now) {
    const before = published.get(name)
    const isAnother = before !== undefined && before.firstSeen !== row.firstSeen
    if (isAnother) gone.push(name) // Removed from the wall and back again since the last publication.
    const change = before === undefined || isAnother ? row : changeOf(before, row)
    if (change !== undefined) changed.push(change)
  }
  return gone.length === 0 && changed.length === 0 ? undefined : { gone, changed }
}

function changeOf(before: CameraStatus, row: CameraStatus): CameraChange | undefined {
  const old: Readonly<Record<string, unknown>> = { ...before }
  const fields = Object.entries(row).filter(([key, value]) => !Object.is(value, old[key]))
  return fields.length === 0 ? undefined : { name: row.name, ...Object.fromEntries(fields) }
}
