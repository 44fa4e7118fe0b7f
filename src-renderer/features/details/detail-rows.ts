/** The lines of the panel of details. Pure. */
import type { CameraStatus } from '../../../src-main/contract/camera.ts'
import type { CameraLatency } from '../../../src-main/features/details/contract.ts'
import { readingText } from '../../../src-main/contract/readings.ts'
import { say, text } from '../../text/language.ts'
import { bytesText, durationText, sinceText } from '../../text/numbers.ts'

export interface DetailRow {
  readonly key: string
  readonly label: string
  readonly value: string
}

const BITS_OF_BYTE = 8
const BITS_OF_MEGABIT = 1_000_000

/** @param now - in milliseconds since the epoch */
export function detailRows(
  camera: CameraStatus,
  latency: CameraLatency | undefined,
  now: number,
): readonly DetailRow[] {
  const { mode, knownBy, format, width, height, frameBytes, receivedFps, paintedFps } = camera
  const mbps = (receivedFps * frameBytes * BITS_OF_BYTE) / BITS_OF_MEGABIT
  const age = (now - camera.lastFrameAt) / 1000
  return [
    row(
      'sender',
      text('details.sent-by', {
        mode: text(`details.${mode}`),
        knownBy: text(`details.known-by-${knownBy}`),
      }),
    ),
    row('picture', text('details.size', { format: format.toUpperCase(), width, height })),
    row('frame', say(bytesText(frameBytes))),
    row('received', text('numbers.fps', { fps: receivedFps })),
    row('painted', text('numbers.fps', { fps: paintedFps })),
    row('bandwidth', text('details.mbps', { mbps })),
    row(
      'latency',
      latency === undefined ? text('details.no-latency') : text('details.milliseconds', latency),
    ),
    row('age', say(durationText(age))),
    row('since', say(sinceText(camera.firstSeen, now))),
  ]
}

const COUNTERS = ['received', 'painted', 'unchanged', 'dropped', 'damaged', 'malformed'] as const

export function countRows(camera: CameraStatus): readonly DetailRow[] {
  return [
    ...COUNTERS.map((name) => ({
      key: `${name}-count`,
      label: text(`details.${name}-count`),
      value: text('details.number', { count: camera[name] }),
    })),
    { key: 'bytes-count', label: text('details.bytes-count'), value: say(bytesText(camera.bytes)) },
  ]
}

export function readingRows({ readings }: CameraStatus): readonly DetailRow[] {
  return Object.entries(readings).map(([name, value]) => ({
    key: `reading ${name}`,
    label: name,
    value: readingText(value),
  }))
}

function row(
  key:
    | 'sender'
    | 'picture'
    | 'frame'
    | 'received'
    | 'painted'
    | 'bandwidth'
    | 'latency'
    | 'age'
    | 'since',
  value: string,
): DetailRow {
  return { key, label: text(`details.${key}`), value }
}
