/** Layouts by name and groups of cameras: their topics, requests and commands. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { cellsSchema, groupName, layoutCamerasSchema } from '../../contract/layout-schema.ts'
import type { Cell } from '../../contract/layout.ts'
import { MAX_LAYOUT_NAME_LENGTH, MAX_TILES } from '../../contract/limits.ts'
import {
  NEWCOMERS,
  type CameraGroups,
  type CameraRules,
  type LayoutCameras,
  type LayoutSummary,
  type Sighting,
} from '../../contract/named-layout.ts'
import { templateName, type OwnTemplates } from '../../contract/own-template.ts'
import { request } from '../../contract/request.ts'

export interface Sightings {
  /** When Camwall started, in milliseconds since the epoch. */
  readonly since: number
  /** Of cameras that belong somewhere; up to date for those that are not on the wall now. */
  readonly last: readonly Sighting[]
}

export interface LayoutsTopics {
  /** In the order of their tabs. */
  readonly layouts: readonly LayoutSummary[]
  readonly groups: CameraGroups
  readonly sightings: Sightings
  readonly templates: OwnTemplates
}

const id = () => z.string().min(1)
const layoutName = () => z.string().trim().min(1).max(MAX_LAYOUT_NAME_LENGTH)
const cameraNames = () => z.array(z.string()).max(MAX_TILES)

/** A name that another layout has gets a number. */
export const layoutsRequests = {
  /** Results in its id. */
  'layouts:make': request<[name: string, cameras: LayoutCameras], string>('arrange', () =>
    z.tuple([layoutName(), layoutCamerasSchema]),
  ),
  'layouts:rename': request<[id: string, name: string]>('arrange', () =>
    z.tuple([id(), layoutName()]),
  ),
  /** Results in the id of the copy, which comes after the layout. */
  'layouts:duplicate': request<[id: string], string>('arrange', () => z.tuple([id()])),
  /** Windows that show it then show the first one. The last one stays. */
  'layouts:delete': request<[id: string]>('arrange', () => z.tuple([id()])),
  /** Before another one, or to the end. */
  'layouts:move': request<[id: string, before: string | undefined]>('arrange', () =>
    z.tuple([id(), z.union([id(), z.undefined()])]),
  ),
  /** Which cameras the layout of this window is for. What is not given does not change. */
  'layouts:rules': request<[rules: Partial<CameraRules>]>('arrange', () =>
    z.tuple([
      z.strictObject({
        cameras: layoutCamerasSchema.exactOptional(),
        newcomers: z.enum(NEWCOMERS).exactOptional(),
      }),
    ]),
  ),
  /** A tile in the layout of this window for each of the cameras that has none. */
  'layouts:add-cameras': request<[cameras: readonly string[]]>('arrange', () =>
    z.tuple([cameraNames()]),
  ),
  /** Adds cameras to a group, or takes them out of it. */
  'groups:set': request<[cameras: readonly string[], group: string, isIn: boolean]>('arrange', () =>
    z.tuple([cameraNames(), groupName(), z.boolean()]),
  ),
  /** A template of one's own. A name that another one has gets a number. */
  'templates:save': request<[name: string, places: readonly Cell[]]>('arrange', () =>
    z.tuple([templateName(), cellsSchema]),
  ),
  'templates:rename': request<[id: string, name: string]>('arrange', () =>
    z.tuple([id(), templateName()]),
  ),
  'templates:delete': request<[id: string]>('arrange', () => z.tuple([id()])),
} as const

/** Those that concern the window itself. */
export const shownLayoutRequests = {
  /** In this window. */
  'layouts:show': request<[id: string]>('view', () => z.tuple([id()])),
  /** The same, as one of those that are shown in turn: not written to the file each time. */
  'layouts:show-in-turn': request<[id: string]>('view', () => z.tuple([id()])),
  /** In another, new window. */
  'layouts:open': request<[id: string]>('view', () => z.tuple([id()])),
} as const

const LAYOUT_MENU = { bar: 'view', group: 2, submenu: 'menu.layouts' } as const
const TEMPLATE_MENU = { bar: 'view', group: 2, submenu: 'menu.templates' } as const
/** The numbers that have a key. */
export const NUMBERED_LAYOUTS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** Those for layouts act on the one that the window shows. */
export const layoutsCommands = [
  { id: 'new-layout', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'rename-layout', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'duplicate-layout', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'delete-layout', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'open-layout', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'move-layout-earlier', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'move-layout-later', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'next-layout', keys: ['Ctrl+Tab'], menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  {
    id: 'previous-layout',
    keys: ['Ctrl+Shift+Tab'],
    menu: LAYOUT_MENU,
    on: 'wall',
    runs: 'page',
  },
  { id: 'cycle-layouts', menu: LAYOUT_MENU, on: 'wall', runs: 'page' },
  { id: 'save-template', menu: TEMPLATE_MENU, on: 'wall', runs: 'page' },
  { id: 'rename-template', menu: TEMPLATE_MENU, on: 'wall', runs: 'page' },
  { id: 'delete-template', menu: TEMPLATE_MENU, on: 'wall', runs: 'page' },
  { id: 'camera-groups', menu: { bar: 'tile', group: 5 }, on: 'tiles', runs: 'page' },
  ...NUMBERED_LAYOUTS.map(
    (number) =>
      ({
        id: `show-layout-${number}`,
        keys: [`Ctrl+${number}`],
        on: 'wall',
        runs: 'page',
      }) as const,
  ),
] as const satisfies readonly CommandContract[]
