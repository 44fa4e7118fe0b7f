/** Log lines of cameras that send the same picture for a long time, and of the end of that. */
import type { CameraStatus } from '../../contract/camera.ts'
import { isoTime } from '../../lib/iso-time.ts'

/** What follows a camera's name in these lines. */
export const AFTER_THE_NAME = {
  unchanged: '” has sent the same picture since',
  changes: '” sends other pictures again',
} as const

export class UnchangedLines {
  /** Cameras whose line is written. Bounded by the cameras of the wall. */
  readonly #logged = new Set<string>()

  /** The lines to write now. A camera that was removed from the wall gets none. */
  due(cameras: Iterable<CameraStatus>): readonly string[] {
    const lines: string[] = []
    const before = new Set(this.#logged)
    for (const { name, unchangedSince } of cameras) {
      const wasLogged = before.delete(name)
      if (unchangedSince > 0 && !wasLogged) {
        this.#logged.add(name)
        lines.push(`“${name}${AFTER_THE_NAME.unchanged} ${isoTime(unchangedSince)}`)
      } else if (unchangedSince === 0 && wasLogged) {
        this.#logged.delete(name)
        lines.push(`“${name}${AFTER_THE_NAME.changes}`)
      }
    }
    for (const gone of before) this.#logged.delete(gone)
    return lines
  }
}
