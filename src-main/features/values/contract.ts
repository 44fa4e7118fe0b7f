/** Values, for labs: how a camera's values are shown, and what they are. */
import { z } from 'zod'
import {
  CHANNEL_ORDERS,
  COLOUR_MAPS,
  MAX_GAMMA,
  MIN_GAMMA,
  type CameraHistogram,
  type CameraValues,
  type LevelsChoice,
  type PixelReading,
  type ReadPoint,
} from '../../contract/camera-values.ts'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'

/** Without cameras whose values are shown as sent. */
export type ShownValues = readonly (CameraValues & { readonly camera: string })[]

export interface ValuesTopics {
  readonly values: ShownValues
}

/** Tiles that are read out at a time: a cross in each of more would hide their pictures. */
export const MAX_READ_POINTS = 64

const cameras = () => z.array(z.string()).max(MAX_TILES)
const blackAndWhite = () =>
  z
    .object({ black: z.number(), white: z.number() })
    .refine(({ black, white }) => black < white, 'black must be below white')
/** Of a picture of one value, both are that value. */
const held = () => z.object({ black: z.number(), white: z.number() }).readonly().exactOptional()
const percent = () => z.number().min(0).max(100)

function levelsSchema(): z.ZodType<LevelsChoice> {
  return z.union([
    z.object({ by: z.literal('type') }),
    z.object({ by: z.literal('hand') }).and(blackAndWhite()),
    z.object({ by: z.literal('range'), held: held() }),
    z
      .object({ by: z.literal('percentiles'), low: percent(), high: percent(), held: held() })
      .refine(({ low, high }) => low < high, 'the low percentile must be below the high one'),
  ])
}

/** What of them is changed. */
export type ValuesPatch = Partial<CameraValues>

export function valuesShape() {
  return {
    levels: levelsSchema(),
    gamma: z.number().min(MIN_GAMMA).max(MAX_GAMMA),
    colourMap: z.enum(['none', ...COLOUR_MAPS]),
    marksClipped: z.boolean(),
    order: z.enum(CHANNEL_ORDERS),
  }
}

export const valuesRequests = {
  'values:change': request<[cameras: readonly string[], change: ValuesPatch]>('arrange', () => {
    const { levels, gamma, colourMap, marksClipped, order } = valuesShape()
    const change = z.object({
      levels: levels.exactOptional(),
      gamma: gamma.exactOptional(),
      colourMap: colourMap.exactOptional(),
      marksClipped: marksClipped.exactOptional(),
      order: order.exactOptional(),
    })
    return z.tuple([cameras(), change])
  }),
  /** Measured levels stay as they are now, or follow every picture again. */
  'values:hold': request<[cameras: readonly string[], isHeld: boolean]>('arrange', () =>
    z.tuple([cameras(), z.boolean()]),
  ),
  /** Of the pictures that the window shows, as they were sent. `undefined` where there is none, or it cannot be read. */
  'values:read': request<[points: readonly ReadPoint[]], readonly (PixelReading | undefined)[]>(
    'view',
    () =>
      z.tuple([
        z
          .array(
            z.object({
              camera: z.string(),
              x: z.number().min(0).lt(1),
              y: z.number().min(0).lt(1),
            }),
          )
          .max(MAX_READ_POINTS),
      ]),
  ),
  'values:histogram': request<[camera: string], CameraHistogram | undefined>('view', () =>
    z.tuple([z.string()]),
  ),
} as const

const READ_MENU = { bar: 'tile', group: 5, submenu: 'menu.read-tile' } as const

export const valuesCommands = [
  {
    id: 'picture-values',
    keys: ['v'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'read-values',
    keys: ['i'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  { id: 'read-left', keys: ['Ctrl+Shift+ArrowLeft'], menu: READ_MENU, on: 'tiles', runs: 'page' },
  { id: 'read-right', keys: ['Ctrl+Shift+ArrowRight'], menu: READ_MENU, on: 'tiles', runs: 'page' },
  { id: 'read-up', keys: ['Ctrl+Shift+ArrowUp'], menu: READ_MENU, on: 'tiles', runs: 'page' },
  { id: 'read-down', keys: ['Ctrl+Shift+ArrowDown'], menu: READ_MENU, on: 'tiles', runs: 'page' },
] as const satisfies readonly CommandContract[]
