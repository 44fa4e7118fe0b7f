/** What an MCAP file has in its chunks, and the end of the file that tells it. */
import { joinBytes } from '../../lib/join-bytes.ts'
import { crc32 } from 'node:zlib'
import { McapRecordBuilder, Opcode, type McapTypes } from '@mcap/core'

/** Of a chunk. */
export interface ChunkFacts {
  /** Where it is, and where its indexes are. */
  readonly index: McapTypes.ChunkIndex
  /** The number of messages by channel. */
  readonly counts: ReadonlyMap<number, number>
}

export class Summary {
  readonly schemas = new Map<number, McapTypes.Schema>()
  readonly channels = new Map<number, McapTypes.Channel>()
  readonly #chunks: McapTypes.ChunkIndex[] = []
  readonly #counts = new Map<number, bigint>()

  get messages(): number {
    return Number(sum(this.#counts.values()))
  }

  addChunk({ index, counts }: ChunkFacts): void {
    this.#chunks.push(index)
    for (const [channel, count] of counts)
      this.#counts.set(channel, (this.#counts.get(channel) ?? 0n) + BigInt(count))
  }

  /**
   * What follows the last chunk: the end of the data, the summary and the footer.
   *
   * @param size - of the file up to there
   */
  endingAt(size: number): Uint8Array {
    const dataEnd = new McapRecordBuilder()
    // The messages have the checksums of their chunks; one of the whole file would need all of it when a cut file is finished.
    dataEnd.writeDataEnd({ dataSectionCrc: 0 })
    const start = BigInt(size + dataEnd.length)
    const summary = new McapRecordBuilder()
    const groups: McapTypes.SummaryOffset[] = []
    const group = (groupOpcode: number, write: () => void) => {
      const groupStart = start + BigInt(summary.length)
      write()
      const groupLength = start + BigInt(summary.length) - groupStart
      if (groupLength > 0n) groups.push({ groupOpcode, groupStart, groupLength })
    }
    group(Opcode.SCHEMA, () => this.schemas.forEach((schema) => summary.writeSchema(schema)))
    group(Opcode.CHANNEL, () => this.channels.forEach((channel) => summary.writeChannel(channel)))
    group(Opcode.STATISTICS, () => summary.writeStatistics(this.#statistics))
    group(Opcode.CHUNK_INDEX, () => this.#chunks.forEach((chunk) => summary.writeChunkIndex(chunk)))
    const summaryOffsetStart = start + BigInt(summary.length)
    for (const each of groups) summary.writeSummaryOffset(each)
    const footer = new McapRecordBuilder()
    const fields = { summaryStart: start, summaryOffsetStart }
    footer.writeFooter({ ...fields, summaryCrc: 0 })
    const summaryCrc = crc32(footer.buffer.subarray(0, -CRC_BYTES), crc32(summary.buffer))
    footer.reset()
    footer.writeFooter({ ...fields, summaryCrc })
    footer.writeMagic()
    return joinBytes([dataEnd.buffer, summary.buffer, footer.buffer])
  }

  get #statistics(): McapTypes.Statistics {
    const times = this.#chunks.flatMap((chunk) => [chunk.messageStartTime, chunk.messageEndTime])
    return {
      messageCount: sum(this.#counts.values()),
      schemaCount: this.schemas.size,
      channelCount: this.channels.size,
      attachmentCount: 0,
      metadataCount: 0,
      chunkCount: this.#chunks.length,
      messageStartTime: times.reduce((one, other) => (other < one ? other : one), times[0] ?? 0n),
      messageEndTime: times.reduce((one, other) => (other > one ? other : one), 0n),
      channelMessageCounts: this.#counts,
    }
  }
}

/** At the end of a footer: that of the summary, without itself. */
const CRC_BYTES = 4

function sum(counts: Iterable<bigint>): bigint {
  let total = 0n
  for (const count of counts) total += count
  return total
}
