/** Reads what precedes the pictures of a Matroska file, which may be of another program. */
import type { SentArray } from '../../receive/imagezmq/read-picture.ts'
import { readArrayText } from '../array-text.ts'
import { bytesInMemory, type FileBytes } from '../file-bytes.ts'
import {
  readDate,
  readElement,
  readText,
  readUint,
  UNKNOWN_SIZE,
  VOID,
  type Element,
} from './ebml.ts'
import {
  ARRAY_TAG,
  CUES_SEEK_BYTES,
  DURATION_BYTES,
  NS_PER_TIMESTAMP,
  type Places,
} from './head.ts'
import * as ids from './ids.ts'

/** Of each element before the pictures. Those of Camwall have some hundred bytes; others may have cover pictures. */
const MAX_HEAD_BYTES = 1024 * 1024
/** Elements before the pictures, of which Camwall writes four. */
const MAX_HEAD_ELEMENTS = 64
const VIDEO_TRACK = 1

export interface ReadHead {
  /** Where the first cluster begins. */
  readonly clusters: number
  /** Where the segment ends; `undefined` for a file that is not finished. */
  readonly end: number | undefined
  /** Milliseconds since the epoch; 0 if the file has no date. */
  readonly startsAt: number
  readonly msPerTimestamp: number
  /** Empty if it has none. */
  readonly title: string
  readonly track: number
  readonly codec: string
  readonly array: SentArray | undefined
  /** Where the cues are, if the file says so. */
  readonly cues: number | undefined
  /** Where positions count from. */
  readonly data: number
  /** Only of a file that Camwall wrote. */
  readonly places: Places | undefined
}

/** @returns `undefined` if it is no Matroska file with a video track, or is cut off before its first picture */
export function readHead(file: FileBytes): ReadHead | undefined {
  const ebml = readElement(file, 0)
  if (ebml?.id !== ids.EBML || ebml.end === undefined) return undefined
  const segment = readElement(file, ebml.end)
  if (segment?.id !== ids.SEGMENT) return undefined
  const { clusters, parents } = readParents(file, segment)
  const track = parents.get(ids.TRACKS)?.all(ids.TRACK_ENTRY).find(isVideo)
  if (clusters === undefined || track === undefined) return undefined
  const info = parents.get(ids.INFO)
  const scale = info?.uint(ids.TIMESTAMP_SCALE) ?? NS_PER_TIMESTAMP
  return {
    clusters,
    end: segment.end,
    startsAt: info?.date(ids.DATE_UTC) ?? 0,
    msPerTimestamp: scale / NS_PER_TIMESTAMP,
    title: info?.text(ids.TITLE) ?? '',
    track: track.uint(ids.TRACK_NUMBER) ?? 0,
    codec: track.text(ids.CODEC_ID) ?? '',
    array: arrayIn(parents.get(ids.TAGS)),
    cues: cuesIn(segment, parents.get(ids.SEEK_HEAD)),
    data: segment.data,
    places: placesIn(segment, parents),
  }
}

/** The elements before the first cluster, by ID. */
function readParents(file: FileBytes, segment: Element) {
  const parents = new Map<number, Parent>()
  let at = segment.data
  for (let count = 0; count < MAX_HEAD_ELEMENTS; count++) {
    const found = readElement(file, at)
    if (found?.id === ids.CLUSTER) return { clusters: at, parents }
    if (found?.end === undefined || found.end > file.size) break
    const length = found.end - found.data
    if (length <= MAX_HEAD_BYTES && !parents.has(found.id))
      parents.set(found.id, new Parent(file.read(found.data, length), found.data))
    at = found.end
  }
  return { clusters: undefined, parents }
}

/** An element with children, in memory. Its own data, without its header. */
export class Parent {
  readonly #bytes: Uint8Array
  readonly #children: readonly Element[]
  /** Where its data begins in the file. */
  readonly #start: number

  constructor(bytes: Uint8Array, start = 0) {
    this.#bytes = bytes
    this.#start = start
    this.#children = childrenIn(bytes)
  }

  uint(id: number): number | undefined {
    const data = this.#data(id)
    const value = data === undefined ? Number.NaN : readUint(data)
    return Number.isSafeInteger(value) ? value : undefined
  }

  text(id: number): string | undefined {
    const data = this.#data(id)
    return data === undefined ? undefined : readText(data)
  }

  date(id: number): number | undefined {
    const data = this.#data(id)
    return data === undefined ? undefined : readDate(data)
  }

  all(id: number): readonly Parent[] {
    return this.#children
      .filter((child) => child.id === id)
      .map((child) => new Parent(this.#bytes.subarray(child.data, child.end)))
  }

  /** Where the last child begins in the file, if it has this length and one of these IDs. */
  lastPlace(length: number, allowed: readonly number[]): number | undefined {
    const last = this.#children.at(-1)
    if (last?.end === undefined || last.end - last.start !== length) return undefined
    return allowed.includes(last.id) ? this.#start + last.start : undefined
  }

  #data(id: number): Uint8Array | undefined {
    const child = this.#children.find((each) => each.id === id)
    return child === undefined ? undefined : this.#bytes.subarray(child.data, child.end)
  }
}

function childrenIn(bytes: Uint8Array): readonly Element[] {
  const file = bytesInMemory(bytes)
  const children: Element[] = []
  let child = readElement(file, 0)
  while (child?.end !== undefined && child.end <= file.size) {
    children.push(child)
    child = readElement(file, child.end)
  }
  return children
}

function isVideo(track: Parent): boolean {
  return track.uint(ids.TRACK_TYPE) === VIDEO_TRACK
}

function arrayIn(tags: Parent | undefined): SentArray | undefined {
  const simple = tags?.all(ids.TAG).flatMap((tag) => tag.all(ids.SIMPLE_TAG))
  const value = simple?.find((tag) => tag.text(ids.TAG_NAME) === ARRAY_TAG)?.text(ids.TAG_STRING)
  return value === undefined ? undefined : readArrayText(value)
}

function cuesIn({ data }: Element, seekHead: Parent | undefined): number | undefined {
  const seek = seekHead?.all(ids.SEEK).find((each) => each.uint(ids.SEEK_ID) === ids.CUES)
  const position = seek?.uint(ids.SEEK_POSITION)
  return position === undefined ? undefined : data + position
}

function placesIn(segment: Element, parents: ReadonlyMap<number, Parent>): Places | undefined {
  const cuesSeek = parents.get(ids.SEEK_HEAD)?.lastPlace(CUES_SEEK_BYTES, [VOID, ids.SEEK])
  const duration = parents.get(ids.INFO)?.lastPlace(DURATION_BYTES, [VOID, ids.DURATION])
  const segmentSize = segment.data - UNKNOWN_SIZE.byteLength
  const hasLongSize = segmentSize === segment.start + 4
  if (cuesSeek === undefined || duration === undefined || !hasLongSize) return undefined
  return { segmentSize, cuesSeek, duration }
}
