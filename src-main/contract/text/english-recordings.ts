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
  ...failureTexts,
  ...barTexts,
} as const
