/** Reads the pictures of an MCAP file, of any number of cameras. */
import { Opcode, type McapTypes } from '@mcap/core'
import { readPicture, type SentArray } from '../../receive/imagezmq/read-picture.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import { readArrayText } from '../array-text.ts'
import type { FileBytes } from '../file-bytes.ts'
import type { RecordedFrame, Recording } from '../recording.ts'
import { pictureBytes, toMilliseconds } from './foxglove.ts'
import {
  chunkAt,
  firstRecord,
  messageAt,
  parseRecord,
  recordsIn,
  type MessageHead,
  type RecordPlace,
} from './records.ts'
import { ARRAY_KEY, CAMERA_KEY, SENT_KEY } from './writer.ts'

/** Records in a row without a picture, as an index of a very large file has. */
const MAX_SKIPPED = 1_000_000

/** What messages refer to, as far as it was read. */
interface Known {
  readonly schemas: Map<number, McapTypes.Schema>
  readonly channels: Map<number, KnownChannel>
}

interface KnownChannel {
  readonly camera: string
  readonly schemaId: number
  readonly hasSent: boolean
  readonly array: SentArray | undefined
}

/**
 * @param nameless - the name of a camera whose topic is empty
 * @returns `undefined` if it is no MCAP file
 */
export function openMcap(file: FileBytes, nameless: string): Recording | undefined {
  const start = firstRecord(file)
  if (start === undefined) return undefined
  const frames = (from = -Infinity) => framesOf(file, start, nameless, from)
  return { frames }
}

function* framesOf(
  file: FileBytes,
  start: number,
  nameless: string,
  from: number,
): Generator<RecordedFrame> {
  const known: Known = { schemas: new Map(), channels: new Map() }
  let skipped = 0
  for (const record of recordsWithin(file, start)) {
    const frame = readRecord(file, record, known, nameless)
    skipped = frame === undefined ? skipped + 1 : 0
    if (skipped > MAX_SKIPPED) return
    if (frame !== undefined && frame.time >= from) yield frame
  }
}

/** All records of the data, those in chunks included. */
function* recordsWithin(file: FileBytes, start: number): Generator<RecordPlace> {
  for (const record of recordsIn(file, start, file.size)) {
    if (record.opcode === Opcode.DATA_END) return
    const chunk = chunkAt(file, record)
    if (chunk === undefined) yield record
    else yield* recordsIn(file, chunk.records, record.end)
  }
}

function readRecord(
  file: FileBytes,
  record: RecordPlace,
  known: Known,
  nameless: string,
): RecordedFrame | undefined {
  if (record.opcode === Opcode.MESSAGE) {
    const message = messageAt(file, record)
    return message && frameOf(file, message, known)
  }
  if (record.opcode !== Opcode.SCHEMA && record.opcode !== Opcode.CHANNEL) return undefined
  const parsed = parseRecord(file, record)
  if (parsed?.type === 'Schema') known.schemas.set(parsed.id, parsed)
  else if (parsed?.type === 'Channel') known.channels.set(parsed.id, channelOf(parsed, nameless))
  return undefined
}

function channelOf(
  { topic, schemaId, metadata }: McapTypes.Channel,
  nameless: string,
): KnownChannel {
  const array = metadata.get(ARRAY_KEY)
  return {
    camera: showable(metadata.get(CAMERA_KEY) ?? topic) || nameless,
    schemaId,
    hasSent: metadata.get(SENT_KEY) === 'true',
    array: array === undefined ? undefined : readArrayText(array),
  }
}

/** Checked like a message of a sender. */
function frameOf(file: FileBytes, message: MessageHead, known: Known): RecordedFrame | undefined {
  const channel = known.channels.get(message.channelId)
  const schema = channel && known.schemas.get(channel.schemaId)
  if (channel === undefined || schema === undefined) return undefined
  const body = pictureBytes(schema.name, file.read(message.start, message.end - message.start))
  if (body === undefined) return undefined
  const { camera, array, hasSent } = channel
  const picture = readPicture(array === undefined ? {} : { ...array }, body)
  if ('why' in picture) return undefined
  // Clocks of several cameras may differ; all of them arrived by one.
  const arrivedAt = toMilliseconds(message.logTime)
  const frame = {
    camera,
    fields: [],
    picture,
    ...(array === undefined ? {} : { array }),
    sentAt: hasSent ? toMilliseconds(message.publishTime) : undefined,
    arrivedAt,
    body,
  }
  return { time: arrivedAt, frame }
}
