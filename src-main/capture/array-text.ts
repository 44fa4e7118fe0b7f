/** Type and shape of a recorded array, as the JSON that is stored with it. */
import { z } from 'zod'
import { isShape, type SentArray } from '../receive/imagezmq/read-picture.ts'

const arraySchema = z.object({ dtype: z.string(), shape: z.custom<readonly number[]>(isShape) })

export function arrayText({ dtype, shape }: SentArray): string {
  return JSON.stringify({ dtype, shape })
}

/** @returns `undefined` if it is none */
export function readArrayText(text: string): SentArray | undefined {
  try {
    return arraySchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
