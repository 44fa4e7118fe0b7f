/** Reads the index of a finished Matroska file, which may be of another program. */
import type { FileBytes } from '../file-bytes.ts'
import { readElement } from './ebml.ts'
import * as ids from './ids.ts'
import { Parent, type ReadHead } from './read-head.ts'

/** A day with an entry for each second has 2 MB. */
const MAX_CUES_BYTES = 16 * 1024 * 1024

export interface CuedCluster {
  readonly start: number
  /** In timestamps of the file. */
  readonly time: number
}

/**
 * The clusters that the index lists, in order.
 *
 * @returns `undefined` if there is no index, or if it is damaged
 */
export function cuedClusters(
  file: FileBytes,
  { cues, data, clusters, track }: ReadHead,
): readonly CuedCluster[] | undefined {
  const found = cues === undefined ? undefined : readElement(file, cues)
  if (found?.id !== ids.CUES || found.end === undefined || found.end > file.size) return undefined
  const length = found.end - found.data
  if (length > MAX_CUES_BYTES) return undefined
  const cued = new Parent(file.read(found.data, length)).all(ids.CUE_POINT).flatMap((point) => {
    const time = point.uint(ids.CUE_TIME) ?? NaN
    return point
      .all(ids.CUE_TRACK_POSITIONS)
      .filter((place) => place.uint(ids.CUE_TRACK) === track)
      .map((place) => ({ start: data + (place.uint(ids.CUE_CLUSTER_POSITION) ?? NaN), time }))
  })
  const areRising = cued.every(
    ({ start }, index) => start > (cued[index - 1]?.start ?? clusters - 1),
  )
  return areRising && cued[0]?.start === clusters ? cued : undefined
}
