/** Names the formats of pictures and videos that cannot be shown, so that a refusal can name them. */
import { tag } from './picture-header.ts'

/** Magic numbers, from the specification of each format; `.` is any byte. Those that `cv2.imencode` writes, then others. */
const FORMATS: readonly (readonly [name: string, ...magic: readonly string[]])[] = [
  ['BigTIFF', 'II+\0', 'MM\0+'],
  ['JPEG 2000', '\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'],
  ['PNM', 'P1\n', 'P2\n', 'P3\n', 'P4\n', 'P5\n', 'P6\n', 'P7\n', 'Pf\n', 'PF\n'],
  ['Radiance HDR', '#?RADIANCE', '#?RGBE'],
  ['OpenEXR', '\x76\x2f\x31\x01'],
  ['Sun raster', '\x59\xa6\x6a\x95'],
  ['JPEG XL', '\xff\x0a', '\0\0\0\x0cJXL '],
  ['HEIC', '....ftyphei', '....ftyphev', '....ftypmif1', '....ftypmsf1'],
  ['MP4', '....ftyp'],
  ['H.264', '\0\0\0\x01\x67', '\0\0\x01\x67', '\0\0\0\x01\x09'],
  ['Matroska', '\x1a\x45\xdf\xa3'],
  ['AVI', 'RIFF....AVI '],
  ['SVG', '<svg'],
  ['PDF', '%PDF'],
  ['ICO', '\0\0\x01\0'],
  ['ZIP', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b'],
  ['pickle', '\x80\x03', '\x80\x04\x95', '\x80\x05\x95'],
  ['NumPy', '\x93NUMPY'],
  ['XML', '<?xml'],
  ['HTML', '<!doctype', '<!DOCTYPE', '<html'],
]

/** The name of a format that cannot be shown; `undefined` if it is not known. */
export function otherFormat({ buffer, byteOffset, byteLength }: Uint8Array): string | undefined {
  const view = new DataView(buffer, byteOffset, byteLength)
  const isThere = (magic: string) =>
    magic.length <= byteLength &&
    Array.from(magic).every((letter, at) => letter === '.' || tag(view, at, letter))
  return FORMATS.find(([, ...magic]) => magic.some(isThere))?.[0]
}
