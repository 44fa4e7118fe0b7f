/** How much of the computer's CPU time other programs left for a test. */
import { availableParallelism } from 'node:os'
import { busySeconds, cpuSeconds } from '../bench/processes.ts'

/** @returns a function that returns the part since this call, from 0 to 1: 1 if no other program ran */
export async function measureCpuLeft(): Promise<() => Promise<number>> {
  const read = async () => ({
    at: performance.now(),
    others: (await busySeconds()) - (await cpuSeconds([process.pid])),
  })
  const before = await read()
  return async () => {
    const now = await read()
    const all = (availableParallelism() * (now.at - before.at)) / 1000
    return Math.min(1, Math.max(0, 1 - (now.others - before.others) / all))
  }
}
