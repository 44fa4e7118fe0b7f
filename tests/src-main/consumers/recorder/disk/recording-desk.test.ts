import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemDisk } from '../../../../../src-main/consumers/recorder/disk/disk.ts'
import { MANIFEST_NAME } from '../../../../../src-main/consumers/recorder/disk/manifest.ts'
import {
  RecordingDesk,
  RETRY_MS,
} from '../../../../../src-main/consumers/recorder/disk/recording-desk.ts'
import {
  EVERY_CAMERA,
  type FolderAnswer,
  type FolderCall,
  type RecordingPlan,
  type RecordingReport,
} from '../../../../../src-main/consumers/recorder/orders.ts'
import { unpackFiles } from '../../../../../src-main/capture/recorded-file.ts'
import {
  NOTHING_DELETED,
  type DeletableFiles,
  type DeletedFiles,
  type PackedFiles,
} from '../../../../../src-main/contract/recording.ts'
import { Tally } from '../../../../../src-main/consumers/recorder/tally.ts'
import {
  aFrame,
  bodiesFormat,
  fillableDisk,
  isFinished,
  ManifestInMemory,
  marksIn,
  openManifestWith,
} from '../../../../support/a-recording.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-recording-'))
})
afterEach(async () => {
  for (const each of [folder, `${folder}-away`]) await rm(each, { recursive: true, force: true })
})

const DAY_MS = 86_400_000
const KEEP_ALL = { days: null, bytes: null, freeBytes: 0 }

function aDesk(
  changes: Partial<RecordingPlan> = {},
  rows: ConstructorParameters<typeof ManifestInMemory>[0] = [],
  /** Milliseconds that pass each time when the clock is looked at. */
  passing = 0,
) {
  const { disk, state } = fillableDisk()
  const clock = { at: Date.UTC(2026, 10, 26, 12), steady: 0 }
  const written = new Tally()
  const dropped = new Tally()
  const told: string[] = []
  const answers: FolderAnswer[] = []
  const given: ArrayBuffer[] = []
  const taken = { orders: 0 }
  const plan: RecordingPlan = {
    folder,
    format: 'mkv',
    partMinutes: 1,
    retention: KEEP_ALL,
    ...changes,
  }
  const report = (each: RecordingReport) => {
    if (each.kind === 'counted') {
      written.addAll(each.written)
      dropped.addAll(each.dropped)
    } else if (each.kind === 'failure') told.push(each.failure?.reason ?? 'recovered')
    else if (each.kind === 'closed') told.push('closed')
    else if (each.kind === 'answer') answers.push(each.answer)
    else if (each.kind === 'undeleted')
      told.push(`${each.undeleted.files} undeleted: ${each.undeleted.why.slice(0, 5)}`)
    else if (each.kind === 'freed') given.push(...each.memory)
    else taken.orders += 1
  }
  const ask = (call: FolderCall) => {
    desk.answer(answers.length, call)
    return answers.at(-1)
  }
  const desk = new RecordingDesk(plan, {
    disk,
    openManifest: openManifestWith(rows),
    formats: { mkv: bodiesFormat, mcap: { ...bodiesFormat, extension: 'mcap', holdsAll: true } },
    clock: { now: () => clock.at, steady: () => (clock.steady += passing) },
    report,
  })
  const pass = (ms: number) => {
    clock.at += ms
    clock.steady += ms
  }
  return { desk, ask, disk: state, rows, written, dropped, told, taken, pass, plan, clock, given }
}

async function files(): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  return all
    .filter((entry) => entry.isFile() && entry.name !== MANIFEST_NAME)
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function putAnotherInPlace(): Promise<void> {
  await rename(folder, `${folder}-away`)
  await mkdir(folder)
  await writeFile(join(folder, MANIFEST_NAME), '')
}

const marksOfAll = async () => (await files()).map(marksIn)

test('each camera has a file; all frames are in it, and counted, after a tick', async () => {
  const { desk, written, dropped } = aDesk()
  desk.take([aFrame('Barn', 1), aFrame('Gate', 2), aFrame('Barn', 3)])
  desk.tick()
  expect(await marksOfAll()).toEqual([[1, 3], [2]])
  expect(written.of('Barn')).toEqual({ frames: 2, bytes: 20 })
  expect(written.of('Gate')).toEqual({ frames: 1, bytes: 10 })
  expect(dropped.isEmpty).toBe(true)
})

test('each order of frames and each plan is answered: else its disk would count as hanging', () => {
  const { desk, taken, plan } = aDesk()
  desk.take([aFrame('Barn', 1), aFrame('Gate', 2)])
  desk.change(plan)
  desk.change({ ...plan, folder: join(folder, 'elsewhere') })
  expect(taken.orders).toBe(3)
})

test('a format of all cameras has one file, which ends when nothing is recorded any more', async () => {
  const { desk, rows } = aDesk({ format: 'mcap' })
  desk.take([aFrame('Barn', 1), aFrame('Gate', 2)])
  desk.end(['Barn'])
  desk.take([aFrame('Gate', 3)])
  desk.end(['Gate', EVERY_CAMERA])
  expect(await marksOfAll()).toEqual([[1, 2, 3]])
  expect((await files()).every((file) => isFinished(file) && file.endsWith('.mcap'))).toBe(true)
  expect(rows.map(({ camera, format }) => [camera, format])).toEqual([[EVERY_CAMERA, 'mcap']])
})

test('only their owner can read the files', async () => {
  const { desk } = aDesk({ folder: join(folder, 'new', 'recordings') })
  desk.take([aFrame('Barn', 1)])
  desk.close()
  const modes = await Promise.all(
    [join(folder, 'new', 'recordings'), ...(await files())].map(
      async (path) => (await stat(path)).mode & 0o777,
    ),
  )
  expect(modes.map((mode) => mode.toString(8))).toEqual(['700', '600'])
})

test.runIf(process.platform !== 'win32')(
  'cameras whose names become the same have files of their own',
  async () => {
    const { desk } = aDesk()
    desk.take([aFrame('a/b', 1), aFrame('a\\b', 2), aFrame('..', 3), aFrame('CON', 4)])
    desk.close()
    expect((await marksOfAll()).flat().toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4])
  },
)

test('a new file begins after the minutes of a part, for another picture size, and after a stop', async () => {
  const { desk, pass, rows } = aDesk()
  desk.take([aFrame('Barn', 1)])
  pass(61_000)
  desk.take([aFrame('Barn', 2)])
  pass(1)
  desk.take([
    aFrame('Barn', 3, { picture: { kind: 'encoded', format: 'jpeg', width: 320, height: 240 } }),
  ])
  pass(1)
  desk.end(['Barn'])
  desk.take([aFrame('Barn', 4)])
  desk.close()
  expect(await marksOfAll()).toEqual([[1], [2], [3], [4]])
  expect((await files()).every(isFinished)).toBe(true)
  expect(rows.map(({ bytes }) => bytes)).toEqual([18, 18, 18, 18])
})

test('the file of a camera that sends nothing more is ended, too', async () => {
  const { desk, pass } = aDesk()
  desk.take([aFrame('Barn', 1)])
  pass(61_000)
  desk.tick()
  expect((await files()).every(isFinished)).toBe(true)
})

test('a frame that the format cannot hold is dropped, and no file made', async () => {
  const { desk, dropped } = aDesk()
  const values = { kind: 'uint', bytes: 1, isBigEndian: false } as const
  desk.take([
    aFrame('Barn', 1, { picture: { kind: 'raw', values, channels: 1, width: 5, height: 2 } }),
  ])
  desk.tick()
  expect(await files()).toEqual([])
  expect(dropped.of('Barn').frames).toBe(1)
})

test('while the disk is full, frames are dropped and counted; what was written stays, and it goes on later', async () => {
  const { desk, disk, told, written, dropped, pass } = aDesk()
  desk.take([aFrame('Barn', 1)])
  desk.tick()
  disk.isFull = true
  desk.take([aFrame('Barn', 2), aFrame('Barn', 3)])
  desk.tick()
  desk.take([aFrame('Barn', 4)])
  expect(await marksOfAll()).toEqual([[1]])
  pass(RETRY_MS)
  desk.take([aFrame('Barn', 5)])
  desk.tick()
  expect(told).toEqual(['full'])
  disk.isFull = false
  pass(RETRY_MS)
  desk.take([aFrame('Barn', 6)])
  desk.tick()
  desk.tick()
  expect(told).toEqual(['full', 'recovered'])
  expect((await marksOfAll()).flat()).toEqual([1, 6])
  expect(written.of('Barn').frames).toBe(2)
  expect(dropped.of('Barn').frames).toBe(4)
  expect((await files()).map(isFinished)).toEqual([true, false])
})

test('a folder that goes missing is not made again; recording goes on when it is back', async () => {
  const { desk, told, dropped, pass } = aDesk()
  desk.take([aFrame('Barn', 1)])
  desk.tick()
  await rename(folder, `${folder}-away`)
  desk.tick()
  pass(RETRY_MS)
  desk.take([aFrame('Barn', 2)])
  desk.tick()
  expect(told).toEqual(['gone'])
  expect(existsSync(folder)).toBe(false)
  await rename(`${folder}-away`, folder)
  pass(RETRY_MS)
  desk.take([aFrame('Barn', 3)])
  desk.tick()
  desk.close()
  expect(told).toEqual(['gone', 'recovered', 'closed'])
  expect(dropped.of('Barn').frames).toBe(1)
  expect((await marksOfAll()).flat()).toEqual([1, 3])
})

test('recording goes on in another folder that is put in the place of the first', async () => {
  const { desk, told, dropped, pass } = aDesk()
  desk.take([aFrame('Barn', 1)])
  desk.tick()
  await putAnotherInPlace()
  desk.tick()
  pass(RETRY_MS)
  desk.take([aFrame('Barn', 2)])
  desk.tick()
  expect(told).toEqual(['gone', 'recovered'])
  expect(dropped.isEmpty).toBe(true)
  expect(await marksOfAll()).toEqual([[2]])
})

test('files of another folder at its place are not finished', async () => {
  const path = '2026-01-01/Barn.mkv'
  const { desk } = aDesk({}, [{ id: 9, path, camera: 'Barn', format: 'mkv', at: 1 }])
  desk.take([aFrame('Gate', 1)])
  await putAnotherInPlace()
  await mkdir(join(folder, '2026-01-01'))
  await writeFile(join(folder, path), 'HEAD of another run')
  desk.tick()
  expect(await readFile(join(folder, path), 'utf8')).toBe('HEAD of another run')
})

test('a file that a person deletes is begun anew', async () => {
  const { desk, rows, pass } = aDesk()
  desk.take([aFrame('Barn', 1)])
  desk.tick()
  for (const file of await files()) await rm(file)
  desk.tick()
  pass(1)
  desk.take([aFrame('Barn', 2)])
  desk.close()
  expect(await marksOfAll()).toEqual([[2]])
  expect(rows).toHaveLength(1)
})

test('files of a run that was killed are finished, and those without a frame removed', async () => {
  const killed = aDesk()
  killed.desk.take([aFrame('Barn', 1), aFrame('Gate', 2)])
  killed.desk.tick()
  killed.desk.take([aFrame('Barn', 3), aFrame('Door', 4)]) // Not flushed.
  const next = aDesk({}, killed.rows)
  next.desk.tick()
  expect(await marksOfAll()).toEqual([[1], [2]])
  expect((await files()).every(isFinished)).toBe(true)
  expect(next.rows.map(({ camera, bytes }) => [camera, bytes])).toEqual([
    ['Barn', 18],
    ['Gate', 18],
  ])
})

test('what is too old is deleted; what is protected, and what Camwall did not write, stays', async () => {
  const { desk, rows, pass, plan } = aDesk()
  desk.take([aFrame('Old', 1), aFrame('Protected', 2), aFrame('Replaced', 3)])
  desk.close()
  new ManifestInMemory(rows).protect(['Protected'], 0, Infinity, true)
  const [replaced = ''] = (await files()).filter((file) => file.includes('Replaced'))
  await writeFile(replaced, 'this is the file of a person')
  const foreign = join(replaced, '..', 'mine.mkv')
  await writeFile(foreign, 'mine')
  pass(2 * DAY_MS)
  const later = aDesk({ ...plan, retention: { ...KEEP_ALL, days: 1 } }, rows)
  later.pass(2 * DAY_MS)
  later.desk.tick()
  expect((await files()).map((file) => file.replace(/.*\/| .*/g, ''))).toEqual([
    'Protected',
    'Replaced',
    'mine.mkv',
  ])
})

test('protected files take no space from others', async () => {
  const { desk, rows, pass } = aDesk({ retention: { ...KEEP_ALL, bytes: 40 } })
  const path = '2026-01-01/Kept.mkv'
  const kept = { path, camera: 'Kept', format: 'mkv', at: 1, bytes: 50, endedAt: 5 }
  rows.push({ ...kept, id: 1000, isProtected: true })
  for (const mark of [1, 2, 3]) {
    desk.take([aFrame('Barn', mark)])
    pass(61_000)
    desk.tick()
  }
  expect(await marksOfAll()).toEqual([[2], [3]])
})

test('what cannot be deleted is told once and stays; others go, and recording goes on', async () => {
  const { desk, rows, told, pass } = aDesk({ retention: { ...KEEP_ALL, days: 1 } })
  desk.take([aFrame('Old', 1)])
  desk.end(['Old', EVERY_CAMERA])
  symlinkSync('2026-01-01', join(folder, '2026-01-01')) // It leads to itself.
  for (let number = 0; number < 150; number++) {
    const path = `2026-01-01/Loop ${number}.mkv`
    rows.push({
      id: 1000 + number,
      path,
      camera: 'Loop',
      format: 'mkv',
      at: 1,
      bytes: 5,
      endedAt: 5,
    })
  }
  pass(2 * DAY_MS)
  desk.take([aFrame('Barn', 2)])
  desk.tick()
  pass(70_000)
  desk.take([aFrame('Barn', 3)])
  desk.tick()
  expect(told).toEqual(['150 undeleted: ELOOP'])
  expect(await marksOfAll()).toEqual([[2], [3]])
  expect(rows.filter(({ camera }) => camera === 'Loop')).toHaveLength(150)
})

test('without enough free space the oldest go, and then recording stops until there is', async () => {
  const { desk, disk, told, plan, pass } = aDesk({ retention: { ...KEEP_ALL, freeBytes: 1000 } })
  desk.take([aFrame('Barn', 1)])
  desk.tick()
  disk.freeBytes = 999
  desk.tick()
  expect(told).toEqual(['full'])
  expect((await files()).every(isFinished)).toBe(true)
  disk.freeBytes = 2000
  pass(RETRY_MS)
  desk.change(plan)
  desk.take([aFrame('Barn', 2)])
  desk.tick()
  expect(told).toEqual(['full', 'recovered'])
})

test('what is recorded can be found and protected, while it is written and afterwards', async () => {
  const { desk, ask, rows, pass, plan } = aDesk()
  const filesOf = (answer: unknown) => unpackFiles((answer as { result: PackedFiles }).result)
  const find = (from: number, to: number) => filesOf(ask({ name: 'files', args: [{ from, to }] }))
  const arrivedAt = Date.UTC(2026, 10, 26, 11)
  expect(find(0, 1e15)).toEqual([])
  desk.take([aFrame('Barn', 1, { arrivedAt }), aFrame('Gate', 2, { arrivedAt: arrivedAt + 1 })])
  desk.tick()
  const written = find(arrivedAt - 1000, arrivedAt)
  expect(written).toMatchObject([
    {
      camera: 'Barn',
      format: 'mkv',
      from: arrivedAt,
      to: undefined,
      bytes: 14,
      isProtected: false,
    },
  ])
  expect(written.map(({ path }) => path)).toEqual(
    (await files()).filter((path) => path.includes('Barn')),
  )
  pass(1000)
  desk.close()

  const later = aDesk({}, rows)
  expect(later.ask({ name: 'days', args: [] })).toMatchObject({ result: [{ files: 2, bytes: 36 }] })
  later.ask({ name: 'protect', args: [['Barn'], { from: 0, to: 1e15 }, true] })
  const everything: FolderCall = { name: 'files', args: [{ from: 0, to: 1e15 }] }
  expect(filesOf(later.ask(everything))).toMatchObject([
    { camera: 'Barn', isProtected: true },
    { camera: 'Gate', isProtected: false },
  ])
  for (const path of await files()) await rm(path)
  rows.push({ id: 9, path: '../../etc/passwd', camera: 'Evil', format: 'mkv', at: 0 })
  expect(filesOf(later.ask(everything))).toEqual([])
  expect(plan.folder).toBe(folder)
})

test('a person deletes what is finished and not protected, and is told of what stays', async () => {
  const { desk, ask, pass, clock } = aDesk()
  const stretch = { from: 0, to: 1e15 }
  const deletable = (cameras?: readonly string[]) => {
    const answer = ask({ name: 'deletable', args: [{ ...stretch, cameras }] })
    return (answer as { readonly result: DeletableFiles }).result
  }
  expect(deletable()).toMatchObject({ files: 0 })
  const arrivedAt = clock.at - 1000
  for (const camera of ['Barn', 'Gate', 'Kept', 'Yard'])
    desk.take([aFrame(camera, 1, { arrivedAt })])
  desk.tick()
  expect(deletable()).toMatchObject({ files: 0, openFiles: 4, range: undefined })
  pass(1000)
  desk.end(['Barn', 'Gate', 'Kept'])
  ask({ name: 'protect', args: [['Kept'], stretch, true] })
  expect(deletable(['Barn', 'Kept'])).toMatchObject({ files: 1, protectedFiles: 1, openFiles: 0 })
  const found = deletable()
  expect(found).toEqual({
    ...{ files: 2, bytes: 36, protectedFiles: 1, openFiles: 1, sharedFiles: 0, at: clock.at },
    range: { from: arrivedAt, to: clock.at },
  })

  pass(1000)
  desk.end(['Yard'])
  expect(ask({ name: 'delete', args: [stretch, found.at, 0] })).toEqual({
    result: { ...NOTHING_DELETED, files: 2, bytes: 36 },
  })
  // The last one was finished after the person looked.
  expect((await files()).map((path) => /(Kept|Yard)/.exec(path)?.[0])).toEqual(['Kept', 'Yard'])
})

test('files that are not as they were left stay, and so does what the disk does not delete', async () => {
  const { desk, ask, pass, clock, rows } = aDesk()
  desk.take([aFrame('Barn', 1)])
  desk.take([aFrame('Gate', 1)])
  desk.tick()
  desk.end(['Barn', 'Gate'])
  pass(1000)
  const [barn = ''] = await files()
  writeFileSync(barn, 'somebody else’s')
  symlinkSync('2026-01-01', join(folder, '2026-01-01')) // It leads to itself.
  const row = { camera: 'Loop', format: 'mkv', at: 1, bytes: 5, endedAt: 5 }
  rows.push({ ...row, id: 9, path: '2026-01-01/Loop.mkv' })
  expect(ask({ name: 'delete', args: [{ from: 0, to: 1e15 }, clock.at, 0] })).toEqual({
    result: {
      ...NOTHING_DELETED,
      ...{ files: 1, bytes: 18, changedFiles: 1, failedFiles: 1 },
      why: expect.stringMatching(/^ELOOP/) as string,
    },
  })
  expect(await files()).toEqual([barn])
})

test('a file of all cameras is deleted with all of them only', () => {
  const { desk, ask, pass } = aDesk({ format: 'mcap' })
  desk.take([aFrame('Barn', 1), aFrame('Gate', 1)])
  desk.tick()
  desk.close()
  pass(1000)
  const stretch = { from: 0, to: 1e15 }
  expect(ask({ name: 'deletable', args: [{ ...stretch, cameras: ['Barn'] }] })).toMatchObject({
    result: { files: 0, sharedFiles: 1 },
  })
  expect(ask({ name: 'deletable', args: [stretch] })).toMatchObject({
    result: { files: 1, sharedFiles: 0 },
  })
})

test('a block of memory is given back when all of its frames are written', () => {
  const { desk, given } = aDesk()
  const block = new Uint8Array(20).fill(3)
  const ofBlock = (camera: string, start: number) =>
    aFrame(camera, 3, { body: block.subarray(start, start + 10) })
  desk.take([ofBlock('Barn', 0), ofBlock('Gate', 10)])
  desk.end(['Barn'])
  expect(given).toEqual([])
  desk.tick()
  expect(given).toEqual([block.buffer])
  desk.take([ofBlock('Barn', 0)])
  desk.tick()
  expect(given).toEqual([block.buffer, block.buffer])
})

test('the memory of frames that are lost is given back, too', () => {
  const { desk, given, disk, pass } = aDesk()
  const [first, second, third] = [aFrame('Barn', 1), aFrame('Barn', 2), aFrame('Barn', 3)]
  disk.isFull = true
  desk.take([first])
  expect(given).toEqual([first.body.buffer])
  desk.take([second]) // It is not tried again yet.
  expect(given).toEqual([first, second].map(({ body }) => body.buffer))
  disk.isFull = false
  pass(RETRY_MS)
  desk.take([third])
  disk.isFull = true
  desk.tick()
  expect(given).toEqual([first, second, third].map(({ body }) => body.buffer))
})

test('many recordings are deleted bit by bit', async () => {
  const { desk, ask, pass, clock } = aDesk({}, [], 150)
  const cameras = Array.from({ length: 5 }, (_, index) => `Camera ${index}`)
  for (const camera of cameras) desk.take([aFrame(camera, 1)])
  desk.tick()
  desk.end(cameras)
  pass(1000)
  let next: number | undefined = 0
  const counts: number[] = []
  while (next !== undefined) {
    const answer = ask({ name: 'delete', args: [{ from: 0, to: 1e15 }, clock.at, next] })
    const deleted = (answer as { readonly result: DeletedFiles }).result
    counts.push(deleted.files)
    next = deleted.next
  }
  expect(counts).toEqual([2, 2, 1])
  expect(await files()).toEqual([])
})

test('a folder that another Camwall has open is told', () => {
  const { plan } = aDesk()
  writeFileSync(join(folder, MANIFEST_NAME), '')
  const answers: RecordingReport[] = []
  const desk = new RecordingDesk(plan, {
    disk: systemDisk,
    openManifest: () => {
      throw Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 })
    },
    formats: { mkv: bodiesFormat, mcap: bodiesFormat },
    clock: { now: () => 0, steady: () => 0 },
    report: (each) => answers.push(each),
  })
  desk.answer(7, { name: 'days', args: [] })
  expect(answers).toMatchObject([
    { kind: 'answer', id: 7, answer: { failed: { reason: 'in-use' } } },
  ])
})
