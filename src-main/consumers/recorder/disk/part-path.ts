/** The places of a recording's files in its folder: a folder for each day. Pure. */
import { fileDate, fileNameOf, fileTime } from '../../../capture/file-names.ts'

/** A day, a name, an extension; nothing that leaves the folder. */
const OWN_PATH = /^\d{4}-\d{2}-\d{2}\/[^/\\]+\.(mkv|mcap)$/

/** Whether Camwall could have made it. A manifest is a file that anybody could have changed. */
export function isOwnPath(path: string): boolean {
  return OWN_PATH.test(path)
}

/**
 * @param name - of the camera, or of the file of all cameras
 * @param at - when it begins, in milliseconds since the epoch
 * @param number - from 1 on; a higher one where the file exists
 * @returns within the folder, with `/`
 */
export function partPath(name: string, at: number, extension: string, number: number): string {
  const suffix = number === 1 ? '' : ` (${number})`
  return `${fileDate(at)}/${fileNameOf(name)} ${fileTime(at)}${suffix}.${extension}`
}
