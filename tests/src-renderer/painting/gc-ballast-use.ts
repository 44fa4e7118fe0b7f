/** A process of its own that uses GC ballast: what other tests leave to the collector would change when it runs. */
import { GcBallast } from '../../../src-renderer/painting/gc-ballast.ts'
import { PART_BYTES } from '../../../src-main/desktop/ipc/frame-parts.ts'

const MEGABYTE = 1024 * 1024

const before = process.memoryUsage().arrayBuffers
const first = new GcBallast()
for (let received = 0; received < 60 * MEGABYTE; received += PART_BYTES) first.add(PART_BYTES)
const counted = process.memoryUsage().arrayBuffers - before

const second = new GcBallast()
for (let received = 0; received < 4096 * MEGABYTE; received += MEGABYTE) second.add(MEGABYTE)
const held = process.memoryUsage().arrayBuffers

console.log(JSON.stringify({ counted: counted / MEGABYTE, held: held / MEGABYTE }))
