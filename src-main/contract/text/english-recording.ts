/** English texts of recording, of its settings, and of notices about it. One table with those of the other files. */
import type { Wording } from './wording.ts'

const commandTexts = {
  'command.record': 'Record or stop',
  'command.record-all': 'Record all cameras',
  'command.record-groups': 'Record groups…',
  'command.stop-recording': 'Stop all recordings',
} as const

const pageTexts = {
  'recording.mark': 'REC',
  'recording.mark-help': 'This camera is being recorded.',
  'recording.mark-lost': 'This camera is to be recorded, but frames are lost at present.',
  'status.recording': ({ count }: { count: number }, { number }: Wording) => `REC ${number(count)}`,
  'status.recording-lost': ({ dropped }: { dropped: number }, { number }: Wording) =>
    `${number(dropped)} lost`,
  'status.recording-help': (
    {
      count,
      folder,
      frames,
      dropped,
    }: { count: number; folder: string; frames: number; dropped: number },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'camera is', other: 'cameras are' })} being recorded to ${folder}: ${number(frames)} frames in files, ${number(dropped)} lost.`,
  'voice.recording': ({ count }: { count: number }, { number, plural }: Wording) =>
    `Recording ${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}`,
  'voice.not-recording': ({ count }: { count: number }, { number, plural }: Wording) =>
    `Recording of ${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })} ended`,
  'voice.recording-all': 'Recording all cameras',
  'voice.recording-none': 'All recordings ended',
} as const

const groupTexts = {
  'record-groups.title': 'Record groups',
  'record-groups.help':
    'The cameras that are in a group now are recorded, those that are away when they come back.',
  'record-groups.group': (
    { group, recorded, of }: { group: string; recorded: number; of: number },
    { number }: Wording,
  ) => `${group}: ${number(recorded)} of ${number(of)} recorded`,
  'record-groups.none': 'No camera is in a group. “Groups…” in the menu of a tile makes one.',
} as const

const settingsTexts = {
  'recording.settings': 'Recording',
  'recording.folder': 'Folder',
  'recording.choose-folder': 'Choose folder…',
  'recording.format': 'Format',
  'recording.format-mkv': 'MKV',
  'recording.format-mcap': 'MCAP',
  'recording.part-minutes': 'New file after, min',
  'recording.seconds-before': 'Seconds of look-back before',
  'recording.days': 'Keep for, days',
  'recording.gigabytes': 'Keep at most, GB',
  'recording.free-gigabytes': 'Leave free on the disk, GB',
  'recording.forever': 'forever',
  'recording.no-limit': 'no limit',
  'recording.scheduled': 'Record by schedule',
  'recording.settings-help':
    'Every frame is recorded as it was sent: with MKV (Matroska) each camera to its own file, with MCAP all cameras to one file, for Foxglove and robots. When a limit is reached, the oldest files are deleted; Camwall deletes only files that it recorded itself.',
} as const

const noticeTexts = {
  'notice.recording-full': ({ folder }: { folder: string }) =>
    `Frames are not recorded: the disk of ${folder} is full.`,
  'notice.recording-full.todo':
    'Delete files that you do not need, or let Camwall keep fewer recordings in the settings. Recording then goes on by itself.',
  'notice.recording-gone': ({ folder, why }: { folder: string; why: string }) =>
    `Frames are not recorded: ${folder} is not there any more (${why}).`,
  'notice.recording-gone.todo':
    'Connect its disk again, and recording goes on by itself; or choose another folder in the settings.',
  'notice.recording-denied': ({ folder, why }: { folder: string; why: string }) =>
    `Frames are not recorded: Camwall may not write to ${folder} (${why}).`,
  'notice.recording-denied.todo':
    'Give yourself the right to write there, or choose another folder in the settings.',
  'notice.recording-in-use': ({ folder }: { folder: string }) =>
    `Frames are not recorded: another Camwall records to ${folder}.`,
  'notice.recording-in-use.todo': 'Choose another folder for one of them in the settings.',
  'notice.recording-slow': ({ folder }: { folder: string }) =>
    `Frames are not recorded: the disk of ${folder} is slower than the cameras.`,
  'notice.recording-slow.todo':
    'Record fewer cameras, lower their frames a second in the settings, or choose a faster disk.',
  'notice.recording-other': ({ folder, why }: { folder: string; why: string }) =>
    `Frames are not recorded to ${folder}: ${why}`,
  'notice.recording-other.todo': 'Camwall tries again every few seconds.',
  'notice.recording-goes-on': ({ count }: { count: number }, { number, plural }: Wording) =>
    `Recording goes on. ${number(count)} ${plural(count, { one: 'frame is', other: 'frames are' })} missing.`,
  'notice.recording-over': ({ count }: { count: number }, { number, plural }: Wording) =>
    `Nothing is recorded any more. ${number(count)} ${plural(count, { one: 'frame is', other: 'frames are' })} missing.`,
  'notice.recordings-undeleted': (
    { count, why }: { count: number; why: string },
    { number, plural }: Wording,
  ) =>
    `${number(count)} old ${plural(count, { one: 'recording', other: 'recordings' })} could not be deleted: ${why}`,
  'notice.recordings-undeleted.todo':
    'Check that Camwall may write in the folder of the recordings. It tries again every minute; until then, newer recordings are deleted to save space.',
  'notice.recording-broken': ({ why }: { why: string }) =>
    `Frames were not recorded because of an error in Camwall: ${why}`,
  'dialog.recordings-folder': 'Folder of recordings',
} as const

export const recordingTexts = {
  ...commandTexts,
  ...pageTexts,
  ...groupTexts,
  ...settingsTexts,
  ...noticeTexts,
} as const
