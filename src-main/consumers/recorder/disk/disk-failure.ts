/** Why a disk takes nothing, by the error's code. */
import { codeOf } from '../../../lib/code-of.ts'
import { messageOf } from '../../../lib/message-of.ts'
import type { DiskFailure } from '../orders.ts'

const REASONS: Readonly<Record<string, DiskFailure['reason']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EIO: 'gone',
  ESTALE: 'gone',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
}

/** SQLite's, in the lowest byte of its codes: SQLITE_BUSY, _FULL, _IOERR, _CANTOPEN, _READONLY. */
const SQLITE_REASONS: Readonly<Record<number, DiskFailure['reason']>> = {
  5: 'in-use',
  13: 'full',
  10: 'gone',
  14: 'gone',
  8: 'denied',
}
const LOWEST_BYTE = 0xff

export function failureOf(error: unknown): DiskFailure {
  return { reason: reasonOf(error), why: messageOf(error) }
}

function reasonOf(error: unknown): DiskFailure['reason'] {
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')
    return SQLITE_REASONS[error.errcode & LOWEST_BYTE] ?? 'other'
  const code = codeOf(error)
  return (typeof code === 'string' ? REASONS[code] : undefined) ?? 'other'
}
