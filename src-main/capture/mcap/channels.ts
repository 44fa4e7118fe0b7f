/** What the messages of an MCAP file refer to, as far as it was read, and what it makes of them. */
import type { McapTypes } from '@mcap/core'
import { readPicture, type SentArray } from '../../receive/imagezmq/read-picture.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import { readArrayText } from '../array-text.ts'
import type { FileBytes } from '../file-bytes.ts'
import type { FramePlace } from '../recording.ts'
import { pictureBytes, toMilliseconds } from './foxglove.ts'
import type { MessageHead } from './records.ts'
import { ARRAY_KEY, CAMERA_KEY, SENT_KEY } from './writer.ts'

interface Channel {
  readonly camera: string
  readonly schemaId: number
  readonly hasSent: boolean
  readonly array: SentArray | undefined
}

export class Channels {
  readonly #nameless: string
  readonly #schemas = new Map<number, McapTypes.Schema>()
  readonly #channels = new Map<number, Channel>()

  /** @param nameless - the name of a camera whose topic is empty */
  constructor(nameless: string) {
    this.#nameless = nameless
  }

  get cameras(): ReadonlySet<string> {
    return new Set(Array.from(this.#channels.values(), ({ camera }) => camera))
  }

  /** Takes a schema or a channel; others do not matter. */
  add(record: McapTypes.TypedMcapRecord | undefined): void {
    if (record?.type === 'Schema') this.#schemas.set(record.id, record)
    else if (record?.type === 'Channel')
      this.#channels.set(record.id, channelOf(record, this.#nameless))
  }

  cameraOf(channelId: number): string | undefined {
    return this.#channels.get(channelId)?.camera
  }

  /** The picture of a message, which is checked like one of a sender; `undefined` if nothing is known of its channel. */
  placeOf(file: FileBytes, message: MessageHead): FramePlace | undefined {
    const channel = this.#channels.get(message.channelId)
    const schema = channel && this.#schemas.get(channel.schemaId)
    if (channel === undefined || schema === undefined) return undefined
    const { camera, array, hasSent } = channel
    // Clocks of several cameras may differ; all of them arrived by one.
    const arrivedAt = toMilliseconds(message.logTime)
    const read = () => {
      const body = pictureBytes(schema.name, file.read(message.start, message.end - message.start))
      if (body === undefined) return undefined
      const picture = readPicture(array === undefined ? {} : { ...array }, body)
      if ('why' in picture) return undefined
      return {
        camera,
        fields: [],
        picture,
        ...(array === undefined ? {} : { array }),
        sentAt: hasSent ? toMilliseconds(message.publishTime) : undefined,
        arrivedAt,
        body,
      }
    }
    return { camera, arrivedAt, read }
  }
}

function channelOf({ topic, schemaId, metadata }: McapTypes.Channel, nameless: string): Channel {
  const array = metadata.get(ARRAY_KEY)
  return {
    camera: showable(metadata.get(CAMERA_KEY) ?? topic) || nameless,
    schemaId,
    hasSent: metadata.get(SENT_KEY) === 'true',
    array: array === undefined ? undefined : readArrayText(array),
  }
}
