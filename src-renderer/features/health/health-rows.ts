/** The rows of the health page: what is known of each camera, sorted and filtered. Pure. */
import type { CameraState, CameraStatus } from '../../../src-main/contract/camera.ts'
import {
  WARNING_CODES,
  type TroubleCode,
  type Warning,
} from '../../../src-main/contract/warnings.ts'
import type { CameraHealth, Health } from '../../../src-main/features/health/contract.ts'

export interface HealthRow {
  readonly camera: string
  /** What a person called it, else its name. */
  readonly label: string
  readonly state: CameraState
  /** The worst trouble; `undefined` for a camera that has none. */
  readonly trouble: TroubleCode | undefined
  /** Since when, in milliseconds since the epoch; 0 if that is not known. */
  readonly since: number
  readonly warnings: readonly Warning[]
  readonly fps: number
  readonly bytesPerSecond: number
  readonly dropped: number
  readonly notShown: number
  /** Milliseconds. */
  readonly latency: number | undefined
  readonly stalls: number
  readonly reconnections: number
  readonly rates: readonly number[]
}

/** Columns that can be sorted by; `trouble` is the order at first. */
export const COLUMNS = [
  'label',
  'trouble',
  'fps',
  'bytesPerSecond',
  'dropped',
  'notShown',
  'latency',
  'stalls',
  'reconnections',
] as const
export type Column = (typeof COLUMNS)[number]

export interface Sorting {
  readonly by: Column
  /** The largest, the worst or the last of the alphabet first. */
  readonly isDown: boolean
}

const NO_HEALTH: Omit<CameraHealth, 'camera'> = { rates: [], stalls: 0, reconnections: 0 }

export function healthRows(
  statuses: Iterable<CameraStatus>,
  { cameras, absent }: Health,
  labelOf: (camera: string) => string,
): readonly HealthRow[] {
  const healthOf = new Map(cameras.map((health) => [health.camera, health]))
  const here = [...statuses].map((status) =>
    rowOf(status, healthOf.get(status.name) ?? NO_HEALTH, labelOf(status.name)),
  )
  const known = new Set(here.map(({ camera }) => camera))
  const away = absent
    .filter((camera) => !known.has(camera))
    .map((camera) => absentRow(camera, labelOf(camera)))
  return [...here, ...away]
}

function rowOf(
  { name, state, warnings, receivedFps, frameBytes, dropped, malformed }: CameraStatus,
  { rates, stalls, reconnections, latency }: Omit<CameraHealth, 'camera'>,
  label: string,
): HealthRow {
  const [worst] = warnings
  return {
    camera: name,
    label,
    state,
    trouble: worst?.code,
    since: worst?.since ?? 0,
    warnings,
    fps: receivedFps,
    bytesPerSecond: receivedFps * frameBytes,
    dropped,
    notShown: malformed,
    latency,
    stalls,
    reconnections,
    rates,
  }
}

function absentRow(camera: string, label: string): HealthRow {
  const nothing = { fps: 0, bytesPerSecond: 0, dropped: 0, notShown: 0, latency: undefined }
  return {
    camera,
    label,
    state: 'gone',
    trouble: 'missing',
    since: 0,
    warnings: [],
    ...nothing,
    ...NO_HEALTH,
    latency: undefined,
  }
}

/** The worst first; one that did not come is worse than one whose pictures come. */
const BY_TROUBLE: readonly TroubleCode[] = [
  'gone',
  'faults',
  'stalled',
  'missing',
  ...WARNING_CODES.slice(3),
]

/** Higher is worse; 0 without trouble. */
function badness({ trouble }: HealthRow): number {
  return trouble === undefined ? 0 : BY_TROUBLE.length - BY_TROUBLE.indexOf(trouble)
}

const names = new Intl.Collator(undefined, { numeric: true })

/** Rows that are equal in the column are in the order of their names. */
export function sortedRows(
  rows: readonly HealthRow[],
  { by, isDown }: Sorting,
): readonly HealthRow[] {
  const sign = isDown ? -1 : 1
  return rows.toSorted((a, b) => sign * compared(a, b, by) || names.compare(a.label, b.label))
}

function compared(a: HealthRow, b: HealthRow, by: Column): number {
  if (by === 'label') return names.compare(a.label, b.label)
  if (by === 'trouble') return badness(a) - badness(b) || a.stalls - b.stalls
  return (a[by] ?? -1) - (b[by] ?? -1)
}

export interface Filter {
  readonly onlyTroubled: boolean
  /** Part of a name on the wall or of a sender's name, in any case. */
  readonly search: string
}

export function filteredRows(
  rows: readonly HealthRow[],
  { onlyTroubled, search }: Filter,
): readonly HealthRow[] {
  const wanted = search.trim().toLocaleLowerCase()
  return rows.filter(
    ({ trouble, label, camera }) =>
      (!onlyTroubled || trouble !== undefined) &&
      [label, camera].some((name) => name.toLocaleLowerCase().includes(wanted)),
  )
}

/** A click on a column sorts by it, numbers and troubles from the top down; another click turns the order around. */
export function sortingAfter(before: Sorting, by: Column): Sorting {
  return { by, isDown: before.by === by ? !before.isDown : by !== 'label' }
}
