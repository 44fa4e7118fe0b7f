/** Reads the pictures of an MCAP file, of any number of cameras. */
import { Opcode } from '@mcap/core'
import type { FileBytes } from '../file-bytes.ts'
import type { FramePlace, RecordedFrame, Recording } from '../recording.ts'
import { Channels } from './channels.ts'
import { indexOf } from './mcap-index.ts'
import {
  chunkAt,
  firstRecord,
  messageAt,
  parseRecord,
  recordsIn,
  type RecordPlace,
} from './records.ts'

/** Records in a row without a picture, as an index of a very large file has. */
const MAX_SKIPPED = 1_000_000

/**
 * @param nameless - the name of a camera whose topic is empty
 * @returns `undefined` if it is no MCAP file
 */
export function openMcap(file: FileBytes, nameless: string): Recording | undefined {
  const start = firstRecord(file)
  if (start === undefined) return undefined
  return {
    frames: (from = -Infinity) => framesOf(file, start, nameless, from),
    index: () => indexOf(file, start, nameless),
  }
}

function* framesOf(
  file: FileBytes,
  start: number,
  nameless: string,
  from: number,
): Generator<RecordedFrame> {
  const channels = new Channels(nameless)
  let skipped = 0
  for (const record of recordsWithin(file, start)) {
    const place = readRecord(file, record, channels)
    const frame = place?.read()
    skipped = frame === undefined ? skipped + 1 : 0
    if (skipped > MAX_SKIPPED) return
    if (place !== undefined && frame !== undefined && place.arrivedAt >= from)
      yield { time: place.arrivedAt, frame }
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
  channels: Channels,
): FramePlace | undefined {
  if (record.opcode === Opcode.MESSAGE) {
    const message = messageAt(file, record)
    return message && channels.placeOf(file, message)
  }
  if (record.opcode === Opcode.SCHEMA || record.opcode === Opcode.CHANNEL)
    channels.add(parseRecord(file, record))
  return undefined
}
