/** The texts of a tile about its camera. */
import type { CameraState, CameraStatus } from '../../src-main/contract/camera.ts'
import { commandText } from '../../src-main/contract/command.ts'
import { readingText, type Readings } from '../../src-main/contract/readings.ts'
import { isReplayed } from '../../src-main/contract/replayed.ts'
import { message } from '../../src-main/contract/text/text.ts'
import type { TroubleCode, WarningCode } from '../../src-main/contract/warnings.ts'
import { say, text } from './language.ts'
import { bytesText, durationText, sinceText } from './numbers.ts'

/** What the foot of a live camera's tile says. */
export type TileNote = WarningCode | 'unchanged'

/** A camera that is live again is neither, though its warning may end a moment later. */
const SILENT: ReadonlySet<WarningCode> = new Set(['gone', 'stalled'])

/** Plain values only, so that a tile renders again only when one of them has changed. */
export interface CameraWords {
  readonly state: CameraState
  /** No pictures come because its messages cannot be shown. */
  readonly isFaulty: boolean
  /** It is played from a recording. */
  readonly isReplayed: boolean
  readonly fps: string
  /** Size of the picture and bytes of the frame. */
  readonly detail: string
  /** What is wrong with its messages, a line for each: how many could not be shown and why, how many are damaged. */
  readonly fault: string | undefined
  /** The counts of these: `3 not shown · 5 damaged`. */
  readonly faults: string
  /** The values that its sender sends beside the name, one a line; empty without any. */
  readonly readings: string
  /** When its newest event came, and what it says; empty without any. */
  readonly event: string
  /** What that event says; empty without any. */
  readonly said: string
  /** When it came, in milliseconds since the epoch; 0 without any. */
  readonly saidAt: number
  /** That two senders use its name; `undefined` for one. */
  readonly shared: string | undefined
  /** What is wrong with a live camera: its worst warning, else that its picture is the same; `undefined` if nothing is. */
  readonly note: TileNote | undefined
  /** Since when, in milliseconds since the epoch; 0 without a note. */
  readonly noteSince: number
  /** When its last frame came, in milliseconds since the epoch; 0 while it is live, so that it does not change. */
  readonly lastFrameAt: number
  /** Frames until it disconnected; 0 before. */
  readonly frames: number
}

export function cameraWords(camera: CameraStatus): CameraWords {
  const { state, warnings, width, height, frameBytes } = camera
  const faults = faultsOf(camera)
  const note = noteOf(camera)
  return {
    state,
    isFaulty: state === 'stalled' && warnings.some(({ code }) => code === 'faults'),
    isReplayed: isReplayed(camera.name),
    fps: text('numbers.fps', { fps: camera.receivedFps }),
    detail: text('tile.detail', { width, height, size: bytesText(frameBytes) }),
    fault: faults.length === 0 ? undefined : faults.map(({ why }) => why).join('\n'),
    faults: faults.map(({ count }) => count).join(' · '),
    readings: readingsText(camera.readings),
    event: eventText(camera),
    said: saidText(camera),
    saidAt: camera.newestEvent?.at ?? 0,
    shared: camera.isShared
      ? text('tile.shared', { command: commandText('split-camera') })
      : undefined,
    note: note?.code,
    noteSince: note?.since ?? 0,
    lastFrameAt: state === 'live' ? 0 : camera.lastFrameAt,
    frames: state === 'gone' ? camera.received : 0,
  }
}

/** These have a mark of their own beside the name of the camera. */
const MARKED: ReadonlySet<WarningCode> = new Set(['same-name', 'renaming'])

function noteOf({ state, warnings, unchangedSince }: CameraStatus) {
  if (state !== 'live') return undefined
  const warning = warnings.find(({ code }) => !SILENT.has(code) && !MARKED.has(code))
  if (warning !== undefined) return warning
  return unchangedSince === 0 ? undefined : ({ code: 'unchanged', since: unchangedSince } as const)
}

function faultsOf({ lastFault, malformed, damaged }: CameraStatus) {
  const faults: { readonly count: string; readonly why: string }[] = []
  if (lastFault !== undefined)
    faults.push({
      count: text('tile.not-shown', { count: malformed }),
      why: text('tile.not-shown-why', { count: malformed, why: lastFault }),
    })
  if (damaged > 0)
    faults.push({
      count: text('tile.damaged', { count: damaged }),
      why: text('tile.damaged-why', { count: damaged }),
    })
  return faults
}

function readingsText(readings: Readings): string {
  return Object.entries(readings)
    .map(([name, value]) => text('tile.reading', { name, value: readingText(value) }))
    .join('\n')
}

function eventText(camera: CameraStatus): string {
  const { newestEvent, lastSeen } = camera
  if (newestEvent === undefined) return ''
  return text('tile.event', {
    time: sinceText(newestEvent.at, lastSeen),
    event: saidText(camera),
  })
}

function saidText({ newestEvent }: CameraStatus): string {
  if (newestEvent === undefined) return ''
  const { fields } = newestEvent
  return fields.length === 0 ? text('tile.event-without-text') : fields.join(' ')
}

/** `Live`, or the word that the smallest tiles have for it. */
export function stateText(camera: string, state: CameraState): string {
  if (state === 'live') return text('health.live')
  return text(state === 'gone' && isReplayed(camera) ? 'tile.replay-ended' : `warning.${state}`)
}

export interface StateWords {
  readonly code: 'stalled' | 'gone' | 'faults'
  /** `Stalled` or `Gone`: the smallest tiles show nothing else. */
  readonly short: string
  /** `12 s` or `since 14:03`. */
  readonly time: string
  readonly why: string
  /** What to try. */
  readonly todo: string
}

/** `undefined` for a live camera. */
export function stateWords(camera: CameraWords, nowSeconds: number): StateWords | undefined {
  switch (camera.state) {
    case 'live':
      return undefined
    case 'stalled': {
      const code = camera.isFaulty ? 'faults' : 'stalled'
      return {
        code,
        short: text(`warning.${code}`),
        time: say(durationText(nowSeconds - Math.floor(camera.lastFrameAt / 1000))),
        why: text(`warning.${code}-why`),
        todo: text(`warning.${code}-todo`),
      }
    }
    case 'gone':
      return {
        code: 'gone',
        short: text(camera.isReplayed ? 'tile.replay-ended' : 'warning.gone'),
        time: text('tile.gone-since', { time: sinceText(camera.lastFrameAt, nowSeconds * 1000) }),
        why: text('tile.gone-why', { frames: camera.frames }),
        todo: text(camera.isReplayed ? 'tile.replay-ended-todo' : 'warning.gone-todo'),
      }
  }
}

export interface NoteWords {
  readonly short: string
  /** The cause, and what to try. */
  readonly why: string
}

export function noteWords(note: TileNote): NoteWords {
  return note === 'unchanged'
    ? { short: text('tile.unchanged'), why: text('tile.unchanged-why') }
    : { short: text(`warning.${note}`), why: warningSentence(note) }
}

/** The cause of a warning, and what to try: `connected, no frames arrive: does its program or its camera hang?` */
export function warningSentence(code: TroubleCode): string {
  const why = message(`warning.${code}-why`)
  return text('warning.sentence', { why, todo: message(`warning.${code}-todo`) })
}
