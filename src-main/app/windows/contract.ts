/** A window of the wall: what its page is told of it, and what the page asks for. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'

export interface WindowTopics {
  /** Each window is told of itself. */
  readonly window: { readonly id: string; readonly fullScreen: boolean }
}

export const windowRequests = {
  /** The painter listens: hand it a port of frames. It comes as a window message, see `FRAME_PORT_MESSAGE`. */
  'frames:open': request<[]>('view', () => z.tuple([])),
  /** The painting worker ended by a fault; a new one asks for frames. */
  'painter:ended': request<[why: string]>('view', () => z.tuple([z.string().max(1000)])),
  /** The page did nothing else for so many milliseconds. */
  'page:stalled': request<[milliseconds: number]>('view', () =>
    z.tuple([z.number().nonnegative()]),
  ),
  'window:full-screen': request<[on: boolean]>('view', () => z.tuple([z.boolean()])),
  'clipboard:write': request<[text: string]>('view', () => z.tuple([z.string().max(10_000)])),
  /** The system's own menu of the selected tiles, at a place in CSS pixels. */
  'menu:tile': request<[at: { readonly x: number; readonly y: number }]>('view', () =>
    z.tuple([z.strictObject({ x: z.number(), y: z.number() })]),
  ),
} as const

export const windowCommands = [
  {
    id: 'new-window',
    label: 'New window',
    keys: ['Ctrl+n'],
    menu: { bar: 'file', group: 1 },
    on: 'wall',
    runs: 'main',
  },
  {
    id: 'full-screen',
    label: 'Toggle full screen',
    keys: ['F11'],
    menu: { bar: 'view', group: 2 },
    on: 'wall',
    runs: 'main',
  },
  {
    id: 'about',
    label: 'About Camwall',
    menu: { bar: 'help', group: 3 },
    on: 'wall',
    runs: 'main',
  },
] as const satisfies readonly CommandContract[]
