/** Values that a camera's sender sends beside its name, for example a temperature. */

/**
 * Key → value, in the order in which they were sent. Numbers may be NaN or infinite. Nested values are JSON text, truncated.
 */
export type Readings = Readonly<Record<string, string | number | boolean>>

/** More lines than this do not fit beside a tile. */
export const MAX_READINGS = 16
/** Characters of a key: two or three words. */
export const MAX_READING_KEY_LENGTH = 32
/** Characters of a value: one line of a tooltip. */
export const MAX_READING_VALUE_LENGTH = 64

/** A camera without readings; always the same object, because status rows are compared by identity. */
export const NO_READINGS: Readings = {}

/** Enough digits for a time in milliseconds; more show how computers round: 36.800000000000004. */
const DIGITS = 13

/** As the sender writes it, in every language. */
export function readingText(value: string | number | boolean): string {
  return typeof value === 'number' && Number.isFinite(value)
    ? String(Number(value.toPrecision(DIGITS)))
    : String(value)
}

/** Whether both have the same keys and values. */
export function areSameReadings(a: Readings, b: Readings): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  )
}
