import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { EventFilter, ListedEvent } from '../../../../src-main/features/events/contract.ts'
import { EventExports, MAX_EXPORTS } from '../../../../src-main/features/events/export-events.ts'
import { aText } from '../../../support/some-events.ts'

const NOW = Date.UTC(2026, 10, 26)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-export-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

/** Of so many events: the newest first, and two in a page. */
function exportsOf(count: number, filters: EventFilter[] = []): EventExports {
  const all: readonly ListedEvent[] = Array.from({ length: count }, (_, index) => {
    const id = count - 1 - index
    return { ...aText('=cmd', `event ${id}`, NOW + id), id, hasPicture: false }
  })
  return new EventExports((filter, after) => {
    filters.push(filter)
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1
    return Promise.resolve({ events: all.slice(from, from + 2), hasMore: from + 2 < count })
  })
}

test('all events are exported, page after page, as CSV and as JSON Lines', async () => {
  const file = (name: string) => join(folder, name)
  expect(await exportsOf(5).write(file('all.csv'), 'csv', {})).toBe(5)
  const csv = (await readFile(file('all.csv'), 'utf8')).split('\r\n')
  expect(csv).toHaveLength(7)
  expect(csv[0]).toBe('time,camera,kind,event,phase,seconds')
  expect(csv[1]).toBe(`${new Date(NOW + 4).toISOString()},'=cmd,text,event 4,,`)
  expect(await exportsOf(3).write(file('all.jsonl'), 'jsonl', {})).toBe(3)
  const lines = (await readFile(file('all.jsonl'), 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { camera: '=cmd', kind: 'text', text: 'event 2', at: NOW + 2 },
    { camera: '=cmd', kind: 'text', text: 'event 1', at: NOW + 1 },
    { camera: '=cmd', kind: 'text', text: 'event 0', time: new Date(NOW).toISOString() },
  ])
})

test('each page is of the filter', async () => {
  const filters: EventFilter[] = []
  await exportsOf(3, filters).write(join(folder, 'some.csv'), 'csv', { to: NOW + 2 })
  expect(filters).toEqual([{ to: NOW + 2 }, { to: NOW + 2 }])
})

test('a file is written by one export at a time', async () => {
  const exports = exportsOf(3)
  const first = exports.write(join(folder, 'all.csv'), 'csv', {})
  await expect(exports.write(join(folder, 'all.csv'), 'csv', {})).rejects.toThrow('not finished')
  expect(await first).toBe(3)
})

test('an export that fails leaves nothing behind', async () => {
  await mkdir(join(folder, 'taken'))
  await expect(exportsOf(3).write(join(folder, 'taken'), 'csv', {})).rejects.toThrow()
  const gone = new EventExports(() => Promise.reject(new Error('gone')))
  await expect(gone.write(join(folder, 'unread'), 'csv', {})).rejects.toThrow('gone')
  expect(await readdir(folder)).toEqual(['taken'])
})

test.skipIf(process.platform === 'win32')(
  'disks that do not answer hold up nothing else, and few are waited for',
  async () => {
    const exports = exportsOf(3)
    // A named pipe that nobody reads cannot be opened yet.
    const files = Array.from({ length: MAX_EXPORTS }, (_, index) => join(folder, `${index}.csv`))
    const pipes = files.map((file) => `${file}.tmp`)
    await promisify(execFile)('mkfifo', pipes)
    const exported = Promise.allSettled(files.map((file) => exports.write(file, 'csv', {})))
    await expect(exports.write(join(folder, 'one.csv'), 'csv', {})).rejects.toThrow('not finished')
    for (const pipe of pipes) expect(await readFile(pipe, 'utf8')).toContain('event 0')
    await exported
    expect(await exports.write(join(folder, 'one.csv'), 'csv', {})).toBe(3)
  },
)
