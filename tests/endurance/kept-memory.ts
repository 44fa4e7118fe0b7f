/**
 * The memory that a program on plain Node keeps: its own pages, after a garbage collection. The proportional set size does not tell
 * it: that grows when another process of Node ends, with which it shared pages, and V8 lets the heap grow for minutes before it looks
 * at all of it for the first time.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** With these, Node collects garbage when `keptMemory` wants it. */
export const COLLECTING: readonly string[] = [
  ...['--expose-gc', '--require'],
  join(import.meta.dirname, 'collect-on-signal.cjs'),
]

/** Of these samples, one a second, the least counts: messages come and go. */
const SAMPLES = 10

/** In MB. The program must have been started with `COLLECTING`. */
export async function keptMemory(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2')
  const samples: number[] = []
  while (samples.length < SAMPLES) {
    await sleep(1000)
    samples.push(await ownMemory(pid))
  }
  return Math.min(...samples)
}

async function ownMemory(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(text)?.[1]
  if (kilobytes === undefined) throw new Error(`Linux does not tell the memory of ${pid}.`)
  return Number(kilobytes) / 1000
}
