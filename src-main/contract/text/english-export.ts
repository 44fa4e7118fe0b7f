/** English texts of export: its command, its marks on the time bar, its dialog, and what came of it. One table with those of the other files. */
import type { Wording } from './wording.ts'

interface SavedFrames {
  readonly frames: number
  readonly folder: string
}

function framesOf(count: number, { number, plural }: Wording): string {
  return `${number(count)} ${plural(count, { one: 'frame', other: 'frames' })}`
}

const barTexts = {
  'command.export': 'Save a stretch…',
  'export.mark-from': 'The stretch begins here',
  'export.mark-to': 'The stretch ends here',
  'export.clear-marks': 'Remove both marks',
  'export.marked': 'Marked stretch',
  'voice.marked-from': ({ at }: { at: number }, { clock }: Wording) =>
    `The stretch begins at ${clock(at)}`,
  'voice.marked-to': ({ at }: { at: number }, { clock }: Wording) =>
    `The stretch ends at ${clock(at)}`,
} as const

const dialogTexts = {
  'export.title': 'Save a stretch',
  'export.is-running': 'Another stretch is being saved. Wait for it, or cancel it in the notices.',
  'export.none':
    'Nothing is kept of these cameras and this time. Turn on look-back, or play a recording.',
  'export.range': (
    { from, to }: { from: number; to: number },
    { dateAndClock, clock, number }: Wording,
  ) => `${dateAndClock(from)} – ${clock(to)}, ${number((to - from) / 1000, 1)} s`,
  'export.amount': (
    { cameras, frames, size }: { cameras: number; frames: number; size: string },
    wording: Wording,
  ) =>
    `${framesOf(frames, wording)} of ${wording.number(cameras)} ${wording.plural(cameras, { one: 'camera', other: 'cameras' })}, ${size}`,
  'export.about': (
    { cameras, size }: { cameras: number; size: string },
    { number, plural }: Wording,
  ) => `${number(cameras)} ${plural(cameras, { one: 'camera', other: 'cameras' })}, about ${size}`,
  'export.marks-help':
    'Mark a stretch on the time bar with I and O. Without marks, everything is saved that the bar shows.',
  'export.format': 'Save as',
  'export.format-mkv': 'MKV',
  'export.format-pictures': 'Pictures',
  'export.mkv-help':
    'A Matroska file for each camera. All files begin at the same moment, so that players show them in step.',
  'export.pictures-help':
    'A folder for each camera with a file for each frame, and a table of their times and SHA-256 checksums.',
  'export.as-sent': 'Frames are saved as they were sent.',
  'export.burn-in': 'Name and time on the pictures',
  'export.burn-in-help':
    'Burned into the upper left corner. The pictures are changed: all are saved as JPEGs, and raw arrays as the wall shows them. The table beside them says so, and has the SHA-256 checksums of what was sent.',
  'export.arrays': 'Raw arrays as',
  'export.save': 'Choose folder and save…',
  'dialog.export-folder': 'Folder in which the stretch is saved',
} as const

const noticeTexts = {
  'export.running': ({ cameras }: { cameras: number }, { number, plural }: Wording) =>
    `A stretch of ${number(cameras)} ${plural(cameras, { one: 'camera', other: 'cameras' })} is being saved.`,
  'export.stuck': 'The disk has taken nothing for some seconds. The wall goes on meanwhile.',
  'export.percent': ({ percent: of }: { percent: number }, { percent }: Wording) => percent(of),
  'export.cancel': 'Cancel',
  'export.show': 'Show in folder',
  'export.saved': ({ frames, folder }: SavedFrames, wording: Wording) =>
    `Saved: ${framesOf(frames, wording)} in ${folder}.`,
  'export.cancelled': ({ frames, folder }: SavedFrames, wording: Wording) =>
    `Cancelled: ${framesOf(frames, wording)} are in ${folder}.`,
  'export.given-up': ({ folder }: { folder: string }) =>
    `Cancelled before the disk of ${folder} had answered: the files there may be incomplete.`,
  'export.missing': ({ count }: { count: number }, wording: Wording) =>
    `${framesOf(count, wording)} of the stretch had to make room for newer ones before they were saved.`,
  'export.unread-files': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One recording is missing, because it was deleted meanwhile, or is damaged.',
      other: `${number(count)} recordings are missing, because they were deleted meanwhile, or are damaged.`,
    }),
  'export.unread-frames': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One frame is missing, because it is damaged in its recording.',
      other: `${number(count)} frames are missing, because they are damaged in their recordings.`,
    }),
  'export.unburnt': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One frame has no name and time on it, because its picture cannot be decoded for that.',
      other: `${number(count)} frames have no name and time on them, because their pictures cannot be decoded for that.`,
    }),
  'export.failed-full': ({ folder }: { folder: string }) =>
    `Not everything was saved: the disk of ${folder} is full.`,
  'export.failed-denied': ({ folder }: { folder: string }) =>
    `Not everything was saved: Camwall may not write to ${folder}.`,
  'export.failed-gone': ({ folder }: { folder: string }) =>
    `Not everything was saved: ${folder} is not there any more.`,
  'export.failed-other': ({ folder, why }: { folder: string; why: string }) =>
    `Not everything was saved to ${folder}: ${why}`,
  'export.failed.todo':
    'The files that are there are whole. Save the stretch again, in another folder, while it is kept.',
  'export.not-begun.todo': 'Save the stretch again, in another folder, while it is kept.',
} as const

export const exportTexts = { ...barTexts, ...dialogTexts, ...noticeTexts } as const
