/** CPU time, page faults and memory of processes, from Linux's accounting (`proc(5)`). */
import { readdir, readFile } from 'node:fs/promises'

/** Linux reports CPU time to user space in hundredths of a second, whatever the kernel's clock rate is. */
const TICKS_PER_SECOND = 100

interface Process {
  readonly pid: number
  readonly parent: number
  readonly seconds: number
  /** Page faults without a read from disk: mostly new memory, which the kernel clears. */
  readonly faults: number
}

/** The processes and all their descendants. */
export async function family(roots: readonly number[]): Promise<readonly number[]> {
  const all = await processes()
  const members = new Set(roots)
  // A child's process id can be lower than its parent's, so one pass over the list is not enough.
  for (let size = 0; size !== members.size;) {
    size = members.size
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid)
  }
  return [...members]
}

/** User and system time of a process family so far, in seconds. Ended processes no longer count. */
export async function cpuSeconds(roots: readonly number[]): Promise<number> {
  return sumOver(roots, ({ seconds }) => seconds)
}

/** Minor page faults of a process family so far. Ended processes no longer count. */
export async function pageFaults(roots: readonly number[]): Promise<number> {
  return sumOver(roots, ({ faults }) => faults)
}

async function sumOver(
  roots: readonly number[],
  figure: (one: Process) => number,
): Promise<number> {
  const members = new Set(await family(roots))
  const all = await processes()
  return all.reduce((sum, one) => sum + (members.has(one.pid) ? figure(one) : 0), 0)
}

/** CPU time of all processes of the computer so far, in seconds. Interrupts are of no process. */
export async function busySeconds(): Promise<number> {
  const [total = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const [, user = 0, nice = 0, system = 0] = total.split(/\s+/).map(Number)
  return (user + nice + system) / TICKS_PER_SECOND
}

/** Memory of a family in MB, shared pages divided among those that share them (proportional set size). */
export async function memory(roots: readonly number[]): Promise<number> {
  const sizes = await Promise.all((await family(roots)).map(memoryOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The same for a single process. */
export async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1]
  return kilobytes === undefined ? 0 : Number(kilobytes) / 1000
}

/** The child of this process with that name. */
export async function childNamed(name: string): Promise<number | undefined> {
  for (const { pid, parent } of await processes()) {
    if (parent !== process.pid) continue
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    if (command.trim() === name) return pid
  }
  return undefined
}

async function processes(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(pids.map((pid) => readProcess(Number(pid))))
  return found.filter((one) => one !== undefined)
}

async function readProcess(pid: number): Promise<Process | undefined> {
  // The process may have ended since it was listed.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  // The name, in brackets, can contain any character; the fields after it start with the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return {
    pid,
    parent: Number(fields[1]),
    seconds: ticks / TICKS_PER_SECOND,
    faults: Number(fields[7]),
  }
}
