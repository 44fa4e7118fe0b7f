/** English texts of the recordings: their command, their page, and playing them. One table with those of the other files. */
import type { Wording } from './wording.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

const pageTexts = {
  'recordings.title': 'Recordings',
  'recordings.close': 'Close recordings',
  'recordings.day': 'Day',
  'recordings.day-option': ({ at, size }: { at: number; size: string }, { day }: Wording) =>
    `${day(at)} · ${size}`,
  'recordings.previous-day': 'Previous day',
  'recordings.next-day': 'Next day',
  'recordings.search': 'Search cameras',
  'recordings.summary': (
    { count, size, from, to }: { count: number; size: string } & Stretch,
    { number, plural, clock, zone }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}, ${size}, ${clock(from)} to ${clock(to)} ${zone(from)}`,
  'recordings.time': 'Time',
  'recordings.clock': ({ at }: { at: number }, { clock }: Wording) => clock(at),
  'recordings.tick': ({ at }: { at: number }, { time }: Wording) => time(at),
  'recordings.tick-second': ({ at }: { at: number }, { clock }: Wording) => clock(at),
  'recordings.zoom-in': 'Show a shorter time',
  'recordings.zoom-out': 'Show a longer time',
  'recordings.play': 'Play',
  'recordings.protect': 'Protect',
  'recordings.unprotect': 'Remove protection',
  'recordings.protect-help':
    'Protected recordings are not deleted to free space. The files with what is shown of the chosen cameras are protected, or those of all listed cameras if none is chosen.',
  'recordings.delete': 'Delete…',
  'recordings.delete-help':
    'Delete the files with what is shown of the chosen cameras, or those of all listed cameras if none is chosen',
  'recordings.choose': 'Choose',
  'recordings.cameras': 'Recorded cameras',
  'recordings.spans': (
    { count, from, to }: { count: number } & Stretch,
    { number, clock }: Wording,
  ) =>
    count === 1
      ? `Recorded from ${clock(from)} to ${clock(to)}`
      : `Recorded from ${clock(from)} to ${clock(to)} in ${number(count)} parts`,
  'recordings.spans-protected': 'protected',
  'recordings.recorded-key': 'Recorded',
  'recordings.protected-key': 'Protected',
  'recordings.picture': ({ camera, at }: { camera: string; at: number }, { clock }: Wording) =>
    `${camera} at ${clock(at)}`,
  'recordings.no-picture': ({ camera, at }: { camera: string; at: number }, { clock }: Wording) =>
    `No picture of ${camera} at ${clock(at)}`,
  'recordings.none': 'No recorded camera has such a name.',
  'recordings.empty': ({ folder }: { folder: string }) =>
    `Nothing is recorded in ${folder}. Record a camera from the menu of its tile, or all cameras from the File menu.`,
  'voice.protected': 'Protected',
  'voice.unprotected': 'Protection removed',
} as const

/** Of the dialog that asks before something is deleted, and what could not be deleted. */
const deletionTexts = {
  'recordings.delete-title': 'Delete recordings for good?',
  'recordings.delete-what': (
    { files, size, from, to }: { files: number; size: string } & Stretch,
    { number, plural, dateAndClock, zone }: Wording,
  ) =>
    `${number(files)} ${plural(files, { one: 'file', other: 'files' })}, ${size}, with what was recorded from ${dateAndClock(from)} to ${dateAndClock(to)} ${zone(from)}`,
  'recordings.delete-cameras': (
    { names, more }: { names: readonly string[]; more: number },
    { list, number }: Wording,
  ) => `Of ${list(more > 0 ? [...names, `${number(more)} more`] : names)}`,
  'recordings.delete-all-cameras': 'Of all cameras',
  'recordings.delete-whole-files':
    'Whole files are deleted: they can have more than what the panel shows. They cannot be brought back.',
  'recordings.delete-none': 'There is nothing that can be deleted.',
  'recordings.delete-protected': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One file stays because it is protected.',
      other: `${number(count)} files stay because they are protected.`,
    }),
  'recordings.delete-open': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One file stays because it is being recorded.',
      other: `${number(count)} files stay because they are being recorded.`,
    }),
  'recordings.delete-shared': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One file stays because it has other cameras, too: choose all of them.',
      other: `${number(count)} files stay because they have other cameras, too: choose all of them.`,
    }),
  'recordings.delete-now': 'Delete',
  'recordings.deleting': 'Deleting…',
  'voice.deleted': (
    { files, size }: { files: number; size: string },
    { number, plural }: Wording,
  ) => `Deleted: ${number(files)} ${plural(files, { one: 'file', other: 'files' })}, ${size}`,
  'notice.recordings-not-deleted': (
    { count, why }: { count: number; why: string },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'recording', other: 'recordings' })} could not be deleted: ${why}`,
  'notice.recordings-not-deleted.todo':
    'Check that Camwall may write in the folder of the recordings, and delete them again.',
  'notice.recordings-changed': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'One recording was not deleted, because its file is not as Camwall left it.',
      other: `${number(count)} recordings were not deleted, because their files are not as Camwall left them.`,
    }),
  'notice.recordings-changed.todo':
    'Another program has changed them. Delete them in the folder of the recordings.',
} as const

/** Why the folder cannot be opened. */
const failureTexts = {
  'recordings.failure-full': ({ folder }: { folder: string }) =>
    `The recordings in ${folder} cannot be listed: its disk is full.`,
  'recordings.failure-gone': ({ folder }: { folder: string }) =>
    `The recordings cannot be listed: ${folder} is not there. Connect its disk, or choose another folder in the settings.`,
  'recordings.failure-denied': ({ folder }: { folder: string }) =>
    `The recordings cannot be listed: Camwall may not read or write in ${folder}.`,
  'recordings.failure-in-use': ({ folder }: { folder: string }) =>
    `The recordings cannot be listed: another Camwall uses ${folder}. Close it, or look at them there.`,
  'recordings.failure-slow': ({ folder }: { folder: string }) =>
    `The recordings cannot be listed: the disk of ${folder} does not answer.`,
  'recordings.failure-other': ({ folder }: { folder: string }) =>
    `The recordings in ${folder} cannot be listed. The list of the recordings is damaged, or from a newer Camwall.`,
} as const

/** Of the time bar. */
const barTexts = {
  'recordings.bar': 'Recordings being played',
  'recordings.recorded': 'Recorded',
  'recordings.tile-help':
    'This camera sends nothing now. It has a tile while its recordings are played.',
  'recordings.moment': ({ at }: { at: number }, { dateAndClock }: Wording) =>
    `${dateAndClock(at)}.${Math.floor(at / 100) % 10}`,
} as const

export const recordingsTexts = {
  'command.recordings': 'Recordings',
  ...pageTexts,
  ...deletionTexts,
  ...failureTexts,
  ...barTexts,
} as const
