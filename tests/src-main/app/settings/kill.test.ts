/** A real process that saves in a loop is killed repeatedly: its settings are readable every time. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from './open-store.ts'

/** The change of the writer's files at which each round kills it. */
const KILLED_AT = [0, 1, 3, 6] as const
const WRITER = join(import.meta.dirname, 'endless-writer.ts')

/** Kills a writer at a different change of its files in each round; returns the last number that it printed. */
async function killWriter(path: string, from: number, killedAt: number): Promise<number> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, path, `${from}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = from - 1
  createInterface(writer.stdout).on('line', (line) => (last = Number(line)))
  await once(writer.stdout, 'data') // From now on it writes, so each change is a step of a save.
  let changes = 0
  const watcher = watch(dirname(path), () => {
    if (changes++ === killedAt) writer.kill('SIGKILL')
  })
  const [, signal] = (await once(writer, 'close')) as [unknown, string]
  watcher.close()
  expect(signal).toBe('SIGKILL')
  return last
}

test(
  'after being killed in the middle of a write, the last saved settings are read',
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-kill-'))
    const path = join(folder, 'settings.json')
    let saved = -1
    for (const killedAt of KILLED_AT) {
      saved = await killWriter(path, saved + 1, killedAt)
      const { troubles, tiles } = await openStore(path)
      expect(troubles).toEqual([])
      const found = Number(tiles.value[0]?.camera)
      // The interrupted write may also have been completed.
      expect(found).toBeGreaterThanOrEqual(saved)
      expect(found).toBeLessThanOrEqual(saved + 1)
      saved = found
    }
    const left = (await readdir(folder)).filter((name) => !name.endsWith('.tmp'))
    expect(left.sort()).toEqual(['settings.json', 'settings.json.bak'])
    await rm(folder, { recursive: true })
  },
)
