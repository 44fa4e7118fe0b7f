/** Small pictures for tests, built byte by byte. */

/** The same JPEG with an EXIF orientation; 6 must be rotated clockwise by 90° to be upright. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = [...Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1')]
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const app1 = [0xff, 0xe1, 0, 2 + exif.length + entry.length, ...exif, ...entry]
  return Uint8Array.from([0xff, 0xd8, ...app1, ...jpeg.subarray(2)])
}

/** A baseline JPEG without its scan: SOI, APP0, SOF0, EOI. Enough to read its size, not to decode it. */
export function jpegHeader(width: number, height: number): Uint8Array {
  const app0 = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff]
  const sof0 = [0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
  return Uint8Array.from([0xff, 0xd8, ...app0, ...sof0, 0xff, 0xd9])
}
