/** Turn and mirror: corrects the picture of a camera that is mounted sideways or overhead, or sees a mirror. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'

/** How a camera's picture is shown: mirrored left to right first, then turned. */
export interface CameraTurn {
  /** Quarters of a turn, clockwise. */
  readonly quarters: 0 | 1 | 2 | 3
  readonly mirrored: boolean
}

/** Without cameras that are shown as sent. */
export type Turns = readonly (CameraTurn & { readonly camera: string })[]

export interface TurnTopics {
  readonly turns: Turns
}

const CHANGES = ['right', 'left', 'mirror', 'as-sent'] as const
/** As seen on the screen: `mirror` swaps left and right of the shown picture. */
export type TurnChange = (typeof CHANGES)[number]

export const turnRequests = {
  'turn:change': request<[cameras: readonly string[], change: TurnChange]>('arrange', () =>
    z.tuple([z.array(z.string()).max(MAX_TILES), z.enum(CHANGES)]),
  ),
} as const

export const turnCommands = [
  {
    id: 'turn-right',
    keys: ['r'],
    menu: { bar: 'tile', group: 4 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'turn-left',
    keys: ['Shift+r'],
    menu: { bar: 'tile', group: 4 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'mirror',
    keys: ['m'],
    menu: { bar: 'tile', group: 4 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'as-sent',
    menu: { bar: 'tile', group: 4 },
    on: 'tiles',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
