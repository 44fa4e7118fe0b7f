/** What became of cameras since they were last told: a page hears of each camera only what is another now. */
import type { CameraChange, CameraChanges } from '../../contract/bridge.ts'
import type { CameraStatus } from '../../contract/camera.ts'

export type Rows = ReadonlyMap<string, CameraStatus>

/** `undefined` when nothing has changed. */
export function cameraChanges(told: Rows, now: Rows): CameraChanges | undefined {
  const gone = [...told.keys()].filter((name) => !now.has(name))
  const changed: CameraChange[] = []
  for (const [name, row] of now) {
    const before = told.get(name)
    const isAnother = before !== undefined && before.firstSeen !== row.firstSeen
    if (isAnother) gone.push(name) // It was taken off the wall, and came back before that was told.
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
