/** What is stored beside each frame, as JSON in the frame's block addition. */
import { z } from 'zod'
import type { CapturedFrame } from '../captured-frame.ts'

/** The `BlockAddID` of the note; those up to 1 belong to the codec. */
export const NOTE_ID = 2
/** The name of the mapping in the track. */
export const NOTE_NAME = 'Camwall frame (JSON)'

/** As many fields as a message can have, of the longest that are kept, need a quarter of it. */
export const MAX_NOTE_BYTES = 16 * 1024

export interface FrameNote {
  /** Milliseconds since the epoch, with all digits; times of blocks are whole milliseconds. */
  readonly sent?: number | undefined
  readonly arrived: number
  readonly fields?: readonly string[] | undefined
}

const noteSchema = z.object({
  sent: z.number().positive().optional(),
  arrived: z.number().positive(),
  fields: z.array(z.string()).optional(),
})

export function noteOf({ sentAt, arrivedAt, fields }: CapturedFrame): Uint8Array {
  const note: FrameNote = {
    ...(sentAt === undefined ? {} : { sent: sentAt }),
    arrived: arrivedAt,
    ...(fields.length === 0 ? {} : { fields }),
  }
  return Buffer.from(JSON.stringify(note))
}

/** @returns `undefined` if it is none */
export function readNote(bytes: Uint8Array): FrameNote | undefined {
  if (bytes.byteLength > MAX_NOTE_BYTES) return undefined
  try {
    return noteSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}
