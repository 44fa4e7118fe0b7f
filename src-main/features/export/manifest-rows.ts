/** The rows of `manifest.csv`, which is beside what was saved. Pure. */
import { csvLine } from '../../contract/csv.ts'
import { zonedTime } from '../../lib/iso-time.ts'
import type { SavedPicture } from './picture-files.ts'
import type { SavedFile } from './stretch-file.ts'

export const MANIFEST_NAME = 'manifest.csv'

export const PICTURES_HEAD = csvLine([
  'file',
  'camera',
  'time',
  'sent_ms',
  'arrived_ms',
  'sha256',
  'sha256_as_sent',
  'fields',
  'changed',
])

const BURNT = 'name and time burned in'

/** Times in milliseconds have all their digits; the others are local, with their zone. */
export function pictureRow({ name, frame, sha256, sentSha256, isBurnt }: SavedPicture): string {
  const { camera, time, sentAt, arrivedAt, fields } = frame
  return csvLine([
    name,
    camera,
    zonedTime(time),
    sentAt === undefined ? '' : String(sentAt),
    String(arrivedAt),
    sha256,
    sentSha256,
    fields.join('|'),
    isBurnt ? BURNT : '',
  ])
}

export const FILES_HEAD = csvLine([
  'file',
  'camera',
  'starts',
  'first',
  'last',
  'frames',
  'sha256',
  'frames_sha256_as_sent',
  'changed',
])

/** @param startsAt - when the file's own time is zero, in milliseconds since the epoch */
export function fileRow(
  { name, camera, from, to, frames, sentSha256, isBurnt }: SavedFile,
  startsAt: number,
  sha256: string,
): string {
  const times = [startsAt, from, to].map((time) => zonedTime(time))
  const changed = isBurnt ? BURNT : ''
  return csvLine([name, camera, ...times, String(frames), sha256, sentSha256, changed])
}
