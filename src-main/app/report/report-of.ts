/** The report of a Camwall that runs, with or without windows. */
import type { Work } from '../../contract/frame.ts'
import type { Camwall } from '../camwall.ts'
import { buildReport, type Report, type ReportSource } from './report.ts'
import type { StallWatch } from './stall-watch.ts'

export interface Reported {
  readonly camwall: Camwall
  /** Camwall's own version. */
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly stalls: StallWatch
  readonly work: Work
  readonly windows: ReportSource['windows']
  readonly replay?: ReportSource['replay']
}

export function reportOf({ camwall, stalls, ...rest }: Reported): Report {
  return buildReport({
    ...rest,
    endedAt: Date.now(),
    cameras: camwall.cameras,
    missing: camwall.missing,
    totals: camwall.state.totals,
    hub: camwall.state.hub,
    requests: camwall.requests,
    refused: camwall.refused,
    latencies: camwall.feed.cameras.latencies(),
    recorded: camwall.recording.counts,
    events: camwall.feed.events,
    longestStalls: stalls.longest,
  })
}
