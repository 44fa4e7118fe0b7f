/** The summary of the rounds of a case, and its row in a table. */
import type { Case } from './cases.ts'
import type { Measure } from './measure.ts'
import type { Program } from './receivers.ts'
import { spread, type Spread } from './statistics.ts'

export type Summary = Readonly<Record<keyof Measure, Spread>>

/** The median over the rounds of Camwall's figure divided by the Python program's. */
export interface Ratios {
  readonly painted: number
  readonly p50: number
  readonly p99: number
  readonly cpuPerFrame: number
}

export interface Comparison {
  readonly name: string
  /** Pictures of the case that libjpeg-turbo decodes in a second on all cores, just before each round; not of raw arrays. */
  readonly decodeOnly?: Spread
  /** What Camwall painted, relative to that. */
  readonly share?: number
  readonly camwall: Summary
  readonly imshow: Summary
  readonly ratios: Ratios
}

export interface Results {
  readonly date: string
  readonly command: string
  readonly machine: string
  readonly rounds: number
  readonly seconds: number
  readonly comparisons: readonly Comparison[]
}

/** @param decodable - see `Comparison.decodeOnly`, of each round; none for raw arrays */
export function compare(
  { name }: Case,
  measures: Record<Program, Measure[]>,
  decodable: readonly number[],
): Comparison {
  const { camwall, imshow } = measures
  const shares = decodable.map((rate, index) => (camwall[index]?.painted ?? NaN) / rate)
  const ratio = (figure: keyof Measure) =>
    round(
      spread(camwall.map((ours, index) => (ours[figure] ?? NaN) / (imshow[index]?.[figure] ?? NaN)))
        .median,
    )
  return {
    name,
    ...(decodable.length === 0
      ? {}
      : { decodeOnly: spread(decodable), share: round(spread(shares).median) }),
    camwall: summarize(camwall),
    imshow: summarize(imshow),
    ratios: {
      painted: ratio('painted'),
      p50: ratio('p50'),
      p99: ratio('p99'),
      cpuPerFrame: ratio('cpuPerFrame'),
    },
  }
}

function summarize(measures: readonly Measure[]): Summary {
  const names = Object.keys(measures[0] ?? {}) as (keyof Measure)[]
  return Object.fromEntries(
    names.map((name) => {
      const { median, least, most } = spread(measures.map((one) => one[name] ?? NaN))
      return [name, { median: round(median), least: round(least), most: round(most) }]
    }),
  ) as Summary
}

export const HEADINGS = [
  'case',
  'offered',
  'painted',
  'libjpeg-turbo (share)',
  'slowest camera',
  'dropped',
  'p50 ms',
  'p99 ms',
  'CPU ms/frame',
  'page faults/frame',
  'memory MB',
  'stall ms (main, page)',
] as const

/** "Camwall / Python (ratio)" for each figure. */
export function cellsOf(comparison: Comparison): string[] {
  const { name, decodeOnly, share, camwall, imshow, ratios } = comparison
  const both = (figure: keyof Measure, digits: number, ratio?: number) =>
    `${inDigits(camwall[figure].median, digits)} / ${inDigits(imshow[figure].median, digits)}` +
    (ratio === undefined ? '' : ` (${inDigits(ratio, 2)})`)
  return [
    name,
    both('offered', 0),
    both('painted', 0, ratios.painted),
    decodeOnly === undefined || share === undefined
      ? '–'
      : `${inDigits(decodeOnly.median, 0)} (${inDigits(share, 2)})`,
    both('slowest', 1),
    both('dropped', 0),
    both('p50', 1, ratios.p50),
    both('p99', 1, ratios.p99),
    both('cpuPerFrame', 2, ratios.cpuPerFrame),
    both('faultsPerFrame', 0),
    both('memory', 0),
    `${camwall.stallOfMain.median.toFixed(0)}, ${camwall.stallOfPage.median.toFixed(0)}`,
  ]
}

/** A program that showed nothing has no latency and no cost per frame. */
function inDigits(value: number | null, digits: number): string {
  return value !== null && Number.isFinite(value) ? value.toFixed(digits) : '–'
}

export function rowOf(comparison: Comparison): string {
  return `| ${cellsOf(comparison).join(' | ')} |`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
