/** Walks through the clusters of a Matroska file, and through the blocks in them, each of which is a picture. */
import { MAX_MESSAGE_BYTES } from '../../receive/imagezmq/message.ts'
import type { FileBytes } from '../file-bytes.ts'
import { readElement, readUint, type Element } from './ebml.ts'
import { MAX_NOTE_BYTES, NOTE_ID, readNote, type FrameNote } from './frame-note.ts'
import * as ids from './ids.ts'

/** Elements in a row without a picture. Files have a few; without a limit, one of empty elements would take minutes. */
const MAX_SKIPPED = 10_000
/** A number, or the head of a block: a track of up to 8 bytes, a time, and flags. */
const SMALL_BYTES = 16
const LACING_FLAGS = 0b110

export interface Block {
  /** In timestamps of the file. */
  readonly time: number
  readonly track: number
  /** Where the picture is. */
  readonly start: number
  readonly end: number
  readonly note: FrameNote | undefined
}

export interface Cluster {
  readonly start: number
  readonly end: number
  /** In timestamps of the file. */
  readonly time: number
}

/** The clusters that are completely there, up to the first one that is not, or does not say where it ends. */
export function* clustersOf(file: FileBytes, start: number): Generator<Cluster> {
  let skipped = 0
  for (let at = start; skipped < MAX_SKIPPED;) {
    const found = readElement(file, at)
    if (found?.end === undefined || found.end > file.size) return
    const time = found.id === ids.CLUSTER ? clusterTime(file, found) : undefined
    skipped = time === undefined ? skipped + 1 : 0
    if (time !== undefined) yield { start: found.start, end: found.end, time }
    at = found.end
  }
}

/** Its first element is its time. */
function clusterTime(file: FileBytes, cluster: Element): number | undefined {
  const first = readElement(file, cluster.data)
  return first?.id === ids.TIMESTAMP ? smallUint(file, first) : undefined
}

/** What is in a cluster: the number of its blocks, and the time of the last one. */
export interface ClusterContents {
  readonly frames: number
  readonly last: number
}

/** @returns `undefined` if it is damaged: its elements do not end where it ends */
export function contentsOf(file: FileBytes, cluster: Cluster): ClusterContents | undefined {
  let frames = 0
  let last = cluster.time
  let at = firstIn(file, cluster)
  while (at !== undefined && at < cluster.end) {
    const found = readElement(file, at)
    at = found?.end
    if (found?.id === ids.TIMESTAMP) continue
    const block = found && blockIn(file, found, cluster.time)
    if (block === undefined) return undefined
    frames += 1
    last = block.time
  }
  return at === cluster.end ? { frames, last } : undefined
}

function firstIn(file: FileBytes, { start }: Cluster): number | undefined {
  return readElement(file, start)?.data
}

/** The blocks from a cluster on, up to the end of the file or to where it is damaged. */
export function* blocksFrom(file: FileBytes, start: number): Generator<Block> {
  let clusterTime = 0
  let skipped = 0
  for (let at = start; skipped < MAX_SKIPPED;) {
    const found = readElement(file, at)
    if (found === undefined) return
    skipped += 1
    at = found.data
    if (found.id === ids.CLUSTER) continue
    if (found.end === undefined || found.end > file.size) return
    at = found.end
    if (found.id === ids.TIMESTAMP) clusterTime = smallUint(file, found) ?? clusterTime
    const block = blockIn(file, found, clusterTime)
    if (block === undefined) continue
    skipped = 0
    yield block
  }
}

function blockIn(file: FileBytes, found: Element, clusterTime: number): Block | undefined {
  if (found.id === ids.SIMPLE_BLOCK) return readBlock(file, found, clusterTime, undefined)
  if (found.id !== ids.BLOCK_GROUP) return undefined
  const block = childOf(file, found, ids.BLOCK)
  return block && readBlock(file, block, clusterTime, noteIn(file, found))
}

/** Source: RFC 9559, section 10.1. */
function readBlock(
  file: FileBytes,
  { data, end = data }: Element,
  clusterTime: number,
  note: FrameNote | undefined,
): Block | undefined {
  const head = file.read(data, Math.min(SMALL_BYTES, end - data))
  const trackBytes = Math.clz32(head[0] ?? 0) - 23
  const start = data + trackBytes + 3
  const flags = head[trackBytes + 2]
  if (flags === undefined || (flags & LACING_FLAGS) !== 0) return undefined
  if (start >= end || end - start > MAX_MESSAGE_BYTES) return undefined
  const marked = readUint(head.subarray(0, trackBytes))
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const track = marked - 2 ** (7 * trackBytes)
  return { time: clusterTime + view.getInt16(trackBytes), track, start, end, note }
}

function noteIn(file: FileBytes, group: Element): FrameNote | undefined {
  const additions = childOf(file, group, ids.BLOCK_ADDITIONS)
  const more = additions && childOf(file, additions, ids.BLOCK_MORE)
  const id = more && childOf(file, more, ids.BLOCK_ADD_ID)
  const data = more && childOf(file, more, ids.BLOCK_ADDITIONAL)
  if (id === undefined || data?.end === undefined) return undefined
  const length = data.end - data.data
  if (smallUint(file, id) !== NOTE_ID || length > MAX_NOTE_BYTES) return undefined
  return readNote(file.read(data.data, length))
}

/** Children that are looked at: a group has a block and what belongs to it. */
const MAX_CHILDREN = 16

/** The first child with this ID. */
function childOf(file: FileBytes, parent: Element, id: number): Element | undefined {
  const { end = 0 } = parent
  let at = parent.data
  for (let count = 0; count < MAX_CHILDREN && at < end; count++) {
    const child = readElement(file, at)
    if (child?.end === undefined || child.end > end) return undefined
    if (child.id === id) return child
    at = child.end
  }
  return undefined
}

function smallUint(file: FileBytes, { data, end = data }: Element): number | undefined {
  if (end - data > 8) return undefined
  const value = readUint(file.read(data, end - data))
  return Number.isSafeInteger(value) ? value : undefined
}
