/** A window of the wall: its topics, requests and commands. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_ERROR_LENGTH } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'

export interface WindowTopics {
  /** Each window gets its own. */
  readonly window: {
    readonly id: string
    readonly fullScreen: boolean
    /** The id of the layout that it shows. */
    readonly layout: string
  }
}

/** `error`: text of what it threw. `gone`: it ended without an event. */
export type PainterEnd =
  | { readonly kind: 'threw'; readonly error: string }
  | { readonly kind: 'not-loaded' }
  | { readonly kind: 'gone' }

const painterEnd = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('threw'), error: z.string().max(MAX_ERROR_LENGTH) }),
    z.strictObject({ kind: z.literal('not-loaded') }),
    z.strictObject({ kind: z.literal('gone') }),
  ])

interface MenuPlace {
  readonly x: number
  readonly y: number
}

const menuPlace = () => z.tuple([z.strictObject({ x: z.number(), y: z.number() })])

/** Characters of a copied text: a table of all cameras of a full wall, with long names, has less. */
const MAX_COPIED = 100_000

export const windowRequests = {
  /** The painter is ready for a port of frames, which it gets as a window message: see `FRAME_PORT_MESSAGE`. */
  'frames:open': request<[]>('view', () => z.tuple([])),
  /** The painting worker ended because of an error. A new one then requests frames. */
  'painter:ended': request<[end: PainterEnd]>('view', () => z.tuple([painterEnd()])),
  /** An error has left the page without content. It is then loaded again. */
  'page:failed': request<[error: string]>('view', () =>
    z.tuple([z.string().max(MAX_ERROR_LENGTH)]),
  ),
  /** The page was blocked for so many milliseconds. */
  'page:stalled': request<[milliseconds: number]>('view', () =>
    z.tuple([z.number().nonnegative()]),
  ),
  'window:full-screen': request<[on: boolean]>('view', () => z.tuple([z.boolean()])),
  'clipboard:write': request<[text: string]>('view', () => z.tuple([z.string().max(MAX_COPIED)])),
  /** Opens the system's menu for the selected tiles, at a position in CSS pixels. Answered when it is closed. */
  'menu:tile': request<[at: MenuPlace]>('view', menuPlace),
  /** The same for the layout that the window shows. */
  'menu:layout': request<[at: MenuPlace]>('view', menuPlace),
} as const

export const windowCommands = [
  {
    id: 'new-window',
    keys: ['Ctrl+n'],
    menu: { bar: 'file', group: 1 },
    on: 'wall',
    runs: 'main',
  },
  {
    id: 'full-screen',
    keys: ['F11'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'main',
  },
  {
    id: 'about',
    menu: { bar: 'help', group: 3 },
    on: 'wall',
    runs: 'main',
  },
] as const satisfies readonly CommandContract[]
