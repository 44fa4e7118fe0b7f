/** Finishes an MCAP file that was cut off: at most its last chunk is lost. */
import { crc32 } from 'node:zlib'
import { McapRecordBuilder, Opcode, type McapTypes } from '@mcap/core'
import type { FileBytes } from '../file-bytes.ts'
import type { Finish } from '../recording.ts'
import {
  chunkAt,
  firstRecord,
  footerOf,
  messageAt,
  parseRecord,
  recordAt,
  recordsIn,
  type ChunkHead,
} from './records.ts'
import { Summary } from './summary.ts'
import { writeIndexes } from './writer.ts'

/** At the end of the file, where a power failure leaves holes, the pictures are checked, too. */
const CHECKED_BYTES = 64 * 1024 * 1024

/** Reads the whole structure. What it says to do can be done again if it was interrupted. */
export function finishMcap(file: FileBytes): Finish {
  const start = firstRecord(file)
  if (start === undefined) return { kind: 'empty' }
  if (footerOf(file) !== undefined) return { kind: 'whole' }
  const summary = new Summary()
  let keep = start
  let missing: Uint8Array = new Uint8Array()
  let record = recordAt(file, keep, file.size)
  while (record !== undefined && missing.byteLength === 0) {
    const chunk = chunkAt(file, record)
    const contents = chunk && contentsOf(file, chunk)
    if (chunk === undefined || contents === undefined) break
    const indexes = indexesOf(file, chunk, contents)
    contents.schemas.forEach((schema) => summary.schemas.set(schema.id, schema))
    contents.channels.forEach((channel) => summary.channels.set(channel.id, channel))
    summary.addChunk({ index: indexes.chunk, counts: contents.counts })
    keep = indexes.end
    missing = indexes.missing
    record = recordAt(file, keep, file.size)
  }
  if (summary.messages === 0) return { kind: 'empty' }
  const ending = summary.endingAt(keep + missing.byteLength)
  return {
    kind: 'cut',
    keep,
    frames: summary.messages,
    ending: { append: [missing, ending], patches: [] },
  }
}

interface Contents {
  readonly schemas: readonly McapTypes.Schema[]
  readonly channels: readonly McapTypes.Channel[]
  readonly counts: ReadonlyMap<number, number>
  readonly indexes: readonly McapTypes.MessageIndex[]
}

/** @returns `undefined` if it is damaged */
function contentsOf(file: FileBytes, chunk: ChunkHead): Contents | undefined {
  const { record, records, crc } = chunk
  const isAtEnd = file.size - record.end < CHECKED_BYTES
  if (isAtEnd && crc32(file.read(records, record.end - records)) !== crc) return undefined
  const schemas: McapTypes.Schema[] = []
  const channels: McapTypes.Channel[] = []
  const indexes = new Map<number, McapTypes.MessageIndex>()
  let at = records
  for (const inner of recordsIn(file, records, record.end)) {
    at = inner.end
    if (inner.opcode === Opcode.MESSAGE) {
      const message = messageAt(file, inner)
      if (message === undefined) return undefined
      const { channelId, logTime } = message
      const index = indexes.get(channelId) ?? { channelId, records: [] }
      index.records.push([logTime, BigInt(inner.start - records)])
      indexes.set(channelId, index)
      continue
    }
    const parsed = parseRecord(file, inner)
    if (parsed?.type === 'Schema') schemas.push(parsed)
    else if (parsed?.type === 'Channel') channels.push(parsed)
  }
  if (at !== record.end) return undefined
  const counts = new Map(
    [...indexes.values()].map(({ channelId, records }) => [channelId, records.length]),
  )
  return { schemas, channels, counts, indexes: [...indexes.values()] }
}

interface Indexes {
  readonly chunk: McapTypes.ChunkIndex
  /** Where the chunk ends with those of its indexes that are there. */
  readonly end: number
  /** All of its indexes, if not all are there. */
  readonly missing: Uint8Array
}

function indexesOf(file: FileBytes, head: ChunkHead, { indexes }: Contents): Indexes {
  const { record, records, startTime, endTime } = head
  const builder = new McapRecordBuilder()
  const chunk = writeIndexes(builder, indexes, {
    messageStartTime: startTime,
    messageEndTime: endTime,
    compression: '',
    start: record.start,
    length: BigInt(record.end - record.start),
    size: BigInt(record.end - records),
  })
  const written = file.read(record.end, builder.length)
  return Buffer.compare(written, builder.buffer) === 0
    ? { chunk, end: record.end + builder.length, missing: new Uint8Array() }
    : { chunk, end: record.end, missing: builder.buffer }
}
