/** Walks through the records of an MCAP file: an opcode, a length, and data. Source: https://mcap.dev/spec */
import { isKnownOpcode, McapStreamReader, Opcode, type McapTypes } from '@mcap/core'
import { MAX_MESSAGE_BYTES } from '../../receive/imagezmq/message.ts'
import type { FileBytes } from '../file-bytes.ts'

const HEADER_BYTES = 9
/** Of a schema or a channel. Camwall's have some hundred bytes. */
const MAX_HEAD_BYTES = 1024 * 1024
/** Of a message: a picture, and the other fields of Foxglove's. */
const MAX_DATA_BYTES = MAX_MESSAGE_BYTES + 64 * 1024

export interface RecordPlace {
  /** `undefined` for records of a later version. */
  readonly opcode: Opcode | undefined
  readonly start: number
  readonly data: number
  readonly end: number
}

/** @returns `undefined` if there is no whole record: the end of the file, or damage */
export function recordAt(file: FileBytes, start: number, end: number): RecordPlace | undefined {
  const bytes = file.read(start, HEADER_BYTES)
  if (bytes.byteLength < HEADER_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const data = start + HEADER_BYTES
  const length = Number(view.getBigUint64(1, true))
  const code = view.getUint8(0)
  if (code === 0 || data + length > end) return undefined
  return { opcode: isKnownOpcode(code) ? code : undefined, start, data, end: data + length }
}

/** The records from `start` on, up to `end` or to where the file is damaged. */
export function* recordsIn(file: FileBytes, start: number, end: number): Generator<RecordPlace> {
  for (let record = recordAt(file, start, end); record !== undefined;) {
    yield record
    record = recordAt(file, record.end, end)
  }
}

/**
 * Of a schema or a channel.
 *
 * @returns `undefined` if it is damaged, or too large
 */
export function parseRecord(
  file: FileBytes,
  { start, end }: RecordPlace,
): McapTypes.TypedMcapRecord | undefined {
  if (end - start > MAX_HEAD_BYTES) return undefined
  const reader = new McapStreamReader({ noMagicPrefix: true })
  try {
    reader.append(file.read(start, end - start))
    return reader.nextRecord()
  } catch {
    return undefined
  }
}

export interface MessageHead {
  readonly channelId: number
  readonly logTime: bigint
  readonly publishTime: bigint
  /** Where its data is. */
  readonly start: number
  readonly end: number
}

/** A channel, a sequence number and two times. */
const MESSAGE_HEAD_BYTES = 22

/** @returns `undefined` if it is damaged, or too large for a picture */
export function messageAt(file: FileBytes, { data, end }: RecordPlace): MessageHead | undefined {
  const start = data + MESSAGE_HEAD_BYTES
  if (start > end || end - start > MAX_DATA_BYTES) return undefined
  const bytes = file.read(data, MESSAGE_HEAD_BYTES)
  if (bytes.byteLength < MESSAGE_HEAD_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, MESSAGE_HEAD_BYTES)
  return {
    channelId: view.getUint16(0, true),
    logTime: view.getBigUint64(6, true),
    publishTime: view.getBigUint64(14, true),
    start,
    end,
  }
}

/** The metadata of a chunk that is not compressed, and where its records are. */
export interface ChunkHead {
  readonly record: RecordPlace
  readonly startTime: bigint
  readonly endTime: bigint
  readonly crc: number
  readonly records: number
}

/** Two times, a size, a checksum, the empty name of a compression, and a size. */
const CHUNK_HEAD_BYTES = 40

/** @returns `undefined` if it is damaged or compressed, as Camwall's are not */
export function chunkAt(file: FileBytes, record: RecordPlace): ChunkHead | undefined {
  const bytes = file.read(record.data, CHUNK_HEAD_BYTES)
  if (record.opcode !== Opcode.CHUNK || bytes.byteLength < CHUNK_HEAD_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, CHUNK_HEAD_BYTES)
  const records = record.data + CHUNK_HEAD_BYTES
  const isPlain = view.getUint32(28, true) === 0
  if (!isPlain || view.getBigUint64(32, true) !== BigInt(record.end - records)) return undefined
  return {
    record,
    startTime: view.getBigUint64(0, true),
    endTime: view.getBigUint64(8, true),
    crc: view.getUint32(24, true),
    records,
  }
}

/** What a summary says of a chunk. */
export interface ChunkIndex {
  readonly start: number
  /** Nanoseconds of its first and its last message. */
  readonly startTime: bigint
  readonly endTime: bigint
  /** Of which it has messages. */
  readonly channels: ReadonlySet<number>
}

/** Two times, a position, a length, and the bytes of what follows: for each channel its ID and a position. */
const CHUNK_INDEX_BYTES = 36
const CHANNEL_BYTES = 10

/**
 * An hour of a wall has ten thousands of them, which `McapStreamReader` takes ten times as long to read.
 *
 * @returns `undefined` if it is damaged, or too large
 */
export function chunkIndexAt(file: FileBytes, { data, end }: RecordPlace): ChunkIndex | undefined {
  if (end - data > MAX_HEAD_BYTES || end - data < CHUNK_INDEX_BYTES) return undefined
  const bytes = file.read(data, end - data)
  if (bytes.byteLength < end - data) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const channelsEnd = CHUNK_INDEX_BYTES + view.getUint32(CHUNK_INDEX_BYTES - 4, true)
  if (channelsEnd > bytes.byteLength) return undefined
  const channels = new Set<number>()
  for (let at = CHUNK_INDEX_BYTES; at + CHANNEL_BYTES <= channelsEnd; at += CHANNEL_BYTES)
    channels.add(view.getUint16(at, true))
  return {
    start: Number(view.getBigUint64(16, true)),
    startTime: view.getBigUint64(0, true),
    endTime: view.getBigUint64(8, true),
    channels,
  }
}

export const MAGIC = Uint8Array.of(0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a)

/** @returns where the records begin, behind the header; `undefined` if it is no MCAP file */
export function firstRecord(file: FileBytes): number | undefined {
  if (Buffer.compare(file.read(0, MAGIC.byteLength), MAGIC) !== 0) return undefined
  const header = recordAt(file, MAGIC.byteLength, file.size)
  return header?.opcode === Opcode.HEADER ? header.end : undefined
}

/** A footer and the magic bytes. */
const FOOTER_BYTES = 29 + MAGIC.byteLength

export interface Footer {
  readonly record: RecordPlace
  /** Where the summary begins. */
  readonly summaryStart: number
}

/** @returns `undefined` if the file is not finished */
export function footerOf(file: FileBytes): Footer | undefined {
  if (file.size < FOOTER_BYTES) return undefined
  const end = file.size - MAGIC.byteLength
  const record = recordAt(file, file.size - FOOTER_BYTES, end)
  const magic = file.read(end, MAGIC.byteLength)
  if (record?.opcode !== Opcode.FOOTER || Buffer.compare(magic, MAGIC) !== 0) return undefined
  // `McapStreamReader` gives a footer only when it has read the magic bytes after it.
  const { buffer, byteOffset } = file.read(record.data, 8)
  return { record, summaryStart: Number(new DataView(buffer, byteOffset).getBigUint64(0, true)) }
}
