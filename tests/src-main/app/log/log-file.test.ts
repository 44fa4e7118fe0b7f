import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LogFile, OLD_LOGS } from '../../../../src-main/app/log/log-file.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-log-'))
  path = join(folder, 'logs', 'camwall.log')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

test('lines have a timestamp, are in order, and follow those of the last run', async () => {
  const log = new LogFile(path)
  log.write('first', 0)
  log.write('second', 1500)
  await log.flush()
  const next = new LogFile(path)
  next.write('third', 60_000)
  await next.flush()
  expect(await readFile(path, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z first\n1970-01-01T00:00:01.500Z second\n1970-01-01T00:01:00.000Z third\n',
  )
})

test('text from a sender cannot start a new line or contain terminal escapes', async () => {
  const log = new LogFile(path)
  log.write('“Barn\n1970 faked \u001b[31mred\u202e”', 0)
  await log.flush()
  expect(await readFile(path, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z “Barn\\u{a}1970 faked \\u{1b}[31mred\\u{202e}”\n',
  )
})

test('its size is bounded: the oldest lines are removed', async () => {
  const maxBytes = 1000
  const log = new LogFile(path, maxBytes)
  for (let number = 0; number < 500; number++) {
    log.write(`line ${number}`)
    await log.flush()
  }
  const names = (await readdir(join(folder, 'logs'))).sort()
  expect(names).toEqual(['camwall.log', 'camwall.log.1', 'camwall.log.2', 'camwall.log.3'])
  expect(names).toHaveLength(1 + OLD_LOGS)
  const files = await Promise.all(names.map((name) => readFile(join(folder, 'logs', name), 'utf8')))
  for (const text of files) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes)
  const numbers = files
    .toReversed()
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => Number(line.split(' ').at(-1)))
  expect(numbers.at(-1)).toBe(499)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
})

test('lines that cannot be written in time are counted and omitted', async () => {
  const log = new LogFile(path)
  for (let number = 0; number < 3000; number++) log.write('line')
  await log.flush()
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(1002)
  const omitted = Number(/… and (\d+) more lines/.exec(lines.at(-1) ?? '')?.[1])
  expect(lines.length - 1 + omitted).toBe(3000)
})

test('a failure to write the log is reported once, and has no other effect', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  await writeFile(join(folder, 'logs'), '')
  const log = new LogFile(path)
  for (const line of ['first', 'second']) {
    log.write(line)
    await log.flush()
  }
  log.writeNow('third')
  expect(stderr).toHaveBeenCalledTimes(1)
})

test('a folder that is deleted while Camwall runs is created again', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  const log = new LogFile(path)
  log.write('first', 0)
  await log.flush()
  await rm(join(folder, 'logs'), { recursive: true })
  for (const line of ['second', 'third', 'fourth']) {
    log.write(line, 0)
    await log.flush()
  }
  expect(stderr.mock.calls).toEqual([[expect.stringContaining('ENOENT')]])
  expect(await readFile(path, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z third\n1970-01-01T00:00:00.000Z fourth\n',
  )
})

// On Linux every write to /dev/full fails as on a full disk.
test.skipIf(process.platform !== 'linux')('a full disk has no other effect', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  const full = join(folder, 'camwall.log')
  await symlink('/dev/full', full)
  const log = new LogFile(full)
  log.write('first')
  await log.flush()
  expect(stderr.mock.calls[0]?.[0]).toMatch(/ENOSPC/)
})

test('lines that are written synchronously are in the file at once', async () => {
  const log = new LogFile(path)
  log.writeNow('fault: gone', 0)
  expect(await readFile(path, 'utf8')).toBe('1970-01-01T00:00:00.000Z fault: gone\n')
})
