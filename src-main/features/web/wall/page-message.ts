/** Checks what a page in a browser sends: anybody with a token can send anything. */
import { parse } from 'devalue'
import { z } from 'zod'
import type { PainterMessage } from '../../../contract/frame.ts'
import { MAX_TILES } from '../../../contract/limits.ts'
import type { PageMessage } from '../../../contract/web-link.ts'

/** Of a tile's id and of a camera's name on the wall, with the mark of a replay. */
const MAX_NAME = 200
/** Ids of frames in one report: more are never in flight. */
const MAX_IDS = 1000
/** Pixels: no screen is larger. */
const MAX_SIDE = 100_000

const side = z.number().min(0).max(MAX_SIDE)
const place = z.number().min(-MAX_SIDE).max(MAX_SIDE)
const id = z.int().min(0)
const ids = z.array(id).max(MAX_IDS)
const count = z.number().min(0)
const rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

const tile = z.object({
  tile: z.string().max(MAX_NAME),
  camera: z.string().max(MAX_NAME),
  ...{ x: place, y: place, width: side, height: side },
  picture: z.object({ width: side, height: side, part: rect.exactOptional() }),
  maxFps: z.number().min(0).optional(),
  isFrozen: z.literal(true).exactOptional(),
})

const painterMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    ...{ decoded: ids, painted: ids, overtaken: ids },
    paintedAt: z.array(z.number()).max(MAX_IDS),
    work: z.object({ decodes: count, byBrowser: count, tilesDrawn: count }),
  }),
  z.object({ kind: z.literal('undecodable'), id }),
  z.object({
    kind: z.literal('laid-out'),
    size: z.object({ width: side, height: side, scale: z.number().positive().max(MAX_SIDE) }),
    tiles: z.array(tile).max(MAX_TILES),
    isOpen: z.boolean(),
  }),
  z.object({ kind: z.literal('again'), camera: z.string().max(MAX_NAME) }),
]) satisfies z.ZodType<PainterMessage>

/** Arguments are checked by the contract of their request. */
const pageMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    ...{ id, name: z.string().max(MAX_NAME), args: z.array(z.unknown()).max(MAX_IDS) },
  }),
  z.object({ kind: z.literal('painter'), message: painterMessage }),
  z.object({ kind: z.literal('visible'), isVisible: z.boolean() }),
]) satisfies z.ZodType<PageMessage>

/** `undefined` if it is none. */
export function readPageMessage(text: string): PageMessage | undefined {
  try {
    const given: unknown = parse(text)
    return pageMessage.safeParse(given).data
  } catch {
    return undefined
  }
}
