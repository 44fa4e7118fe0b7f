/** The groups of cameras, and how many cameras of each are recorded. Pure. */
import type { CameraGroups } from '../../../src-main/contract/named-layout.ts'
import type { RecordingState } from '../../../src-main/features/recording/contract.ts'
import { groupNames } from '../../store/shown-layout.ts'

export interface RecordedGroup {
  readonly group: string
  readonly cameras: readonly string[]
  /** Those that are recorded now. */
  readonly recorded: number
  /** Whether any of them is, or would be if it were there. */
  readonly isOn: boolean
}

/** In alphabetical order. */
export function recordedGroups(
  groups: CameraGroups,
  { cameras: recorded, awaited }: Pick<RecordingState, 'cameras' | 'awaited'>,
): readonly RecordedGroup[] {
  return groupNames(groups).map((group) => {
    const cameras = groups.filter((of) => of.groups.includes(group)).map(({ camera }) => camera)
    const count = cameras.filter((camera) => recorded.includes(camera)).length
    const isOn = count > 0 || cameras.some((camera) => awaited.includes(camera))
    return { group, cameras, recorded: count, isOn }
  })
}
