/** English texts of snapshots, and of the names of their files. One table with those of the other files. */
import type { Wording } from './wording.ts'

const templateTexts = {
  'file-template.empty': 'Type a name, for example {camera} {time}.',
  'file-template.long': ({ most }: { most: number }, { number }: Wording) =>
    `The name is too long. It can have ${number(most)} characters.`,
  'file-template.unknown': ({ field }: { field: string }) =>
    `${field} is not known. Use {camera}, {time} or {date}.`,
  'file-template.braces': 'A brace has no counterpart. Fields are {camera}, {time} and {date}.',
  'file-template.character': ({ character }: { character: string }) =>
    `The name of a file cannot have ${character}. Use / between folders.`,
  'file-template.part': 'Each folder and the file need a name.',
} as const

interface Counted {
  readonly count: number
  readonly folder: string
}

/** The subject of what could not be written. */
function pictures(count: number, { number, plural }: Wording): string {
  return `${number(count)} ${plural(count, { one: 'picture', other: 'pictures' })}`
}

const noticeTexts = {
  'snapshot.none': 'No snapshot was taken: these cameras have no picture yet.',
  'snapshot.left': ({ count }: { count: number }, wording: Wording) =>
    `${pictures(count, wording)} could not be taken: too many wait in memory to be written.`,
  'snapshot.written-one': ({ path }: { path: string }) => `Snapshot: ${path}`,
  'snapshot.written': ({ count, folder }: Counted, wording: Wording) =>
    `Snapshot: ${pictures(count, wording)} in ${folder}`,
  'snapshot.instead-of-png': ({ count }: { count: number }, { number, plural }: Wording) =>
    `(${number(count)} ${plural(count, { one: 'array is a .npy file, because PNG cannot hold its', other: 'arrays are .npy files, because PNG cannot hold their' })} values.)`,
  'snapshot.unwritten-full': ({ count, folder }: Counted, wording: Wording) =>
    `${pictures(count, wording)} could not be written: the disk of ${folder} is full.`,
  'snapshot.unwritten-full.todo':
    'Free some space and try again, or choose another folder. Nothing is lost as long as Camwall runs.',
  'snapshot.unwritten-denied': ({ count, folder }: Counted, wording: Wording) =>
    `${pictures(count, wording)} could not be written: Camwall may not write to ${folder}.`,
  'snapshot.unwritten-denied.todo':
    'Change the permissions of the folder and try again, or choose another one. Nothing is lost as long as Camwall runs.',
  'snapshot.unwritten-gone': ({ count, folder }: Counted, wording: Wording) =>
    `${pictures(count, wording)} could not be written: ${folder} is not there.`,
  'snapshot.unwritten-gone.todo':
    'Connect the disk and try again, or choose another folder. Nothing is lost as long as Camwall runs.',
  'snapshot.unwritten-stuck': ({ count, folder }: Counted, wording: Wording) =>
    `${pictures(count, wording)} could not be written yet: the disk of ${folder} does not answer.`,
  'snapshot.unwritten-stuck.todo':
    'Wait until it answers, or choose another folder. Nothing is lost as long as Camwall runs.',
  'snapshot.unwritten-other': (
    { count, folder, why }: Counted & { readonly why: string },
    wording: Wording,
  ) => `${pictures(count, wording)} could not be written to ${folder}: ${why}`,
  'snapshot.unwritten-other.todo':
    'Try again, or choose another folder. Nothing is lost as long as Camwall runs.',
  'snapshot.show': 'Show in folder',
  'snapshot.retry': 'Try again',
  'snapshot.choose-folder': 'Choose folder…',
  'snapshot.discard': 'Discard',
  'notice.not-copied': ({ camera }: { camera: string }) =>
    `The picture of ${camera} could not be copied: its format cannot be decoded here.`,
  'notice.not-copied.todo': ({ command }: { command: string }) => `Use “${command}” instead.`,
  'voice.copied': ({ camera }: { camera: string }) => `Picture of ${camera} copied`,
  'dialog.snapshot-folder': 'Folder for snapshots',
} as const

const settingsTexts = {
  'snapshot.settings': 'Snapshots',
  'snapshot.folder': 'Folder',
  'snapshot.default-folder': 'Use the default folder',
  'snapshot.template': 'Names of files',
  'snapshot.arrays': 'Raw arrays',
  'snapshot.arrays-png': 'PNG',
  'snapshot.arrays-npy': 'NumPy (.npy)',
  'snapshot.settings-help':
    'Pictures are written as they were sent. A name can have {camera}, {time} and {date}, and / between folders. Arrays that PNG cannot hold are always written as .npy.',
} as const

export const snapshotTexts = { ...templateTexts, ...noticeTexts, ...settingsTexts } as const
