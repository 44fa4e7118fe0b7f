/** A camera takes the place of another one where cameras are chosen by name. Pure. */
import type { RuleCameras } from '../../contract/alarm-rule.ts'
import type { Replacement } from './replacement.ts'

/** The same if it does not name the camera that is replaced, or that one goes without another in its place. */
export function withReplacedCamera(chosen: RuleCameras, { from, to }: Replacement): RuleCameras {
  if (to === undefined || chosen.by !== 'names' || !chosen.cameras.includes(from)) return chosen
  const others = chosen.cameras.filter((camera) => camera !== to)
  return { by: 'names', cameras: others.map((camera) => (camera === from ? to : camera)) }
}
