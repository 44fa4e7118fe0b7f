/** Why a file could not be written, as far as a person can do something about it. */
import { codeOf } from './code-of.ts'

export const DISK_FAULTS = ['full', 'forbidden', 'gone', 'other'] as const
/** The disk is full; the folder may not be written; it is not there; or another reason. */
export type DiskFault = (typeof DISK_FAULTS)[number]

const FAULTS = new Map<unknown, DiskFault>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
  ['EROFS', 'forbidden'],
  ['ENOENT', 'gone'],
  ['ENOTDIR', 'gone'],
  ['ENODEV', 'gone'],
  ['ENXIO', 'gone'],
])

export function diskFaultOf(error: unknown): DiskFault {
  return FAULTS.get(codeOf(error)) ?? 'other'
}
