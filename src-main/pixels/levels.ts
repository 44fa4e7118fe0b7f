/** The range of an array's values that is shown from black to white. */
import type { ValueType } from '../contract/value-type.ts'

/** A value `v` is shown as the level `255 * (v - black) / (white - black)`, rounded half to even and clipped to 0 to 255. */
export interface Levels {
  readonly black: number
  readonly white: number
}

/**
 * As `cv2.imshow` shows them (OpenCV, `highgui/src/precomp.hpp`, `convertToShow`), within one level of 255: floats are
 * multiplied by 255, 16 bits divided by 256. Signed values of 8 and 16 bits have 0 in the middle. `imshow` does not show wider
 * integers: their full range is used.
 *
 * For -32768 OpenCV has the absolute value of -1.5, level 2, in place of 0.
 */
export function defaultLevels({ kind, bytes }: ValueType): Levels {
  if (kind === 'bool' || kind === 'float') return { black: 0, white: 1 }
  const isSigned = kind === 'int'
  // 255 levels of 256 values each.
  if (bytes === 2) return isSigned ? { black: -32_640, white: 32_640 } : { black: 0, white: 65_280 }
  const count = 2 ** (8 * bytes)
  const black = isSigned ? -count / 2 : 0
  return { black, white: black + count - 1 }
}
