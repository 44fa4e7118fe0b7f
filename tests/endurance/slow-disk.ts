/**
 * A real disk that the kernel slows down for one process: ext4 on a loop device, throttled by the block I/O controller of
 * cgroup v1. Needs root. Only what a process writes itself is slowed down, which is all that it waits for in `fdatasync`.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rmdir, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { withFolder } from './folder.ts'

const run = promisify(execFile)

const CONTROLLER = '/sys/fs/cgroup/blkio'
const DISK_BYTES = 256_000_000

export interface SlowDisk {
  /** An empty one on the disk. */
  readonly folder: string
  /** From now on for this process. It can be one only. */
  readonly slowDown: (pid: number, bytesPerSecond: number) => Promise<void>
  /** It is as fast as before. */
  readonly speedUp: () => Promise<void>
}

/** Whether this computer can slow down a disk. */
export function canSlowDown(): boolean {
  return existsSync(join(CONTROLLER, 'blkio.throttle.write_bps_device'))
}

export async function withSlowDisk<Result>(
  work: (disk: SlowDisk) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const image = join(folder, 'disk.img')
    const mounted = join(folder, 'mounted')
    const group = join(CONTROLLER, basename(folder))
    await writeFile(image, '')
    await truncate(image, DISK_BYTES)
    await run('mkfs.ext4', ['-q', '-O', '^has_journal', image])
    const device = (await run('losetup', ['-f', '--show', image])).stdout.trim()
    try {
      await mkdir(mounted)
      await run('mount', [device, mounted])
      await mkdir(group)
      const number = await readFile(`/sys/block/${basename(device)}/dev`, 'utf8')
      const limit = (bytesPerSecond: number) =>
        writeFile(
          join(group, 'blkio.throttle.write_bps_device'),
          `${number.trim()} ${bytesPerSecond}`,
        )
      const recordings = join(mounted, 'recordings')
      await mkdir(recordings)
      return await work({
        folder: recordings,
        slowDown: async (pid, bytesPerSecond) => {
          await limit(bytesPerSecond)
          await writeFile(join(group, 'cgroup.procs'), String(pid))
        },
        speedUp: () => limit(0),
      })
    } finally {
      await run('umount', ['-l', mounted]).catch(() => undefined)
      await run('losetup', ['-d', device])
      await rmdir(group).catch(() => undefined)
    }
  })
}
