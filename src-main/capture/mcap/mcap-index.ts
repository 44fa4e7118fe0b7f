/** Where the frames of an MCAP file are: by its summary if it is finished, else by reading the heads of all its messages. */
import { Opcode } from '@mcap/core'
import type { FileBytes } from '../file-bytes.ts'
import type { TimeRange } from '../past.ts'
import type { FrameGroup, FramePlace, RecordingIndex } from '../recording.ts'
import { Channels } from './channels.ts'
import {
  chunkAt,
  chunkIndexAt,
  footerOf,
  messageAt,
  parseRecord,
  recordAt,
  recordsIn,
  type ChunkIndex,
} from './records.ts'

/** A chunk, and whose messages are in it. */
interface ListedChunk {
  readonly start: number
  readonly channels: ReadonlySet<number>
  /** As the summary has it. */
  readonly span?: TimeRange
}

const NS_PER_MS = 1_000_000

/** @param start - of the first record */
export function indexOf(file: FileBytes, start: number, nameless: string): RecordingIndex {
  const channels = new Channels(nameless)
  const chunks = summaryOf(file, channels) ?? walk(file, start, channels)
  return {
    cameras: channels.cameras,
    groups: chunks.map((chunk) => groupOf(file, chunk, channels)),
  }
}

/** @returns `undefined` if the file has none, or one without chunks */
function summaryOf(file: FileBytes, channels: Channels): readonly ListedChunk[] | undefined {
  const footer = footerOf(file)
  if (footer === undefined) return undefined
  const chunks: ListedChunk[] = []
  for (const record of recordsIn(file, footer.summaryStart, footer.record.start)) {
    if (record.opcode === Opcode.CHUNK_INDEX) {
      const chunk = chunkIndexAt(file, record)
      if (chunk !== undefined) chunks.push(listed(chunk))
    } else channels.add(parseRecord(file, record))
  }
  return chunks.length === 0 ? undefined : chunks
}

function listed({ start, channels, startTime, endTime }: ChunkIndex): ListedChunk {
  const span = { from: Number(startTime) / NS_PER_MS, to: Number(endTime) / NS_PER_MS }
  return { start, channels, span }
}

function walk(file: FileBytes, start: number, channels: Channels): readonly ListedChunk[] {
  const chunks: ListedChunk[] = []
  for (const record of recordsIn(file, start, file.size)) {
    const chunk = chunkAt(file, record)
    if (chunk === undefined) continue
    const found = new Set<number>()
    for (const inside of recordsIn(file, chunk.records, record.end)) {
      if (inside.opcode === Opcode.MESSAGE) {
        const message = messageAt(file, inside)
        if (message !== undefined) found.add(message.channelId)
      } else channels.add(parseRecord(file, inside))
    }
    chunks.push({ start: record.start, channels: found })
  }
  return chunks
}

function groupOf(file: FileBytes, chunk: ListedChunk, channels: Channels): FrameGroup {
  return {
    has: (camera) => Array.from(chunk.channels).some((id) => channels.cameraOf(id) === camera),
    span: chunk.span,
    places: () => placesIn(file, chunk, channels),
  }
}

function* placesIn(
  file: FileBytes,
  { start }: ListedChunk,
  channels: Channels,
): Generator<FramePlace> {
  const record = recordAt(file, start, file.size)
  const chunk = record && chunkAt(file, record)
  if (record === undefined || chunk === undefined) return
  for (const inside of recordsIn(file, chunk.records, record.end)) {
    const message = inside.opcode === Opcode.MESSAGE ? messageAt(file, inside) : undefined
    const place = message && channels.placeOf(file, message)
    if (place !== undefined) yield place
  }
}
