/** The wall that all windows show: what they are told of it, and what they may change. */
import { z } from 'zod'
import type { Counters } from '../../contract/camera.ts'
import type { CommandContract } from '../../contract/command.ts'
import type { Computer, HubState } from '../../contract/hub.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import type { Tiles } from '../../contract/tiles.ts'

export interface WallTopics {
  readonly hub: HubState
  readonly computer: Computer
  readonly totals: Counters
  /** In their order, with those of cameras that are away. */
  readonly tiles: Tiles
}

const ids = () => z.array(z.string()).max(MAX_TILES)

export const wallRequests = {
  /** Before another tile, or to the end. */
  'tiles:move': request<[ids: readonly string[], before: string | undefined]>('arrange', () =>
    z.tuple([ids(), z.union([z.string(), z.undefined()])]),
  ),
  /** One more tile of the same camera. */
  'tiles:twin': request<[id: string]>('arrange', () => z.tuple([z.string()])),
  /**
   * A twin goes. The last tile of a camera goes with its camera until it sends again, and stays while the camera is live.
   */
  'tiles:remove': request<[ids: readonly string[]]>('arrange', () => z.tuple([ids()])),
} as const

export const wallCommands = [
  {
    id: 'all-cameras',
    label: 'All cameras',
    menu: { bar: 'view', group: 1 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'remove-silent',
    label: 'Remove cameras that are not live',
    menu: { bar: 'view', group: 1 },
    on: 'wall',
    runs: 'main',
    right: 'arrange',
  },
  {
    id: 'show-alone',
    label: 'Show alone',
    keys: ['Enter'],
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'twin-tile',
    label: 'Show on a second tile',
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'remove-tile',
    label: 'Remove from the wall',
    keys: ['Delete'],
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'move-earlier',
    label: 'Move left',
    keys: ['Alt+ArrowLeft'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'move-later',
    label: 'Move right',
    keys: ['Alt+ArrowRight'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'select-all',
    label: 'Select all tiles',
    keys: ['Ctrl+a'],
    menu: { bar: 'tile', group: 3 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'clear-selection',
    label: 'Clear selection',
    menu: { bar: 'tile', group: 3 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
