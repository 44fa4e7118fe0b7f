/** Finishes a Matroska file that was cut off, for example because Camwall was killed: at most its last cluster is lost. */
import type { FileBytes } from '../file-bytes.ts'
import type { Finish } from '../recording.ts'
import { clustersOf, contentsOf } from './clusters.ts'
import { Contents, endingOf } from './ending.ts'
import { segmentData } from './head.ts'
import { readHead } from './read-head.ts'

/**
 * Reads the whole structure, but no pictures. What it says to do can be done again if it was interrupted.
 */
export function finishMatroska(file: FileBytes): Finish {
  const head = readHead(file)
  if (head?.places === undefined) return { kind: 'empty' }
  if (head.end === file.size) return { kind: 'whole' }
  const data = segmentData(head.places)
  const contents = new Contents()
  let keep = head.clusters
  for (const cluster of clustersOf(file, head.clusters)) {
    const inside = contentsOf(file, cluster)
    if (cluster.start !== keep || inside === undefined) break
    keep = cluster.end
    const cue = { time: cluster.time, position: cluster.start - data }
    contents.addCluster(cue, inside.frames, inside.last)
  }
  if (contents.frames === 0) return { kind: 'empty' }
  const ending = endingOf(head.places, contents, keep)
  return { kind: 'cut', keep, frames: contents.frames, ending }
}
