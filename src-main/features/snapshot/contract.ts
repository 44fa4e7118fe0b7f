/** Snapshots: pictures of the moment, as files and on the clipboard. Their requests, topic, commands and settings. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import {
  ARRAY_FORMATS,
  checkFileTemplate,
  DEFAULT_FILE_TEMPLATE,
} from '../../contract/picture-files.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import { checked, section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

export interface SnapshotTopics {
  readonly snapshot: SnapshotState
}

export interface SnapshotState {
  /** In which they are written. */
  readonly folder: string
  /** A person chose it. */
  readonly isChosen: boolean
  /** What came of the newest one, until it is dismissed. */
  readonly news?: SnapshotNews
  /** Pictures that wait in memory, because they could not be written. */
  readonly unwritten?: UnwrittenPictures
}

export interface SnapshotNews {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly what: Message
  /** There is a file to show. */
  readonly hasFile?: true
}

export interface UnwrittenPictures extends Omit<SnapshotNews, 'hasFile'> {
  readonly todo: Message
  /** The disk has not answered yet. Another try would only wait for it, too. */
  readonly isStuck?: true
}

/** How a picture is shown: mirrored left to right first, then turned. */
export interface ShownTurn {
  /** Quarters of a turn, clockwise. */
  readonly quarters: number
  readonly mirrored: boolean
}

const turn = () => z.object({ quarters: z.int().min(0).max(3), mirrored: z.boolean() })

/**
 * Who may arrange the wall may take snapshots: they fill a disk, which who only looks must not do, but only in the folder that a
 * person chose who may configure.
 */
export const snapshotRequests = {
  /** Writes the newest picture of each of these cameras. */
  'snapshot:take': request<[cameras: readonly string[]]>('arrange', () =>
    z.tuple([z.array(z.string()).max(MAX_TILES)]),
  ),
  /** Puts the newest picture of a camera on the clipboard, as it is shown. Resolves to whether it is there. */
  'snapshot:copy': request<[camera: string, turn: ShownTurn], boolean>('arrange', () =>
    z.tuple([z.string(), turn()]),
  ),
  /** Tries again to write what could not be written. */
  'snapshot:retry': request<[]>('arrange', () => z.tuple([])),
  /** Gives up what could not be written. */
  'snapshot:discard': request<[]>('arrange', () => z.tuple([])),
  /** Shows the file that was written last in the system's file manager. */
  'snapshot:show': request<[]>('arrange', () => z.tuple([])),
  /** Dismisses the news. */
  'snapshot:dismiss': request<[]>('arrange', () => z.tuple([])),
  /** Lets a person choose the folder. What could not be written is written there. */
  'snapshot:choose-folder': request<[]>('configure', () => z.tuple([])),
  'snapshot:default-folder': request<[]>('configure', () => z.tuple([])),
} as const

export const snapshotCommands = [
  {
    id: 'snapshot',
    keys: ['p'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'copy-picture',
    keys: ['Ctrl+Shift+c'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'snapshot-all',
    keys: ['Shift+p'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

export const snapshotSection = section('snapshot', {
  /** Of the files' names. */
  template: setting(
    () => checked(checkFileTemplate, ({ template }) => template),
    DEFAULT_FILE_TEMPLATE,
    { reported: true },
  ),
  arrays: setting(() => z.enum(ARRAY_FORMATS), 'png', { reported: true }),
})
export type SnapshotSettings = ValuesOf<typeof snapshotSection>
