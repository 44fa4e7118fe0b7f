/** The header of a published frame, as Python's `json.dumps` writes it: a subscriber chooses cameras by its first bytes. */
import type { FrameFacts } from '../../feed/frame.ts'
import { pythonText } from '../../lib/python-text.ts'

export interface HeaderOptions {
  /** Before each camera's name. */
  readonly prefix: string
  /** Of this hub; see `FrameFacts.via`. */
  readonly hub: string
}

/**
 * imagezmq's own keys, in its own order, then `sent` (seconds since the epoch), if the sender has told it, `via`, and of a frame that
 * is not sent as it comes, `again`: its age in seconds.
 *
 * Source: imagezmq 1.2.0, `imagezmq/imagezmq.py`: `SerializingSocket.send_array` and `send_jpg`.
 *
 * @param age - in milliseconds; `undefined` of a frame that has just come
 */
export function headerOf(
  { camera, fields, array, sentAt, via = [] }: FrameFacts,
  { prefix, hub }: HeaderOptions,
  age?: number,
): string {
  const text = [publishedName(camera, prefix), ...fields].join('|')
  const entries: readonly (readonly [string, string])[] = [
    ['msg', pythonText(text)],
    ...(array === undefined
      ? []
      : ([
          ['dtype', pythonText(array.dtype)],
          ['shape', `[${array.shape.join(', ')}]`],
        ] as const)),
    ...(sentAt === undefined ? [] : ([['sent', String(sentAt / 1000)]] as const)),
    ['via', `[${[...via, hub].map(pythonText).join(', ')}]`],
    ...(age === undefined ? [] : ([['again', String(Math.round(age) / 1000)]] as const)),
  ]
  return `{${entries.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`
}

/** What a camera is called where it is received. A `|` would end its name there. */
export function publishedName(camera: string, prefix: string): string {
  return (prefix + camera).replaceAll('|', '¦')
}

/** The first bytes of all headers of a camera, without what follows its name: `"`, or `|` before further fields. */
export function headerStart(camera: string, prefix: string): string {
  return `{"msg": ${pythonText(publishedName(camera, prefix)).slice(0, -1)}`
}
