/** The wall of a window, which is one of the layouts: its topics, requests and commands. */
import { z } from 'zod'
import type { Counters } from '../../contract/camera.ts'
import type { CommandContract } from '../../contract/command.ts'
import type { Computer, HubState } from '../../contract/hub.ts'
import { layoutPatchSchema } from '../../contract/layout-schema.ts'
import type { LayoutPatch, WallLayout } from '../../contract/layout.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import type { Tiles } from '../../contract/tiles.ts'

export interface WallTopics {
  readonly hub: HubState
  readonly computer: Computer
  readonly totals: Counters
  /** Of the layout that the window shows; in their order, including tiles of absent cameras. */
  readonly tiles: Tiles
  /** Of the layout that the window shows. */
  readonly layout: WallLayout
}

const ids = () => z.array(z.string()).max(MAX_TILES)

export const wallRequests = {
  /** Before another tile, or to the end. */
  'tiles:move': request<[ids: readonly string[], before: string | undefined]>('arrange', () =>
    z.tuple([ids(), z.union([z.string(), z.undefined()])]),
  ),
  /** Two tiles exchange their places, with their sizes. */
  'tiles:swap': request<[one: string, other: string]>('arrange', () =>
    z.tuple([z.string(), z.string()]),
  ),
  /** One more tile of the same camera. */
  'tiles:twin': request<[id: string]>('arrange', () => z.tuple([z.string()])),
  /**
   * Removes a camera's additional tile. The last tile is removed with its camera until that sends again, and stays while the
   * camera is live.
   */
  'tiles:remove': request<[ids: readonly string[]]>('arrange', () => z.tuple([ids()])),
  /**
   * A tile before another one that shows the camera of the tile that is selected in a window: the only one of the layout. Without
   * a tile, it is removed.
   */
  'tiles:hotspot': request<[before: string | undefined]>('arrange', () =>
    z.tuple([z.union([z.string(), z.undefined()])]),
  ),
  'layout:change': request<[patch: LayoutPatch]>('arrange', () => z.tuple([layoutPatchSchema])),
  /** Keeps for the camera `to` everything that is kept for `from`, which must not be live. */
  'camera:replace': request<[from: string, to: string]>('arrange', () =>
    z.tuple([z.string(), z.string()]),
  ),
} as const

export const wallCommands = [
  {
    id: 'all-cameras',
    menu: { bar: 'view', group: 1 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'remove-silent',
    menu: { bar: 'view', group: 1 },
    on: 'wall',
    runs: 'main',
    right: 'arrange',
  },
  {
    id: 'show-solo',
    keys: ['Enter'],
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'twin-tile',
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'hotspot',
    keys: ['Shift+o'],
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'remove-tile',
    keys: ['Delete'],
    menu: { bar: 'tile', group: 1 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'move-earlier',
    keys: ['Alt+ArrowLeft'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'move-later',
    keys: ['Alt+ArrowRight'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'select-all',
    keys: ['Ctrl+a'],
    menu: { bar: 'tile', group: 3 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'clear-selection',
    menu: { bar: 'tile', group: 3 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

export const layoutCommands = [
  {
    id: 'layout',
    keys: ['Ctrl+l'],
    menu: { bar: 'view', group: 2 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'lock-wall',
    menu: { bar: 'view', group: 2 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'undo-wall',
    keys: ['Ctrl+z'],
    menu: { bar: 'view', group: 2 },
    on: 'wall',
    runs: 'main',
    right: 'arrange',
  },
  {
    id: 'redo-wall',
    keys: ['Ctrl+Shift+z', 'Ctrl+y'],
    menu: { bar: 'view', group: 2 },
    on: 'wall',
    runs: 'main',
    right: 'arrange',
  },
  {
    id: 'next-page',
    keys: ['PageDown'],
    menu: { bar: 'view', group: 3 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'previous-page',
    keys: ['PageUp'],
    menu: { bar: 'view', group: 3 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'cycle-pages',
    menu: { bar: 'view', group: 3 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
