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
  /** Pictures of 640x480 with quality 95 that all cores decode in a second when they do nothing else. */
  readonly decodeOnly: number
  readonly comparisons: readonly Comparison[]
}

export function compare({ name }: Case, measures: Record<Program, Measure[]>): Comparison {
  const { camwall, imshow } = measures
  const ratio = (figure: keyof Measure) =>
    round(
      spread(camwall.map((ours, index) => (ours[figure] ?? NaN) / (imshow[index]?.[figure] ?? NaN)))
        .median,
    )
  return {
    name,
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
export function cellsOf({ name, camwall, imshow, ratios }: Comparison): string[] {
  const both = (figure: keyof Measure, digits: number, ratio?: number) =>
    `${inDigits(camwall[figure].median, digits)} / ${inDigits(imshow[figure].median, digits)}` +
    (ratio === undefined ? '' : ` (${inDigits(ratio, 2)})`)
  return [
    name,
    both('offered', 0),
    both('painted', 0, ratios.painted),
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
