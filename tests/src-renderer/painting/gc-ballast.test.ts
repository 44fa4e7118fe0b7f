import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'
import { PART_BYTES } from '../../../src-main/desktop/ipc/frame-parts.ts'
import { GcBallast } from '../../../src-renderer/painting/gc-ballast.ts'

const MEGABYTE = 1024 * 1024

// What other tests left to the collector would be collected while these count.
beforeEach(() => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // The memory of array buffers is freed in the background; the second collection waits until that has ended.
  collect()
  collect()
})

// That it takes no memory is seen in the program itself, by the endurance tests: Node has another allocator than Electron.
test('what was received is counted', () => {
  const ballast = new GcBallast()
  const before = process.memoryUsage().arrayBuffers
  for (let received = 0; received < 60 * MEGABYTE; received += PART_BYTES) ballast.add(PART_BYTES)
  const counted = process.memoryUsage().arrayBuffers - before
  expect(counted).toBeGreaterThanOrEqual(48 * MEGABYTE)
})

test('of much that was received only a part is held', () => {
  const ballast = new GcBallast()
  for (let received = 0; received < 4096 * MEGABYTE; received += MEGABYTE) ballast.add(MEGABYTE)
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(1024 * MEGABYTE)
})
