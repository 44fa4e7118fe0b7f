/** What “Copy report” puts on the clipboard: all that somebody who helps needs to know, as plain text, no secrets. */
import type { Notice, WallState } from '../../contract/bridge.ts'
import type { CameraStatus, Counters } from '../../contract/camera.ts'
import type { HubSettings } from '../../contract/settings.ts'
import { hubLine, noticeLine, oneLine } from '../../app/log/words.ts'

export interface PlainReportSource {
  /** `Camwall 0.1.0`, `Electron 45.4.1`, … */
  readonly versions: readonly string[]
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly now: number
  readonly state: Pick<WallState, 'hub' | 'settings' | 'notices' | 'cameras' | 'totals'>
}

/** Named one by one: a setting that is secret is not told unless somebody puts it here. */
export const TOLD: readonly (keyof HubSettings)[] = [
  'mode',
  'listen',
  'connect',
  'maxFps',
  'maxMbps',
  'wallMaxFps',
  'wallMaxMbps',
  'hiddenFps',
  'allowFrom',
  'allowNames',
  'encrypt',
]

export function plainReport({ versions, startedAt, now, state }: PlainReportSource): string {
  const { hub, setByFlags } = state.settings
  const settings = TOLD.map(
    (key) => `${key}: ${JSON.stringify(hub[key])}${setByFlags.includes(key) ? ' (by a flag)' : ''}`,
  )
  const lines = [
    versions.join(', '),
    `${isoTime(now)}, running since ${isoTime(startedAt)}`,
    hubLine(state.hub),
    ...section('Settings', settings),
    ...section('Cameras', state.cameras.map(cameraLine)),
    `Totals: ${counterWords(state.totals)}`,
    ...section('Notices', state.notices.map(noticeWords)),
  ]
  return `${lines.map(oneLine).join('\n')}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}:`, ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`)]
}

function cameraLine(camera: CameraStatus): string {
  const { name, state, mode, width, height, format, receivedFps, paintedFps, lastFault } = camera
  return [
    `“${name}” ${state}, ${mode}, ${width}x${height} ${format}`,
    `${receivedFps.toFixed(1)} fps received, ${paintedFps.toFixed(1)} painted`,
    counterWords(camera),
    `seen ${isoTime(camera.firstSeen)} to ${isoTime(camera.lastSeen)}`,
    ...(lastFault === undefined ? [] : [`last fault: ${lastFault}`]),
  ].join('; ')
}

function counterWords({ received, painted, dropped, malformed, bytes }: Counters): string {
  return `received ${received}, painted ${painted}, dropped ${dropped}, malformed ${malformed}, ${bytes} bytes`
}

function noticeWords(notice: Notice): string {
  return `${isoTime(notice.at)} ×${notice.times} ${noticeLine(notice)}`
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
