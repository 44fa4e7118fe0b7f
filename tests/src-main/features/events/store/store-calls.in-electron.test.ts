import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreCalls } from '../../../../../src-main/features/events/store/store-calls.ts'
import { aText, owned } from '../../../../support/some-events.ts'

const NOW = Date.now()
const budget = { bytes: 16_000_000, days: 30 }
let folder = ''
let calls: StoreCalls

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-events-'))
  calls = new StoreCalls({ path: join(folder, 'events.sqlite'), budget })
})
afterEach(async () => {
  calls.close()
  await rm(folder, { recursive: true })
})

test('the database can be opened before it is needed', async () => {
  calls.open()
  expect(await readdir(folder)).toContain('events.sqlite')
  calls.add(owned(aText('Barn', 'stored', NOW)))
  expect(calls.totals().events).toBe(1)
})

test('a disk that was away is used again', async () => {
  await rename(folder, `${folder}-away`)
  expect(() => calls.add(owned(aText('Barn', 'lost', NOW)))).toThrow('unable to open')
  await rename(`${folder}-away`, folder)
  calls.add(owned(aText('Barn', 'stored', NOW)))
  expect(calls.totals().events).toBe(1)
})

test('a damaged database is set aside, and a new one begun', async () => {
  const path = join(folder, 'events.sqlite')
  await writeFile(
    path,
    'this is no database, and long enough to be read as the header of one '.repeat(20),
  )
  expect(() => calls.add(owned(aText('Barn', 'first', NOW)))).toThrow('not a database')
  calls.add(owned(aText('Barn', 'again', NOW)))
  expect(calls.totals().events).toBe(1)
  expect(await readdir(folder)).toContain('events.sqlite.damaged')
})
