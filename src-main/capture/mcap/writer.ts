/** Writes the frames of any cameras as an MCAP file, as Foxglove's images: https://mcap.dev/spec */
import { crc32 } from 'node:zlib'
import { McapChunkBuilder, McapRecordBuilder, type McapTypes } from '@mcap/core'
import { arrayText } from '../array-text.ts'
import type { CapturedFrame } from '../captured-frame.ts'
import type { RecordingEnd, RecordingWriter } from '../recording-writer.ts'
import { imageMessage, schemaOf, toNanoseconds } from './foxglove.ts'
import { Summary } from './summary.ts'

/**
 * A chunk that is not closed is lost when the file is cut off; the recorder closes it once a second. Smaller ones would make the
 * index longer, larger ones make players wait.
 */
const CHUNK_BYTES = 512 * 1024
/** Channels of a file: cameras, times the types that they send. IDs have 16 bits. */
const MAX_CHANNELS = 4096

/** Keys of a channel's metadata. */
export const CAMERA_KEY = 'camera'
/** Whether the publish time is the one that the sender reported. */
export const SENT_KEY = 'sent'
/** Type and shape of arrays, as JSON. */
export const ARRAY_KEY = 'array'

export class McapWriter implements RecordingWriter {
  readonly #summary = new Summary()
  /** By what all messages of a channel have in common. */
  readonly #channels = new Map<string, { readonly id: number; messages: number }>()
  readonly #schemaIds = new Map<string, number>()
  readonly #chunk = new McapChunkBuilder({})
  readonly #counts = new Map<number, number>()
  /** Bytes that were returned so far. */
  #size = 0

  begin(): Uint8Array {
    const builder = new McapRecordBuilder()
    builder.writeMagic()
    builder.writeHeader({ profile: '', library: 'Camwall' })
    this.#size = builder.length
    return builder.buffer
  }

  accepts(): boolean {
    return this.#channels.size < MAX_CHANNELS
  }

  add(frame: CapturedFrame): readonly Uint8Array[] {
    const channel = this.#channelOf(frame)
    const { sentAt, arrivedAt } = frame
    const logTime = toNanoseconds(arrivedAt)
    this.#chunk.addMessage({
      channelId: channel.id,
      sequence: channel.messages++,
      logTime,
      publishTime: sentAt === undefined || !isTime(sentAt) ? logTime : toNanoseconds(sentAt),
      data: imageMessage(frame),
    })
    this.#counts.set(channel.id, (this.#counts.get(channel.id) ?? 0) + 1)
    return this.#chunk.byteLength >= CHUNK_BYTES ? this.flush() : []
  }

  flush(): readonly Uint8Array[] {
    const chunk = this.#chunk
    if (chunk.numMessages === 0) return []
    const bytes = new McapRecordBuilder()
    const { messageStartTime, messageEndTime } = chunk
    const records = chunk.buffer
    const facts = { messageStartTime, messageEndTime, compression: '' }
    const uncompressedSize = BigInt(records.byteLength)
    const uncompressedCrc = crc32(records)
    const chunkLength = bytes.writeChunk({ ...facts, uncompressedSize, uncompressedCrc, records })
    const indexes = [...chunk.indices].filter(({ records }) => records.length > 0)
    const place = { start: this.#size, length: chunkLength, size: uncompressedSize }
    const index = writeIndexes(bytes, indexes, { ...facts, ...place })
    this.#summary.addChunk({ index, counts: this.#counts })
    chunk.reset()
    this.#counts.clear()
    this.#size += bytes.length
    return [bytes.buffer]
  }

  end(): RecordingEnd {
    const last = this.flush()
    return { append: [...last, this.#summary.endingAt(this.#size)], patches: [] }
  }

  #channelOf(frame: CapturedFrame): { readonly id: number; messages: number } {
    const { camera, picture, array, sentAt } = frame
    const metadata = new Map([
      [CAMERA_KEY, camera],
      [SENT_KEY, String(sentAt !== undefined && isTime(sentAt))],
    ])
    if (picture.kind === 'raw' && array !== undefined) metadata.set(ARRAY_KEY, arrayText(array))
    const schemaId = this.#schemaId(frame)
    const key = JSON.stringify([schemaId, ...metadata.values()])
    const known = this.#channels.get(key)
    if (known !== undefined) return known
    const id = this.#channels.size + 1
    const channel = { id, schemaId, topic: camera, messageEncoding: 'protobuf', metadata }
    this.#summary.channels.set(id, channel)
    this.#chunk.addChannel(channel)
    const added = { id, messages: 0 }
    this.#channels.set(key, added)
    return added
  }

  /** 0 would be none. */
  #schemaId(frame: CapturedFrame): number {
    const { name, data } = schemaOf(frame)
    const known = this.#schemaIds.get(name)
    if (known !== undefined) return known
    const id = this.#schemaIds.size + 1
    const schema = { id, name, encoding: 'protobuf', data }
    this.#summary.schemas.set(id, schema)
    this.#chunk.addSchema(schema)
    this.#schemaIds.set(name, id)
    return id
  }
}

/** Beyond that nanoseconds do not fit into 64 bits. */
const LATEST = Date.UTC(2500, 0)

function isTime(ms: number): boolean {
  return ms < LATEST
}

/** Where a chunk is in its file. */
export interface ChunkPlace {
  readonly messageStartTime: bigint
  readonly messageEndTime: bigint
  readonly compression: string
  readonly start: number
  /** Of its record. */
  readonly length: bigint
  /** Of the records in it. */
  readonly size: bigint
}

/** Writes the indexes of a chunk, which follow it. */
export function writeIndexes(
  bytes: McapRecordBuilder,
  indexes: readonly McapTypes.MessageIndex[],
  { start, length, size, ...facts }: ChunkPlace,
): McapTypes.ChunkIndex {
  const messageIndexOffsets = new Map<number, bigint>()
  const chunkBytes = bytes.length
  let at = BigInt(start) + length
  for (const index of indexes) {
    messageIndexOffsets.set(index.channelId, at)
    at += bytes.writeMessageIndex(index)
  }
  return {
    ...facts,
    chunkStartOffset: BigInt(start),
    chunkLength: length,
    messageIndexOffsets,
    messageIndexLength: BigInt(bytes.length - chunkBytes),
    compressedSize: size,
    uncompressedSize: size,
  }
}
