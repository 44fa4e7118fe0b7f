/** Writes in a JPEG how its picture is to be turned. */

/** The head of the segment: its name, and that of a big-endian TIFF whose list of tags follows. */
const HEAD = Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1')
const APP1 = [0xff, 0xe1] as const
/** Bytes of the start marker, SOI. */
const START = 2

/**
 * @param jpeg - without EXIF data
 * @param orientation - from 1 to 8. Source: CIPA DC-008 (Exif), 4.5.4 and 4.6.4
 */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  // One tag: its number, its type (SHORT), one value, and that there is no further list.
  const tags = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const length = 2 + HEAD.length + tags.length
  return Uint8Array.from([
    ...jpeg.subarray(0, START),
    ...APP1,
    ...[length >> 8, length & 0xff],
    ...HEAD,
    ...tags,
    ...jpeg.subarray(START),
  ])
}
