/** The first bytes of a Matroska file, with places for what is only known at its end. */
import { joinBytes } from '../../lib/join-bytes.ts'
import { arrayText } from '../array-text.ts'
import type { CapturedFrame } from '../captured-frame.ts'
import { codecOf } from './codec.ts'
import {
  date,
  element,
  float,
  idBytes,
  longUint,
  text,
  uint,
  UNKNOWN_SIZE,
  unused,
} from './ebml.ts'
import { NOTE_ID, NOTE_NAME } from './frame-note.ts'
import * as ids from './ids.ts'

/** The only track. */
export const TRACK = 1
/** Timestamps are whole milliseconds. */
export const NS_PER_TIMESTAMP = 1_000_000
/** The tag that describes the arrays of a raw camera: NumPy's type and the shape, as JSON. */
export const ARRAY_TAG = 'CAMWALL_ARRAY'
const PROGRAM = 'Camwall'
const VIDEO_TRACK = 1

/** Where in the file something is written over at the end; in bytes from the beginning. */
export interface Places {
  /** The size of the segment, 8 bytes. Its data follows. */
  readonly segmentSize: number
  /** The seek entry of the cues, `CUES_SEEK_BYTES`. */
  readonly cuesSeek: number
  /** `DURATION_BYTES`. */
  readonly duration: number
}

export interface Head {
  readonly bytes: Uint8Array
  readonly places: Places
}

/** Positions in a Matroska file count from the data of the segment. */
export function segmentData({ segmentSize }: Places): number {
  return segmentSize + UNKNOWN_SIZE.byteLength
}

/** @param position - of the element with this ID, from the data of the segment */
export function seekTo(id: number, position: number): Uint8Array {
  return element(ids.SEEK, element(ids.SEEK_ID, idBytes(id)), longUint(ids.SEEK_POSITION, position))
}
export const CUES_SEEK_BYTES = seekTo(ids.CUES, 0).byteLength

export function durationOf(ms: number): Uint8Array {
  return float(ids.DURATION, ms)
}
export const DURATION_BYTES = durationOf(0).byteLength

/** @param startsAt - the time of its first frame, in milliseconds since the epoch */
export function headOf(first: CapturedFrame, startsAt: number): Head {
  const segment = joinBytes([ebmlHeader(), idBytes(ids.SEGMENT)])
  const info = infoOf(first.camera, startsAt)
  const tracks = element(ids.TRACKS, trackOf(first))
  const tags = element(ids.TAGS, tagOf(first))
  const seekHeadBytes = seekHead(0, [info, tracks]).byteLength
  const seeks = seekHead(seekHeadBytes, [info, tracks])
  const data = segment.byteLength + UNKNOWN_SIZE.byteLength
  const infoEnd = data + seeks.byteLength + info.byteLength
  return {
    bytes: joinBytes([segment, UNKNOWN_SIZE, seeks, info, tracks, tags]),
    places: {
      segmentSize: segment.byteLength,
      cuesSeek: data + seeks.byteLength - CUES_SEEK_BYTES,
      duration: infoEnd - DURATION_BYTES,
    },
  }
}

function ebmlHeader(): Uint8Array {
  return element(
    ids.EBML,
    uint(ids.EBML_VERSION, 1),
    uint(ids.EBML_READ_VERSION, 1),
    uint(ids.EBML_MAX_ID_LENGTH, 4),
    uint(ids.EBML_MAX_SIZE_LENGTH, 8),
    text(ids.DOC_TYPE, 'matroska'),
    uint(ids.DOC_TYPE_VERSION, 4),
    uint(ids.DOC_TYPE_READ_VERSION, 2),
  )
}

/** Its length does not depend on the positions. The entry of the cues is last, and unused until there are any. */
function seekHead(start: number, [info, tracks]: readonly [Uint8Array, Uint8Array]): Uint8Array {
  const tracksAt = start + info.byteLength
  return element(
    ids.SEEK_HEAD,
    seekTo(ids.INFO, start),
    seekTo(ids.TRACKS, tracksAt),
    seekTo(ids.TAGS, tracksAt + tracks.byteLength),
    unused(CUES_SEEK_BYTES),
  )
}

/** The duration is last, and unused until it is known. */
function infoOf(camera: string, startsAt: number): Uint8Array {
  return element(
    ids.INFO,
    uint(ids.TIMESTAMP_SCALE, NS_PER_TIMESTAMP),
    date(ids.DATE_UTC, startsAt),
    text(ids.TITLE, camera),
    text(ids.MUXING_APP, PROGRAM),
    text(ids.WRITING_APP, PROGRAM),
    unused(DURATION_BYTES),
  )
}

function trackOf({ picture }: CapturedFrame): Uint8Array {
  const codec = codecOf(picture)
  return element(
    ids.TRACK_ENTRY,
    uint(ids.TRACK_NUMBER, TRACK),
    uint(ids.TRACK_UID, TRACK),
    uint(ids.TRACK_TYPE, VIDEO_TRACK),
    uint(ids.FLAG_LACING, 0),
    text(ids.LANGUAGE, 'und'),
    ...codec.track,
    uint(ids.MAX_BLOCK_ADDITION_ID, NOTE_ID),
    element(
      ids.BLOCK_ADDITION_MAPPING,
      uint(ids.BLOCK_ADD_ID_VALUE, NOTE_ID),
      text(ids.BLOCK_ADD_ID_NAME, NOTE_NAME),
    ),
    element(
      ids.VIDEO,
      uint(ids.PIXEL_WIDTH, picture.width),
      uint(ids.PIXEL_HEIGHT, picture.height),
      ...codec.video,
    ),
  )
}

function tagOf({ camera, picture, array }: CapturedFrame): Uint8Array {
  const described =
    picture.kind === 'raw' && array !== undefined ? [tag(ARRAY_TAG, arrayText(array))] : []
  return element(ids.TAG, element(ids.TARGETS), tag('TITLE', camera), ...described)
}

function tag(name: string, value: string): Uint8Array {
  return element(ids.SIMPLE_TAG, text(ids.TAG_NAME, name), text(ids.TAG_STRING, value))
}
