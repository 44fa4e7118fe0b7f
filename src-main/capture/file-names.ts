/**
 * Names of files and folders from names of cameras, which are any text. The names are safe on Windows, macOS and Linux.
 *
 * Source: Microsoft, “Naming Files, Paths, and Namespaces”.
 */
import { createHash } from 'node:crypto'
import { fillFileTemplate } from '../contract/picture-files.ts'
import { localTime, zoneAt, zoneText } from '../lib/iso-time.ts'

/** What some file system refuses or gives a meaning, and what cannot be seen or encoded; joiners are part of words and emoji. */
const REFUSED = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu
/** A dot hides the file, a hyphen makes it a flag of a program, and a tilde the home folder. */
const REFUSED_AT_START = /^[\s.~-]/u
/** Windows removes them. */
const REFUSED_AT_END = /[\s.]$/u
/** Devices of Windows, also with an extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:[.]|$)/iu

/**
 * Bytes of a name, in UTF-8. File systems have 255 bytes or UTF-16 units for each part of a path; the rest is for a time, an
 * extension and a number.
 */
export const MAX_NAME_BYTES = 120
/** Bytes of a part of a path that a template gives. The rest is for an extension and a number. */
export const MAX_PART_BYTES = 230
/** Hexadecimal digits that tell names apart: 2^32 of them. */
const SUFFIX_LENGTH = 8

/**
 * The name of a file or folder for any text. A text that is not safe gets a suffix, so that different texts have different names,
 * apart from those that differ in case only; see `fileNamesOf`.
 */
export function fileNameOf(text: string): string {
  const name = safeName(text)
  return name === text ? name : withSuffix(name, text)
}

/**
 * The names of several texts, by text. They also differ where case and the form of accents do not count. A text has the same name
 * whatever their order.
 */
export function fileNamesOf(texts: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map([...texts].map((text) => [text, fileNameOf(text)]))
  const shared = repeated([...names.values()].map(folded))
  for (const [text, name] of names)
    if (shared.has(folded(name))) names.set(text, withSuffix(safeName(text), text))
  return names
}

/** A file name or a part of a path in which all of a text is replaced that a file system cannot have. Different texts may become the same. */
export function safeName(text: string, bytes = MAX_NAME_BYTES): string {
  const visible = text.normalize('NFC').replaceAll(REFUSED, '_')
  const short = shortened(visible, bytes)
    .replace(REFUSED_AT_START, '_')
    .replace(REFUSED_AT_END, '_')
  if (short === '') return '_'
  return RESERVED.test(short) ? `_${short}` : short
}

/**
 * The parts of a picture's path, as a template has them: folders, and the file's name without its extension.
 *
 * @param camera - as `fileNamesOf` gives it
 * @param at - when the picture was taken, in milliseconds since the epoch
 */
export function pictureFileName(template: string, camera: string, at: number): readonly string[] {
  const values = { camera, time: fileTime(at), date: fileDate(at) }
  const filled = fillFileTemplate(template, (field) => values[field])
  return filled.split('/').map((part) => safeName(part.trim(), MAX_PART_BYTES))
}

/** How two names compare in file systems without regard to case (Windows, macOS) and to the form of accents (macOS). */
function folded(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFD')
}

function withSuffix(name: string, text: string): string {
  const suffix = createHash('sha256').update(text, 'utf16le').digest('hex').slice(0, SUFFIX_LENGTH)
  return `${shortened(name, MAX_NAME_BYTES - SUFFIX_LENGTH - 1)}-${suffix}`
}

/** Whole characters as a person counts them, as many as fit. */
function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let length = 0
  let end = 0
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    length += Buffer.byteLength(segment)
    if (length > bytes) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

function repeated(items: readonly string[]): ReadonlySet<string> {
  return new Set(items.filter((item, index) => items.indexOf(item) !== index))
}

/**
 * A time for a file's name: local, with its zone. Times of one zone sort as they passed.
 *
 * @param at - milliseconds since the epoch
 * @param zone - minutes that local time is ahead of UTC
 * @returns such as `2026-11-26T17-03-59.123+0100`
 */
export function fileTime(at: number, zone = zoneAt(at)): string {
  return `${localTime(at, zone).replaceAll(':', '-')}${zoneText(zone, '')}`
}

/** The local day, such as `2026-11-26`. */
export function fileDate(at: number, zone = zoneAt(at)): string {
  return localTime(at, zone).slice(0, 10)
}
