/** Writes the frames of one camera as a Matroska file. */
import { joinBytes, byteCountOf } from '../../lib/join-bytes.ts'
import { isDeepStrictEqual } from 'node:util'
import type { CapturedFrame } from '../captured-frame.ts'
import type { RecordingEnd, RecordingWriter } from '../recording-writer.ts'
import { element, elementHeader, uint } from './ebml.ts'
import { Contents, endingOf } from './ending.ts'
import { FileTime } from './file-time.ts'
import { NOTE_ID, noteOf } from './frame-note.ts'
import { headOf, segmentData, TRACK, type Head } from './head.ts'
import * as ids from './ids.ts'

/** What is not in a whole cluster is lost when the file is cut off. Times within one have 16 bits: at most 32 seconds. */
export const CLUSTER_MS = 1000
/** Of the frames that wait for the end of their cluster, so that raw cameras do not fill the memory. */
const CLUSTER_BYTES = 4 * 1024 * 1024

interface Cluster {
  /** Milliseconds from the beginning of the recording. */
  readonly time: number
  readonly blocks: Uint8Array[]
  bytes: number
  frames: number
  /** The time of its last frame. */
  last: number
}

export class MatroskaWriter implements RecordingWriter {
  readonly #first: CapturedFrame
  readonly #fileTime: FileTime
  /** The time of the file's beginning, in milliseconds since the epoch. */
  readonly #startsAt: number
  readonly #head: Head
  readonly #contents = new Contents()
  #cluster: Cluster | undefined
  /** Bytes that were returned so far. */
  #size: number

  /**
   * @param first - the first frame; it must be added, too
   * @param startsAt - in whole milliseconds since the epoch; the time of the first frame unless given. Files that are to be played in
   * step start at the same time
   */
  constructor(first: CapturedFrame, startsAt?: number) {
    this.#first = first
    this.#fileTime = new FileTime(first)
    this.#startsAt = startsAt ?? this.#fileTime.startsAt
    this.#head = headOf(first, this.#startsAt)
    this.#size = this.#head.bytes.byteLength
  }

  begin(): Uint8Array {
    return this.#head.bytes
  }

  /** A track has one size and one kind of pictures. */
  accepts(frame: CapturedFrame): boolean {
    return frame.camera === this.#first.camera && isSameKind(frame, this.#first)
  }

  add(frame: CapturedFrame): readonly Uint8Array[] {
    return this.addAt(frame, this.#fileTime.next(frame))
  }

  /**
   * Takes a frame that is played at another time than the one that it says.
   *
   * @param at - in whole milliseconds since the epoch; not before the file's beginning, nor before the last frame
   */
  addAt(frame: CapturedFrame, at: number): readonly Uint8Array[] {
    const time = at - this.#startsAt
    const closed = this.#isFull(time) ? this.flush() : []
    const cluster = (this.#cluster ??= { time, blocks: [], bytes: 0, frames: 0, last: time })
    const block = blockGroup(frame, time - cluster.time)
    cluster.blocks.push(...block)
    cluster.bytes += byteCountOf(block)
    cluster.frames += 1
    cluster.last = time
    return closed
  }

  flush(): readonly Uint8Array[] {
    const cluster = this.#cluster
    if (cluster === undefined) return []
    this.#cluster = undefined
    const { time, blocks, bytes, frames, last } = cluster
    const timestamp = uint(ids.TIMESTAMP, time)
    const header = elementHeader(ids.CLUSTER, timestamp.byteLength + bytes)
    const position = this.#size - segmentData(this.#head.places)
    this.#contents.addCluster({ time, position }, frames, last)
    const parts = [header, timestamp, ...blocks]
    this.#size += byteCountOf(parts)
    return parts
  }

  end(): RecordingEnd {
    const last = this.flush()
    const { append, patches } = endingOf(this.#head.places, this.#contents, this.#size)
    return { append: [...last, ...append], patches }
  }

  #isFull(time: number): boolean {
    const cluster = this.#cluster
    if (cluster === undefined) return false
    return time - cluster.time >= CLUSTER_MS || cluster.bytes >= CLUSTER_BYTES
  }
}

function isSameKind({ picture, array }: CapturedFrame, first: CapturedFrame): boolean {
  const { width, height } = picture
  if (width !== first.picture.width || height !== first.picture.height) return false
  if (picture.kind === 'encoded')
    return first.picture.kind === 'encoded' && picture.format === first.picture.format
  return first.picture.kind === 'raw' && isDeepStrictEqual(array, first.array)
}

/** @param time - milliseconds from the beginning of its cluster */
function blockGroup(frame: CapturedFrame, time: number): readonly Uint8Array[] {
  const { body } = frame
  const blockHead = new Uint8Array(BLOCK_HEAD_BYTES)
  const view = new DataView(blockHead.buffer)
  view.setUint8(0, 0x80 | TRACK)
  view.setInt16(1, time)
  const additions = element(
    ids.BLOCK_ADDITIONS,
    element(
      ids.BLOCK_MORE,
      uint(ids.BLOCK_ADD_ID, NOTE_ID),
      element(ids.BLOCK_ADDITIONAL, noteOf(frame)),
    ),
  )
  const block = elementHeader(ids.BLOCK, blockHead.byteLength + body.byteLength)
  const size = block.byteLength + blockHead.byteLength + body.byteLength + additions.byteLength
  return [joinBytes([elementHeader(ids.BLOCK_GROUP, size), block, blockHead]), body, additions]
}

/** The track as a variable-size integer of one byte, the time, and flags: no lacing. */
const BLOCK_HEAD_BYTES = 4
