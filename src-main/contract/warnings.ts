/** What is wrong with a camera, in codes that the tile, the health page and the report share. */

/** The worst first. */
export const WARNING_CODES = [
  /** Disconnected. */
  'gone',
  /** Its messages cannot be shown. It may be stalled, too, which this explains. */
  'faults',
  /** Connected, but no pictures come. */
  'stalled',
  /** Its pictures come less often than it usually sends them. */
  'late',
  /** Its pictures have been the same, byte for byte. */
  'frozen',
  /** Its pictures are black, or nearly so. */
  'dark',
  /** Two senders use its name. */
  'same-name',
  /** Its sender makes up names. */
  'renaming',
  /** The send times in its messages cannot be true. */
  'clock',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** A warning, or a camera that has a place on the wall and did not come. */
export const TROUBLE_CODES = [...WARNING_CODES, 'missing'] as const
export type TroubleCode = (typeof TROUBLE_CODES)[number]

export interface Warning {
  readonly code: WarningCode
  /** Milliseconds since the epoch. */
  readonly since: number
}

/** One list for all cameras without warnings: rows are compared by identity, and only what differs is published. */
export const NO_WARNINGS: readonly Warning[] = []
