/** What the thread of snapshots does. */
import { shownPng } from './shown-png.ts'
import { writeStill } from './write-still.ts'

export const SNAPSHOT_CALLS = { writeStill, shownPng } as const
export type SnapshotCalls = typeof SNAPSHOT_CALLS
