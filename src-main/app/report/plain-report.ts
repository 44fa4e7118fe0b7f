/** The text of “Copy report”: the state of Camwall for support, without secrets. */
import type { CameraStatus, Counters } from '../../contract/camera.ts'
import type { AnySection } from '../../contract/setting.ts'
import { hubSection } from '../../contract/settings.ts'
import { ENGLISH } from '../../contract/text/text.ts'
import { isoTime } from '../../lib/iso-time.ts'
import type { CamwallState } from '../camwall.ts'
import { hubLine, noticeLine, oneLine } from '../log/words.ts'
import type { Notice } from '../notices/contract.ts'
import { reportedSettings, type AnySettings } from './reported-settings.ts'

export interface PlainReportSource {
  /** `Camwall 0.1.0`, `Electron 45.4.1`, … */
  readonly versions: readonly string[]
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly now: number
  /** Of the settings. */
  readonly sections: readonly AnySection[]
  readonly state: Pick<CamwallState, 'hub' | 'notices' | 'totals'> & {
    readonly settings: AnySettings
  }
  readonly cameras: readonly CameraStatus[]
}

export function plainReport(source: PlainReportSource): string {
  const { versions, startedAt, now, state, cameras } = source
  const lines = [
    versions.join(', '),
    `${isoTime(now)}, running since ${isoTime(startedAt)}`,
    hubLine(state.hub),
    ...section('Settings', settingLines(source)),
    ...section('Cameras', cameras.map(cameraLine)),
    `Totals: ${counterWords(state.totals)}`,
    ...section('Notices', state.notices.map(noticeWords)),
  ]
  return `${lines.map(oneLine).join('\n')}\n`
}

/** Settings of the hub by their keys, others with their section's name before the key. */
function settingLines({ sections, state }: PlainReportSource): readonly string[] {
  const byFlag: readonly string[] = state.settings.setByFlags
  return Object.entries(reportedSettings(sections, state.settings)).flatMap(([name, values]) =>
    Object.entries(values).map(([key, value]) => {
      const isHub = name === hubSection.name
      const flag = isHub && byFlag.includes(key) ? ' (by a flag)' : ''
      return `${isHub ? key : `${name}.${key}`}: ${JSON.stringify(value)}${flag}`
    }),
  )
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}:`, ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`)]
}

function cameraLine(camera: CameraStatus): string {
  const { name, state, mode, width, height, format, receivedFps, paintedFps } = camera
  const { unchangedSince, lastFault, warnings } = camera
  return [
    `“${name}” ${state}, ${mode}, ${width}x${height} ${format}`,
    `${receivedFps.toFixed(1)} fps received, ${paintedFps.toFixed(1)} painted`,
    counterWords(camera),
    ...(unchangedSince === 0 ? [] : [`unchanged since ${isoTime(unchangedSince)}`]),
    ...(warnings.length === 0 ? [] : [`warnings ${warnings.map(({ code }) => code).join(', ')}`]),
    `seen ${isoTime(camera.firstSeen)} to ${isoTime(camera.lastSeen)}`,
    ...(lastFault === undefined ? [] : [`last fault: ${ENGLISH.say(lastFault)}`]),
  ].join('; ')
}

function counterWords(counters: Counters): string {
  const { received, painted, unchanged, dropped, damaged, malformed, bytes } = counters
  return `received ${received}, painted ${painted}, unchanged ${unchanged}, dropped ${dropped}, damaged ${damaged}, malformed ${malformed}, ${bytes} bytes`
}

function noticeWords(notice: Notice): string {
  return `${isoTime(notice.at)} ×${notice.times} ${noticeLine(notice)}`
}
