/** Reads the pictures of a Matroska file: one that Camwall wrote, or another one with JPEGs. */
import { readPicture } from '../../receive/imagezmq/read-picture.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import type { CapturedFrame } from '../captured-frame.ts'
import type { FileBytes } from '../file-bytes.ts'
import type { FrameGroup, FramePlace, RecordedFrame, Recording } from '../recording.ts'
import { blocksFrom, clustersOf, type Block } from './clusters.ts'
import { UNCOMPRESSED } from './codec.ts'
import { cuedClusters } from './read-cues.ts'
import { readHead, type ReadHead } from './read-head.ts'
import { CLUSTER_MS } from './writer.ts'

/** The largest time of a date in JavaScript. */
const LATEST_MS = 8.64e15

/**
 * @param nameless - the camera's name if the file has no title
 * @returns `undefined` if it is no Matroska file with pictures
 */
export function openMatroska(file: FileBytes, nameless: string): Recording | undefined {
  const head = readHead(file)
  if (head === undefined) return undefined
  const camera = showable(head.title) || nameless
  return {
    frames: (from) => framesOf(file, head, camera, from),
    index: () => ({ cameras: new Set([camera]), groups: groupsOf(file, head, camera) }),
  }
}

/** By the cues of a finished file, else by its clusters. */
function groupsOf(file: FileBytes, head: ReadHead, camera: string): readonly FrameGroup[] {
  const clusters = cuedClusters(file, head) ?? [...clustersOf(file, head.clusters)]
  return clusters.map(({ start, time }, index) => {
    const from = timeOf(head, time)
    const end = clusters[index + 1]?.start ?? file.size
    return {
      has: (name) => name === camera,
      span: { from, to: from + CLUSTER_MS },
      places: () => placesFrom(file, head, camera, { start, end }),
    }
  })
}

function* placesFrom(
  file: FileBytes,
  head: ReadHead,
  camera: string,
  { start, end }: { readonly start: number; readonly end: number },
): Generator<FramePlace> {
  for (const block of blocksFrom(file, start)) {
    if (block.start >= end) return
    const time = timeOf(head, block.time)
    if (block.track !== head.track || !(Math.abs(time) <= LATEST_MS)) continue
    const arrivedAt = block.note?.arrived ?? time
    yield { camera, arrivedAt, read: () => frameOf(file, head, block, time, camera) }
  }
}

/** Milliseconds since the epoch. */
function timeOf({ startsAt, msPerTimestamp }: ReadHead, timestamp: number): number {
  return startsAt + timestamp * msPerTimestamp
}

function* framesOf(
  file: FileBytes,
  head: ReadHead,
  camera: string,
  from = -Infinity,
): Generator<RecordedFrame> {
  let start = head.clusters
  if (from > head.startsAt)
    for (const cluster of clustersOf(file, head.clusters)) {
      if (timeOf(head, cluster.time) > from) break
      start = cluster.start
    }
  for (const block of blocksFrom(file, start)) {
    const time = timeOf(head, block.time)
    if (block.track !== head.track || !(Math.abs(time) <= LATEST_MS) || time < from) continue
    const frame = frameOf(file, head, block, time, camera)
    if (frame !== undefined) yield { time, frame }
  }
}

/** Checked like a message of a sender. */
function frameOf(
  file: FileBytes,
  { codec, array }: ReadHead,
  { start, end, note }: Block,
  time: number,
  camera: string,
): CapturedFrame | undefined {
  const body = file.read(start, end - start)
  const sent = codec === UNCOMPRESSED ? array : undefined
  const picture = readPicture(sent === undefined ? {} : { ...sent }, body)
  if ('why' in picture) return undefined
  return {
    camera,
    fields: note?.fields ?? [],
    picture,
    ...(sent === undefined ? {} : { array: sent }),
    sentAt: note?.sent,
    arrivedAt: note?.arrived ?? time,
    body,
  }
}
