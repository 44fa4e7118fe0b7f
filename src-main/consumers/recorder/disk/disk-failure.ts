/** Why a disk takes nothing, by the error's code. */
import { codeOf } from '../../../lib/code-of.ts'
import { diskFaultOf, type DiskFault } from '../../../lib/disk-fault.ts'
import { messageOf } from '../../../lib/message-of.ts'
import { sqliteCodeOf } from '../../../lib/sqlite-error.ts'
import type { DiskFailure } from '../orders.ts'

/** Of a file that grows for hours, on a disk that may be on another computer. */
const FAULTS_OF_LONG_FILES = new Map<unknown, DiskFault>([
  ['EFBIG', 'full'],
  ['EIO', 'gone'],
  ['ESTALE', 'gone'],
])

/** By SQLite's code: SQLITE_BUSY, _FULL, _IOERR, _CANTOPEN, _READONLY. */
const SQLITE_REASONS: Readonly<Record<number, DiskFailure['reason']>> = {
  5: 'in-use',
  13: 'full',
  10: 'gone',
  14: 'gone',
  8: 'denied',
}

export function failureOf(error: unknown): DiskFailure {
  return { reason: reasonOf(error), why: messageOf(error) }
}

function reasonOf(error: unknown): DiskFailure['reason'] {
  const sqlite = sqliteCodeOf(error)
  if (sqlite !== undefined) return SQLITE_REASONS[sqlite] ?? 'other'
  return faultOfLongFile(error)
}

/** Why a file cannot be written on. */
export function faultOfLongFile(error: unknown): DiskFault {
  return FAULTS_OF_LONG_FILES.get(codeOf(error)) ?? diskFaultOf(error)
}
