/** Why a file could not be written, as far as a person can do something about it. */
import { codeOf } from './code-of.ts'

/** The disk is full; the folder may not be written; it is not there; or another reason. */
export type DiskFault = 'full' | 'denied' | 'gone' | 'other'

const FAULTS = new Map<unknown, DiskFault>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['ENOENT', 'gone'],
  ['ENOTDIR', 'gone'],
  ['ENODEV', 'gone'],
  ['ENXIO', 'gone'],
])

export function diskFaultOf(error: unknown): DiskFault {
  return FAULTS.get(codeOf(error)) ?? 'other'
}
